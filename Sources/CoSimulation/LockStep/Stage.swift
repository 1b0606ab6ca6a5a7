/// The steps of a transaction in the order in which they act on each other: the first that differs
/// is where the fault is.
public enum Stage: String, Sendable, Hashable, Codable, CaseIterable {
  /// Calibration and first programming.
  case start
  /// Conductances of the second-order memristor, as converted.
  case rateConversion = "learning-rate conversion"
  /// The learning rate that follows from them.
  case learningRate = "learning rate"
  /// Codes of the row that is read.
  case conversion
  /// Values after shift-and-add.
  case accumulation
  /// The temporal-difference error.
  case error = "temporal-difference error"
  /// The rounded and saturated new value.
  case update
  /// Pulses and verifies of the write.
  case programming = "program-verify"
  /// The states of the cells that were written.
  case array
  /// The row read again after it was written.
  case readAgain = "second read"
  /// The chosen action.
  case policy
  /// Clock cycles.
  case timing
  /// Counters on the bus at the end of the run.
  case counters
  /// What the bus answers while the agent is at rest.
  case registers
}
