extension Maze {
  /// The cells of a shortest path, start and goal included, or `nil` when none exists.
  ///
  /// Breadth-first search; among equally short paths the one whose moves come first in the list, counted from the start.
  ///
  /// - Parameter moves: the moves to use; up, down, left and right when not given.
  public func shortestPath(moves: [Move] = Move.moves(actions: 4)) -> [Int]? {
    var cameFrom = [Int](repeating: -1, count: cells)
    cameFrom[start] = start
    var queue = [start]
    var head = 0
    while head < queue.count, cameFrom[goal] < 0 {
      let here = queue[head]
      head += 1
      for move in moves {
        guard let next = destination(from: here, by: move), cameFrom[next] < 0 else { continue }
        cameFrom[next] = here
        queue.append(next)
      }
    }
    guard cameFrom[goal] >= 0 else { return nil }
    var path = [goal]
    while let last = path.last, last != start { path.append(cameFrom[last]) }
    return path.reversed()
  }
}
