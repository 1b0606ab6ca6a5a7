import Reference
import Specifications
import Workloads

extension LearningComparison {
  /// What one agent has learnt by a strategy at the end of its training: by state, then by action. RTL and
  /// golden model learn the same, so for both it is the golden model that is asked.
  ///
  /// - Throws: `DiagnosticReport` when agent and mazes do not fit.
  public func values(of strategy: LearningStrategy, seed: UInt32) throws -> [[Double]] {
    let specification = strategy.applied(to: specification)
    let settings = strategy.applied(to: settings)
    func rows(_ value: (Int, Int) -> Double) -> [[Double]] {
      (0..<specification.states).map { state in
        (0..<specification.actions).map { value(state, $0) }
      }
    }
    if model == .float {
      var agent = strategy.floatAgent(specification, seed: seed)
      _ = try task.train(&agent, specification: specification, settings: settings)
      return rows { agent.values[$0 * specification.actions + $1] }
    }
    var agent = specification.goldenAgent(seed: seed)
    _ = agent.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
    _ = try task.train(&agent, specification: specification, settings: settings)
    return rows { agent.value(state: $0, action: $1) }
  }

  /// The learning rate of each episode, the first of them first, as the golden model of the device gives it:
  /// its pulses, its converter and its division.
  public func measuredRates(of strategy: LearningStrategy, episodes: Int) -> [Double] {
    let specification = strategy.applied(to: specification)
    var settings = strategy.applied(to: settings).learningRegisters(episode: 1)
    settings.exploration = 0
    var agent = specification.goldenAgent(seed: 1)
    _ = agent.start(hardwareSeed: 1)
    let begin = AgentInput(reward: 0, state: 0, first: true, done: false)
    return (0..<episodes).map { _ in
      Double(agent.transact(begin, settings: settings).learningRate) / 65536
    }
  }
}
