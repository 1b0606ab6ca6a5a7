import Specifications

/// Everything that can be seen of a start.
public struct InitialisationRecord: Sendable, Hashable, Codable {
  /// The raw code of the reference current in the tile's converter.
  public var calibrationCode = 0
  /// Raw codes of the learning-rate converter: its reference current, then the device.
  public var rateCodes: [Int] = []
  /// Verifies of every value in the order of writing, without the calibration.
  public var conversions: [Conversion] = []
  public var pulses: [ProgramPulse] = []
  /// Cells given up.
  public var faults = 0
  /// Clock cycles from the write of the start bit to ready.
  public var latency = 0

  public init() {}
}

/// What the counters of the bus show.
public struct AcceleratorCounters: Sendable, Hashable, Codable {
  public var steps: Int
  public var episodes: Int
  public var pulses: Int
  public var conversions: Int
  public var faults: Int
  /// How often the second-order memristor was stimulated again.
  public var stimulations = 0

  public init(steps: Int, episodes: Int, pulses: Int, conversions: Int, faults: Int) {
    self.steps = steps
    self.episodes = episodes
    self.pulses = pulses
    self.conversions = conversions
    self.faults = faults
  }
}
