/// Names, by their positions, in blocks that are free of feedback: each in the first that stays so.
///
/// What a name needs, and what needs it, is known from the start, through whatever lies between. Blocks add to that:
/// who needs one member of a block needs all of them.
struct BlockSplit {
  /// The members of each block, ascending, by their first.
  var blocks: [[Int]] { firsts.map { members[$0] } }

  private let needs: Needs
  /// The first of each block, ascending.
  private var firsts: [Int] = []
  /// Of a block's first: all of them.
  private var members: [[Int]]
  /// Those whose members do not all need, and are not all needed by, the same.
  private var mixedBlocks: [Int: MixedBlock] = [:]

  private struct MixedBlock {
    var members = PositionSet()
    var needs = Needs.Both()
  }

  /// - Parameter needs: for each name, the positions of those it needs directly.
  init(needs: [[Int]]) {
    self.needs = Needs(needs)
    members = needs.map { _ in [] }
    for name in needs.indices { place(name) }
  }

  private mutating func place(_ name: Int) {
    let found = withBlocks(needs[name])
    guard let block = firstBlock(before: name, outside: found) else {
      firsts.append(name)
      members[name] = [name]
      return
    }
    if mixedBlocks[block] != nil || withBlocks(needs[block]) != found {
      var mixed = mixedBlocks[block] ?? MixedBlock()
      for member in members[block] + [name] {
        mixed.members.formUnion(PositionSet([member]))
        mixed.needs.formUnion(needs[member])
      }
      mixedBlocks[block] = mixed
    }
    members[block].append(name)
  }

  /// The first block that the name does not need and that does not need the name.
  private func firstBlock(before name: Int, outside found: Needs.Both) -> Int? {
    for gap in found.needed.union(found.needing).gaps(below: name) {
      let index = firsts.firstIndexOfSorted { $0 >= gap.lowerBound }
      if index < firsts.count, firsts[index] < gap.upperBound { return firsts[index] }
    }
    return nil
  }

  /// What is needed and needing with what comes in by blocks.
  private func withBlocks(_ direct: Needs.Both) -> Needs.Both {
    var result = direct
    var isComplete = false
    while !isComplete {
      let before = result
      for block in mixedBlocks.values {
        if result.needed.intersects(block.members) {
          result.needed.formUnion(block.members)
          result.needed.formUnion(block.needs.needed)
        }
        if result.needing.intersects(block.members) {
          result.needing.formUnion(block.members)
          result.needing.formUnion(block.needs.needing)
        }
      }
      isComplete = result == before
    }
    return result
  }
}

/// For each position, what it needs and what needs it, directly or through others.
private struct Needs {
  struct Both: Equatable {
    var needed = PositionSet()
    var needing = PositionSet()

    mutating func formUnion(_ other: Both) {
      needed.formUnion(other.needed)
      needing.formUnion(other.needing)
    }
  }

  private let needed: [PositionSet]
  private let needing: [PositionSet]

  init(_ direct: [[Int]]) {
    var backwards: [[Int]] = direct.map { _ in [] }
    for (position, needs) in direct.enumerated() {
      for need in needs { backwards[need].append(position) }
    }
    needed = PositionSet.reached(over: direct)
    needing = PositionSet.reached(over: backwards)
  }

  subscript(position: Int) -> Both {
    Both(needed: needed[position], needing: needing[position])
  }
}

extension PositionSet {
  /// For each position, those that are reached from it over one edge or more.
  fileprivate static func reached(over edges: [[Int]]) -> [PositionSet] {
    let order = ends(of: edges)
    var reached = edges.map { _ in PositionSet() }
    // Once through, ends first, is enough where no edges go round.
    var isComplete = false
    while !isComplete {
      isComplete = true
      for position in order {
        var found = reached[position]
        for next in edges[position] {
          found.formUnion(PositionSet([next]))
          found.formUnion(reached[next])
        }
        guard found != reached[position] else { continue }
        reached[position] = found
        isComplete = false
      }
    }
    return reached
  }

  /// All positions, each after those that its edges lead to, except where edges go round.
  private static func ends(of edges: [[Int]]) -> [Int] {
    var order: [Int] = []
    var isVisited = edges.map { _ in false }
    for start in edges.indices where !isVisited[start] {
      isVisited[start] = true
      var open = [(position: start, next: 0)]
      while let (position, next) = open.last {
        guard next < edges[position].count else {
          order.append(position)
          open.removeLast()
          continue
        }
        open[open.count - 1].next += 1
        let target = edges[position][next]
        if !isVisited[target] {
          isVisited[target] = true
          open.append((target, 0))
        }
      }
    }
    return order
  }
}
