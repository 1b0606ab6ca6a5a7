import Specifications

/// A golden model that answers transactions, with whatever engine.
public protocol GoldenAgent: Agent, Sendable {
  var counters: AcceleratorCounters { get }
  /// The state of every memristor cell; empty without a crossbar.
  var cellStates: [Double] { get }
  /// What the memristors have cost so far, the start included.
  var costs: DeviceCosts { get }
  /// The value of an action in a state as it is stored: of double Q-learning the mean of both tables.
  func value(state: Int, action: Int) -> Double
  /// The learning rate in force with these settings, in units of 2⁻¹⁶.
  func learningRate(_ settings: AgentSettings) -> Int
  /// What the start bit does.
  mutating func start(hardwareSeed: UInt32) -> InitialisationRecord
  /// One transaction.
  ///
  /// - Precondition: `input.state` is one of the agent's, and the reward has `rewardBits`.
  mutating func transact(_ input: AgentInput, settings: AgentSettings) -> TransactionRecord
}

extension GoldenAgent {
  public mutating func action(for input: AgentInput, settings: AgentSettings) throws -> Int {
    transact(input, settings: settings).action ?? 0
  }
}

extension QLearningAcceleratorSpecification {
  /// The golden model of the accelerator, with the engine it has.
  ///
  /// - Parameter seed: the seed of the macros (`memweave_seed`).
  public func goldenAgent(seed: UInt32) -> any GoldenAgent {
    if let table { return TableAcceleratorReference(self, engine: table, seed: seed) }
    return QLearningAcceleratorReference(self, seed: seed)
  }
}

extension FloatQLearning: Agent {}
