/// What the environment tells the agent: one beat of the input stream.
public struct AgentInput: Sendable, Hashable, Codable {
  /// The reward for the last action, in units of 2 to the minus `errorFractionBits`; ignored when
  /// `first`.
  public var reward: Int
  /// The state the environment is in now.
  public var state: Int
  /// This is the first state of an episode: no action came before it.
  public var first: Bool
  /// The state is terminal: no action follows. Ignored when `first`.
  public var done: Bool

  public init(reward: Int, state: Int, first: Bool, done: Bool) {
    self.reward = reward
    self.state = state
    self.first = first
    self.done = done
  }
}

/// Where the learning rate comes from.
public enum LearningRateSource: String, Sendable, Hashable, Codable, CaseIterable {
  case device
  /// The register, changed by its schedule where there is one.
  case constant
  /// What follows from the updates before, of an agent that counts them; else as `device`.
  case visits
}

/// What the bus registers hold while a transaction runs. Ratios are in units of 2⁻¹⁶.
public struct AgentSettings: Sendable, Hashable, Codable {
  /// Without it nothing is written, the learning rate stands still and every action is greedy.
  public var learning: Bool
  public var source: LearningRateSource
  public var constantLearningRate: Int
  public var discount: Int
  public var exploration: Int
  public var schedule: AgentSchedule
  /// Stimulates the device again where the environment is seen to have changed.
  public var detectsChange: Bool
  /// Stimulates the device again before a learning episode.
  public var stimulates: Bool

  public init(
    learning: Bool, source: LearningRateSource, constantLearningRate: Int, discount: Int,
    exploration: Int, schedule: AgentSchedule = .constant, detectsChange: Bool = false,
    stimulates: Bool = false
  ) {
    self.learning = learning
    self.source = source
    self.constantLearningRate = constantLearningRate
    self.discount = discount
    self.exploration = exploration
    self.schedule = schedule
    self.detectsChange = detectsChange
    self.stimulates = stimulates
  }
}

extension AgentSettings {
  private enum CodingKeys: String, CodingKey {
    case learning, source, constantLearningRate, discount, exploration, schedule, detectsChange
    case stimulates
  }

  /// What is not there is as it was before there were schedules and stimulation.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      learning: try values.decode(Bool.self, forKey: .learning),
      source: try values.decode(LearningRateSource.self, forKey: .source),
      constantLearningRate: try values.decode(Int.self, forKey: .constantLearningRate),
      discount: try values.decode(Int.self, forKey: .discount),
      exploration: try values.decode(Int.self, forKey: .exploration),
      schedule: try values.decodeIfPresent(AgentSchedule.self, forKey: .schedule) ?? .constant,
      detectsChange: try values.decodeIfPresent(Bool.self, forKey: .detectsChange) ?? false,
      stimulates: try values.decodeIfPresent(Bool.self, forKey: .stimulates) ?? false)
  }
}

/// One conversion of the tile's converter: the column and the raw code, before the calibration
/// offset is taken off.
public struct Conversion: Sendable, Hashable, Codable {
  public var column: Int
  public var code: Int

  public init(column: Int, code: Int) {
    self.column = column
    self.code = code
  }
}

/// One value of a row after shift-and-add.
public struct ValueRead: Sendable, Hashable, Codable {
  public var action: Int
  /// In units of 2 to the minus `fractionBits`.
  public var value: Int

  public init(action: Int, value: Int) {
    self.action = action
    self.value = value
  }
}

/// One programming pulse.
public struct ProgramPulse: Sendable, Hashable, Codable {
  public var column: Int
  /// SET (towards higher conductance) or RESET.
  public var set: Bool
  public var amplitude: Int

  public init(column: Int, set: Bool, amplitude: Int) {
    self.column = column
    self.set = set
    self.amplitude = amplitude
  }
}

/// The state a cell was left in.
public struct CellState: Sendable, Hashable, Codable {
  /// `row * columns + column`.
  public var cell: Int
  /// The device's state variable, 0...1.
  public var state: Double

  public init(cell: Int, state: Double) {
    self.cell = cell
    self.state = state
  }
}

/// Everything that can be seen of one transaction, in the same form from the RTL and from the
/// golden model.
public struct TransactionRecord: Sendable, Hashable, Codable {
  /// Raw codes of the learning-rate converter, in order.
  public var rateCodes: [Int] = []
  /// The learning rate in force, in units of 2⁻¹⁶.
  public var learningRate = 0
  /// Raw codes of the tile's converter, in order: reads and verifies.
  public var conversions: [Conversion] = []
  /// Values of the rows read, in order.
  public var valuesRead: [ValueRead] = []
  /// The temporal-difference error in units of 2 to the minus `errorFractionBits`, where an update
  /// was made.
  public var error: Int?
  /// The value to be stored, in units of 2 to the minus `fractionBits`, where an update was made.
  public var updatedValue: Int?
  public var pulses: [ProgramPulse] = []
  /// Cells given up so far, since the start.
  public var faults = 0
  /// The cells of the value that was written, after the transaction, by column.
  public var cells: [CellState] = []
  /// The action, where one was chosen, and whether it was an exploring one.
  public var action: Int?
  public var explored = false
  /// Clock cycles from the acceptance of the input to the output.
  public var latency = 0

  public init() {}
}
