/// The pulses that a device is characterised with.
public struct BenchConditions: Sendable, Hashable, Codable {
  /// Pulses that move the conductance from one end of its range to the other.
  public struct Drive: Sendable, Hashable, Codable {
    /// One small step.
    public var pulse: Pulse
    /// Small steps from end to end.
    public var count: Int
    /// One that goes all the way, or the small one where a device moves by whole pulses.
    public var full: Pulse
    /// How many of those it takes.
    public var fullCount: Int
  }

  /// Volts that the conductance is read at; a reading moves nothing.
  public var readVoltage: Double
  /// Raises the conductance; `nil` where no pulse does.
  public var potentiation: Drive?
  /// Lowers the conductance; `nil` where no pulse does, or none is needed.
  public var depression: Drive?
  /// Seconds at 0 V after which a driven device has gone back; `nil` where it stays.
  public var recoveryTime: Double?
  /// Whether more than half of the range is lost within `volatilityTime`.
  public var isVolatile: Bool
  /// The ends of the range in siemens, without spread.
  public var lowConductance: Double
  public var highConductance: Double

  /// A device that loses what it was given within so many seconds is volatile.
  public static let volatilityTime = 1.0
}

/// What is asked of the pulses of a bench; what is `nil` is found by search.
public struct PulseChoice: Sendable, Hashable {
  /// The shape that raises the conductance; of a rectangle only the voltage counts.
  public var potentiation: Pulse?
  /// The shape that lowers it.
  public var depression: Pulse?
  /// Volts to read at, other than 0.
  public var readVoltage: Double?

  public init(potentiation: Pulse? = nil, depression: Pulse? = nil, readVoltage: Double? = nil) {
    self.potentiation = potentiation
    self.depression = depression
    self.readVoltage = readVoltage
  }

  /// The shape of published pulses, by the name in `DeviceLibrary`; where there are none, a search
  /// does.
  ///
  /// `ohmic`: read at -0.2 V and RESET with 3.2 V (Chen et al. 2025); SET at the lower knee.
  /// `oxygen-gradient`: pairs of unipolar pulses (Ming et al. 2026; their voltages are inference).
  /// `vanadium-dioxide`: 10 V, whose heat takes it through its transition without a resistor in
  /// series (by the equations).
  public static func published(for name: String) -> PulseChoice {
    switch name {
    case "ohmic":
      PulseChoice(
        potentiation: Pulse(-0.8, for: 1e-6), depression: Pulse(3.2, for: 2e-3), readVoltage: -0.2)
    case "oxygen-gradient":
      PulseChoice(
        depression: Pulse([
          .init(volts: 2.5, seconds: 10e-3), .init(volts: 1.5, seconds: 10e-3),
        ]))
    case "vanadium-dioxide":
      PulseChoice(potentiation: Pulse(10, for: 1e-8))
    default: PulseChoice()
    }
  }

  /// Takes from `other` what is `nil` here.
  public func completed(by other: PulseChoice) -> PulseChoice {
    PulseChoice(
      potentiation: potentiation ?? other.potentiation,
      depression: depression ?? other.depression, readVoltage: readVoltage ?? other.readVoltage)
  }
}
