import CircuitSimulator
import Components
import Specifications
import TestSupport
import Testing
import Workloads

/// The maze in hardware, beside the environment in Swift: an agent that acts at random while it learns, and
/// more and more like a shortest path when it does not, must be told the same by both.
@Suite struct MazeTrainerTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var maze: Maze
    var actions = 4
    /// Learning inputs after which the agent knows the way.
    var knows = 120
    var pausing = false
    var episodeLimit = 50
  }

  static let walks: [Walk] = [
    Walk(testDescription: "STATIC10", maze: .static10),
    Walk(testDescription: "the third of DYN, pausing", maze: Maze.dynamic8[2], pausing: true),
    Walk(
      testDescription: "never knows the way", maze: Maze.dynamic8[3], knows: .max, episodeLimit: 4),
    Walk(testDescription: "diagonals", maze: Maze.dynamic8[1], actions: 8, pausing: true),
    Walk(testDescription: "actions beyond the moves", maze: Maze.dynamic8[0], actions: 11),
    Walk(testDescription: "two moves of four, a corridor", maze: corridor, actions: 4, knows: 10),
  ]

  private static let corridor: Maze = {
    do { return try .open(rows: 1, columns: 5) } catch { fatalError("\(error)") }
  }()

  /// Takes actions; the same ones on either side.
  private struct Walker: Agent {
    var random = Numbers(7)
    let walk: Walk
    let path: [Int]
    let moves: [Move]
    var inputs: [AgentInput] = []
    var learning: [Bool] = []
    private var learnt = 0

    init(_ walk: Walk) {
      self.walk = walk
      moves = Move.moves(actions: walk.actions)
      path = walk.maze.shortestPath(moves: moves) ?? []
    }

    mutating func action(for input: AgentInput, settings: AgentSettings) -> Int {
      inputs.append(input)
      learning.append(settings.learning)
      if settings.learning {
        learnt += 1
        return Int.random(in: 0..<walk.actions, using: &random)
      }
      guard learnt > walk.knows, let place = path.firstIndex(of: input.state),
        place + 1 < path.count
      else { return 0 }
      return moves.firstIndex {
        walk.maze.destination(from: input.state, by: $0) == path[place + 1]
      } ?? 0
    }
  }

  @Test(arguments: walks)
  func `the hardware tells the agent what the environment does`(walk: Walk) throws {
    let specification = MazeWalker(states: 100, actions: walk.actions).specification
    var settings = TrainingSettings(specification.learning)
    settings.stepLimit = 37
    settings.convergenceEpisodes = 3
    settings.episodeLimit = walk.episodeLimit
    settings.acceptedRatio = 1.25
    settings.followsLoops = true
    let training = try TrainingRun(
      maze: walk.maze, specification: specification, settings: settings)
    var expected = Walker(walk)
    let result = try training.run(&expected)
    #expect(result.converged == (walk.knows != .max))

    let bench = try Bench(MazeTrainer(specification))
    var found = Walker(walk)
    try load(training.program, into: bench)
    try train(&found, bench, pausing: walk.pausing)
    #expect(found.inputs.count == expected.inputs.count)
    let difference = zip(found.inputs, expected.inputs).enumerated().first { $1.0 != $1.1 }
    #expect(difference == nil)
    #expect(found.learning == expected.learning)
    #expect(try bench["converged_at"] == result.episodesToConvergence ?? 0)
    #expect(try bench["episodes"] == result.episodes)
    #expect(try bench["steps"] == result.steps)
    #expect(try bench["transactions"] == result.transactions)
  }

  private func load(_ program: MazeProgram, into bench: Bench) throws {
    try bench.set([
      "begin": 0, "observation_ready": 0, "action_valid": 0, "action": 0, "maze_store": 1,
      "maze_columns": program.columns, "maze_start_cell": program.start,
      "maze_goal_cell": program.goal, "step_limit": program.stepLimit,
      "accepted_length": program.acceptedLength, "confirmations": program.confirmations,
      "episode_limit": program.episodeLimit,
    ])
    for (cell, open) in program.openMoves.enumerated() {
      try bench.set(["maze_store_cell": cell, "maze_store_open": open])
      try bench.simulation.step()
    }
    try bench.set(["maze_store": 0])
  }

  private func train(_ walker: inout Walker, _ bench: Bench, pausing: Bool) throws {
    var random = Numbers(3)
    try bench.set(["begin": 1])
    try bench.simulation.step()
    try bench.set(["begin": 0])
    let settings = TrainingSettings(MazeWalker().specification.learning)
    while try bench["finished"] == 0 {
      while try bench["observation_valid"] == 0, try bench["finished"] == 0 {
        try bench.simulation.step()
      }
      if try bench["finished"] == 1 { return }
      if pausing {
        for _ in 0..<Int.random(in: 0..<3, using: &random) { try bench.simulation.step() }
      }
      let input = try AgentInput(
        reward: bench["observation_reward"], state: bench["observation_state"],
        first: bench["observation_first"] == 1, done: bench["observation_done"] == 1)
      let isGreedy = try bench["greedy"] == 1
      try bench.set(["observation_ready": 1])
      try bench.simulation.step()
      try bench.set(["observation_ready": 0])
      // The memory is read while the agent thinks: at least one cycle.
      for _ in 0..<(pausing ? Int.random(in: 1..<4, using: &random) : 1) {
        #expect(try bench["action_ready"] == 1)
        try bench.simulation.step()
      }
      let registers =
        isGreedy ? settings.evaluationRegisters : settings.learningRegisters(episode: 1)
      let action = walker.action(for: input, settings: registers)
      try bench.set(["action_valid": 1, "action": input.done ? 0 : action])
      try bench.simulation.step()
      try bench.set(["action_valid": 0])
    }
  }
}
