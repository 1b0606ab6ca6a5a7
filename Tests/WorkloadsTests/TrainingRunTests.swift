import Diagnostics
import Reference
import Specifications
import TestSupport
import Testing
import Workloads

@Suite struct TrainingRunTests {
  private func train(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32,
    _ source: LearningRateSource = .device
  ) throws -> TrainingResult {
    var settings = TrainingSettings(specification.learning)
    settings.source = source
    settings.episodeLimit = 600
    let run = try TrainingRun(
      maze: .fitting(states: specification.states), specification: specification,
      settings: settings)
    var agent = QLearningAcceleratorReference(specification, seed: seed)
    _ = agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    let result = try run.run(&agent)
    #expect(result.path.count - 1 == result.shortestLength)
    #expect(agent.counters.steps == result.steps)
    #expect(agent.counters.episodes == result.episodes)
    #expect(agent.counters.faults == 0)
    return result
  }

  /// The mean of the float model is 51 with a deviation of 17 or more; no run here may come near the limit of 600.
  @Test(arguments: [1, 2, 3] as [UInt32])
  func theDeviceLearnsStatic10(seed: UInt32) throws {
    let result = try train(MazeWalker().specification, seed: seed)
    #expect(result.shortestLength == 18)
    #expect((30...120).contains(try #require(result.episodesToConvergence)))
    #expect(try result == train(MazeWalker().specification, seed: seed))
  }

  @Test func theDeviceIsFasterThanASlowConstant() throws {
    let device = try train(MazeWalker().specification, seed: 4)
    let constant = try train(MazeWalker().specification, seed: 4, .constant)
    let slow = try #require(constant.episodesToConvergence)
    #expect(try #require(device.episodesToConvergence) * 2 < slow)
  }

  @Test(arguments: [
    MazeWalker(states: 64), MazeWalker(states: 36, actions: 8), MazeWalker(converterBits: 6),
    MazeWalker(slices: 2), MazeWalker(slices: 4), MazeWalker(slices: 4, cellBits: 4),
  ])
  func otherSizesLearn(walker: MazeWalker) throws {
    var specification = walker.specification
    // A diagonal short cut is found by exploring only.
    if walker.actions == 8 { specification.learning.exploration = 0.5 }
    #expect(try train(specification, seed: 1).converged)
  }

  /// Five bits a value are too few for a long path; that each transaction still works is what counts.
  @Test func oneSliceRuns() throws {
    let specification = MazeWalker(states: 4, slices: 1).specification
    var settings = TrainingSettings(specification.learning)
    settings.episodeLimit = 60
    let run = try TrainingRun(
      maze: .open(rows: 2, columns: 2), specification: specification, settings: settings)
    var agent = QLearningAcceleratorReference(specification, seed: 1)
    _ = agent.start(hardwareSeed: 1)
    #expect(try run.run(&agent).converged)
  }

  @Test func winnerTakeAllLearns() throws {
    var specification = MazeWalker().specification
    specification.learning.greedyChoice = .winnerTakeAll
    #expect(try train(specification, seed: 1).converged)
  }

  @Test func progressIsToldForEveryEpisode() throws {
    let specification = MazeWalker(states: 16).specification
    let run = try TrainingRun(specification)
    var agent = QLearningAcceleratorReference(specification, seed: 1)
    _ = agent.start(hardwareSeed: 1)
    var episodes: [TrainingEpisode] = []
    let result = try run.run(&agent) { episodes.append($0) }
    #expect(episodes.map(\.number) == Array(1...result.episodes))
    #expect(episodes.map(\.steps).reduce(0, +) == result.steps)
    let last = episodes.suffix(run.settings.convergenceEpisodes)
    #expect(last.allSatisfy { $0.isShortest && $0.reachedGoal })
    #expect(last.first?.number == result.episodesToConvergence)
  }

  /// An agent that always goes up never arrives: every limit is kept.
  @Test func limitsAreKept() throws {
    struct Stubborn: Agent {
      var inputs = 0
      mutating func action(for input: AgentInput, settings: AgentSettings) -> Int {
        inputs += 1
        return 0
      }
    }
    let specification = MazeWalker().specification
    var settings = TrainingSettings(specification.learning)
    settings.stepLimit = 20
    settings.episodeLimit = 3
    var agent = Stubborn()
    let result = try TrainingRun(
      maze: .static10, specification: specification, settings: settings
    ).run(&agent)
    #expect(result.episodesToConvergence == nil)
    #expect(result.episodes == 3)
    #expect(result.steps == 60)
    #expect(result.transactions == 3 * (21 + 1))
    #expect(result.transactions == agent.inputs)
    #expect(result.path == [0])
  }

  @Test func unfitTasksAreRefused() throws {
    func identifier(_ body: () throws -> TrainingRun) -> String? {
      #expect(throws: DiagnosticReport.self) { _ = try body() }?.diagnostics.first?.identifier
    }
    let small = MazeWalker(states: 64).specification
    let settings = TrainingSettings(small.learning)
    #expect(
      identifier { try TrainingRun(maze: .static10, specification: small, settings: settings) }
        == "maze-states")
    let few = MazeWalker(actions: 2).specification
    #expect(identifier { try TrainingRun(few) } == "maze-path")
    var none = settings
    none.episodeLimit = 0
    #expect(
      identifier {
        try TrainingRun(
          maze: .static10, specification: MazeWalker().specification, settings: none)
      } == "training-limits")
  }
}
