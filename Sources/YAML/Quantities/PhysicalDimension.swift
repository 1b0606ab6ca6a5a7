/// What a quantity measures, and in which unit it is written.
public enum PhysicalDimension: String, Sendable, Hashable, CaseIterable {
  case frequency, voltage, current, time, conductance, resistance, temperature, energy, capacitance
  /// A plain number: no unit and no prefix.
  case number

  /// The SI unit as it is printed; empty for a plain number.
  public var unit: String { unitSpellings[0] }

  /// Every accepted spelling of the unit, the printed one first.
  public var unitSpellings: [String] {
    switch self {
    case .frequency: ["Hz"]
    case .voltage: ["V"]
    case .current: ["A"]
    case .time: ["s"]
    case .conductance: ["S"]
    case .resistance: ["Ohm", "ohm", "Ω"]
    case .temperature: ["K"]
    case .energy: ["J"]
    case .capacitance: ["F"]
    case .number: [""]
    }
  }

  /// The dimension with its article, as it stands in a sentence.
  public var phrase: String {
    switch self {
    case .energy: "an energy"
    default: "a \(rawValue)"
    }
  }

  /// A value of ordinary size, in the SI unit, for the examples in messages.
  var ordinaryValue: Double {
    switch self {
    case .frequency: 100e6
    case .voltage: 1.2
    case .current: 10e-6
    case .time: 30e-3
    case .conductance: 5e-6
    case .resistance: 10e3
    case .temperature: 300
    case .energy: 1e-12
    case .capacitance: 1e-12
    case .number: 0.5
    }
  }
}
