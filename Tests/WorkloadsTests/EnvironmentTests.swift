import Reference
import Specifications
import TestSupport
import Testing

@testable import Workloads

/// The environments do what their sources say, and agents learn in them.
@Suite struct EnvironmentTests {
  @Test func `the cliff costs 100 and leads back, and the edge path earns -13`() {
    var cliff = CliffWalking()
    #expect(cliff.begin() == 36)
    #expect(cliff.step(3) == EnvironmentResponse(reward: -100, state: 36, done: false))
    var earned = cliff.step(0).reward
    for _ in 0..<11 { earned += cliff.step(3).reward }
    let last = cliff.step(1)
    #expect(last == EnvironmentResponse(reward: -1, state: 47, done: true))
    #expect(earned + last.reward == -13)
  }

  @Test func `a taxi reaches 500 states and is paid for the right place`() {
    var seen: Set<Int> = []
    var random = XorShift32(seed: 3)
    var taxi = TaxiWorld(seed: 1)
    var paid = 0
    for _ in 0..<3000 {
      seen.insert(taxi.begin())
      for _ in 0..<60 {
        let response = taxi.step(random.below(6))
        seen.insert(response.state)
        #expect([-1, -10, 20].contains(response.reward))
        #expect(response.done == (response.reward == 20))
        if response.done { paid += 1 }
        if response.done { break }
      }
    }
    // Of 500 states 100 have the passenger at the destination; only 4 of them, the ends, are come to.
    #expect(seen.count == 404)
    #expect(paid > 0)
  }

  @Test func `moves slip as often as said`() {
    var slippery = UnsteadyMaze(.static10, unsteadiness: MazeUnsteadiness(slip: 0.2, seed: 5))
    var stayed = 0
    for _ in 0..<20_000 {
      _ = slippery.begin()
      // From the start, up and left lead nowhere; right and down do.
      if slippery.step(0).state == 0 { stayed += 1 }
    }
    #expect(abs(Double(stayed) / 20_000 - 0.9) < 0.01)
  }

  @Test func `noise has its deviation`() {
    var noisy = UnsteadyMaze(
      .static10, unsteadiness: MazeUnsteadiness(rewardNoise: 0.3, seed: 5))
    let rewards = (0..<20_000).map { _ in
      _ = noisy.begin()
      return noisy.step(0).reward
    }
    let mean = rewards.reduce(0, +) / 20_000
    let square = rewards.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 20_000
    #expect(abs(mean + 0.1) < 0.01)
    #expect(abs(square.squareRoot() - 0.3) < 0.01)
  }

  @Test func `the goal moves to corners that can be reached`() throws {
    let mazes = Maze.static10.withGoalsInCorners
    #expect(mazes.map(\.goal) == [99, 9, 90])
    #expect(mazes.allSatisfy { $0.shortestPath() != nil })
    var moving = UnsteadyMaze(.static10, unsteadiness: MazeUnsteadiness(goalPeriod: 2))
    for _ in 0..<3 { _ = moving.begin() }
    let path = try #require(mazes[1].shortestPath())
    var done = false
    for (from, to) in zip(path, path.dropFirst()) {
      let move = Move.allCases.first { mazes[1].destination(from: from, by: $0) == to }
      done = moving.step(move?.rawValue ?? 0).done
    }
    #expect(done)
  }

  @Test func `the robot sees walls and pillars, and stops at them`() {
    var robot = WheeledRobot(seed: 2)
    _ = robot.begin()
    #expect(abs(robot.range(Double.pi) - 0.5) < 1e-12)
    // The first pillar stands at (1.3, 1.4) with radius 0.3.
    let direction = Double.pi / 2 - 0.7266423406817256
    #expect(abs(robot.range(direction) - ((0.8 * 0.8 + 0.9 * 0.9).squareRoot() - 0.3)) < 1e-9)
    var collided = false
    for _ in 0..<200 where !collided { collided = robot.step(0).reward < -0.3 }
    #expect(collided)
    #expect((0.12...3.88).contains(robot.x) && (0.12...3.88).contains(robot.y))
  }

  @Test(arguments: [Workload.cliff, .movingGoal, .robot])
  func `an agent earns more at the end than at the beginning`(_ workload: Workload) throws {
    let actions = workload == .robot ? 3 : 4
    var specification = MazeWalker(states: 512, actions: actions).specification
    specification.learning.rewardIntegerBits = 9
    var settings = TrainingSettings(specification.learning)
    settings.source = .constant
    settings.constantLearningRate = 0.2
    let run = try WorkloadRun(
      workload, maze: .static10, specification: specification, settings: settings)
    var agent = FloatQLearning(
      states: 512, actions: actions, errorFractionBits: 16, rates: [], seed: 1)
    let returns = try run.run(&agent, seed: 1)
    #expect(returns.count == workload.episodes)
    let tenth = returns.count / 10
    #expect(returns.suffix(tenth).reduce(0, +) > returns.prefix(tenth).reduce(0, +))
  }

  @Test func `an agent finds out which arm pays`() throws {
    var specification = MazeWalker(states: 2, actions: 10).specification
    specification.learning.rewardIntegerBits = 9
    var settings = TrainingSettings(specification.learning)
    settings.source = .constant
    let run = try WorkloadRun(
      .bandit, maze: .static10, specification: specification, settings: settings)
    var agent = FloatQLearning(
      states: 2, actions: 10, errorFractionBits: 16, rates: [], seed: 1)
    let earned = try run.run(&agent, seed: 1).reduce(0, +) / 1000
    // By chance it would earn the mean of the arms; one pull in ten is by chance.
    let means = Bandit(arms: 10, seed: 1).means
    #expect(earned > means.reduce(0, +) / 10 + 0.5)
  }

  @Test func `an agent that does not fit is refused`() {
    let small = MazeWalker(states: 16).specification
    for (workload, identifier) in [
      (Workload.taxi, "workload-size"), (.slipperyMaze, "workload-size"),
    ] {
      #expect {
        try WorkloadRun(
          workload, maze: .static10, specification: small,
          settings: TrainingSettings(small.learning))
      } throws: { "\($0)".contains(identifier) }
    }
    let walker = MazeWalker().specification
    #expect {
      try WorkloadRun(
        .cliff, maze: .static10, specification: walker,
        settings: TrainingSettings(walker.learning))
    } throws: { "\($0)".contains("workload-reward") }
  }
}
