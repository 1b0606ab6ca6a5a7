import Specifications

extension Maze {
  /// Of each cell, by its number, the moves that lead out of it, the first move in bit 0; walls, which nobody
  /// stands on, have theirs too.
  ///
  /// - Parameter moves: at most eight are told.
  public func openMoves(_ moves: [Move]) -> [Int] {
    (0..<cells).map { cell in
      moves.prefix(MazeProgram.moveLimit).enumerated().reduce(0) { mask, move in
        destination(from: cell, by: move.element) == nil ? mask : mask | 1 << move.offset
      }
    }
  }
}

extension TrainingRun {
  /// What a maze in hardware is loaded with, to train as this run does with `followsLoops`.
  public var program: MazeProgram {
    MazeProgram(
      columns: maze.columns, start: maze.start, goal: maze.goal,
      openMoves: maze.openMoves(Move.moves(actions: specification.actions)),
      stepLimit: settings.stepLimit, acceptedLength: acceptedLength,
      confirmations: settings.convergenceEpisodes, episodeLimit: settings.episodeLimit)
  }
}
