/// How the ohmic memristor is read and programmed: one bit, or one of many levels.
extension OhmicMemristor {
  /// A pulse at the top electrode.
  public struct Pulse: Sendable, Hashable {
    /// Volts.
    public var voltage: Double
    /// Seconds.
    public var width: Double

    public init(voltage: Double, width: Double) {
      self.voltage = voltage
      self.width = width
    }
  }

  /// SET of the binary mode. Paper: -1.2 V, 30 ms.
  public static let setPulse = Pulse(voltage: -1.2, width: 30e-3)
  /// RESET of the binary mode. Paper: 3.2 V, 2 ms.
  public static let resetPulse = Pulse(voltage: 3.2, width: 2e-3)
  /// Reading. Paper: -0.2 V, 6 ms.
  public static let readPulse = Pulse(voltage: -0.2, width: 6e-3)
  /// The greatest magnitude in volts of a pulse. Paper: 3.2 V.
  public static let greatestVoltage = 3.2

  /// The state after a bit was written in the binary mode.
  ///
  /// - Parameters:
  ///   - bit: the low-resistance state for `true`.
  ///   - state: before the pulse, 0...1.
  ///   - rate: how much faster than nominal the cell switches at this pulse.
  public func written(_ bit: Bool, over state: Double, rate: Double = 1) -> Double {
    let pulse = bit ? Self.setPulse : Self.resetPulse
    return pulsed(state, voltage: pulse.voltage, width: pulse.width, rate: rate)
  }

  /// The conductances in siemens of the analogue mode: evenly spaced, up to the low-resistance
  /// state. Paper: 32 evenly spaced levels; inference: the lowest is ten times `offConductance`.
  ///
  /// - Parameter count: at least 2.
  public func analogueLevels(_ count: Int = 32) -> [Double] {
    let lowest = 10 * offConductance
    let spacing = (onConductance - lowest) / Double(max(2, count) - 1)
    return (0..<max(2, count)).map { lowest + spacing * Double($0) }
  }

  /// Write-verify of the analogue mode: read, then a SET pulse if the conductance is too low, or a
  /// RESET pulse if it is too high; the amplitude rises at every repetition and begins anew where
  /// the direction turns.
  ///
  /// All values are inferences but the greatest voltage: the paper's scheme is in its supplement.
  public struct WriteVerify: Sendable, Hashable {
    /// Siemens that the conductance may be away, greater than 0.
    public var tolerance: Double
    /// The first SET pulse.
    public var set = Pulse(voltage: -0.55, width: 1e-6)
    /// The first RESET pulse.
    public var reset = Pulse(voltage: 2.2, width: 100e-6)
    /// Volts by which the magnitude of SET pulses rises, greater than 0.
    public var setIncrement = 5e-3
    /// Volts by which RESET pulses rise, greater than 0.
    public var resetIncrement = 0.05
    /// The greatest magnitude in volts. Paper: 3.2 V.
    public var greatestVoltage = OhmicMemristor.greatestVoltage
    /// Pulses after which it gives up, at least 1.
    public var greatestPulses = 1000

    public init(tolerance: Double) {
      self.tolerance = tolerance
    }
  }

  /// What write-verify came to.
  public struct Verified: Sendable, Hashable {
    public var state: Double
    /// Pulses that were given.
    public var pulses: Int
    /// Whether the last reading was within the tolerance.
    public var succeeded: Bool
  }

  /// Programs a level.
  ///
  /// - Parameters:
  ///   - state: before, 0...1.
  ///   - target: siemens.
  ///   - scheme: how.
  ///   - rate: how much faster than nominal the cell switches at the pulse of this number.
  ///   - reading: the conductance that is read, from the one the cell has, at the reading of this
  ///     number.
  public func verified(
    _ state: Double, target: Double, by scheme: WriteVerify,
    rate: (Int) -> Double = { _ in 1 },
    reading: (_ conductance: Double, Int) -> Double = { conductance, _ in conductance }
  ) -> Verified {
    var state = state
    var repetitions = 0
    var wasLow: Bool?
    for pulse in 0..<max(1, scheme.greatestPulses) {
      let read = reading(conductance(state), pulse)
      if abs(read - target) <= scheme.tolerance {
        return Verified(state: state, pulses: pulse, succeeded: true)
      }
      let isLow = read < target
      repetitions = isLow == wasLow ? repetitions + 1 : 0
      wasLow = isLow
      let first = isLow ? scheme.set : scheme.reset
      let increment = isLow ? scheme.setIncrement : scheme.resetIncrement
      let magnitude = min(
        abs(first.voltage) + Double(repetitions) * increment, scheme.greatestVoltage)
      state = pulsed(
        state, voltage: isLow ? -magnitude : magnitude, width: first.width, rate: rate(pulse))
    }
    let read = reading(conductance(state), scheme.greatestPulses)
    return Verified(
      state: state, pulses: scheme.greatestPulses,
      succeeded: abs(read - target) <= scheme.tolerance)
  }

  /// The device as it is measured: with read noise, at a temperature.
  ///
  /// Published: that both currents rise with the temperature and that nothing drifts at 383 K.
  /// Inference: both activations, 0.1 eV for switching and 0.02 eV for the conductance, and the
  /// noise, which the paper shows in a figure only.
  ///
  /// - Parameters:
  ///   - temperature: kelvins, greater than 0.
  ///   - readNoise: relative to the conductance, 0...1/6.
  public func measured(
    temperature: Double = 300, readNoise: Double = 2e-3
  ) -> ImperfectMemristor<Self> {
    ImperfectMemristor(
      self,
      [
        ArrheniusTemperature(temperature: temperature, activation: 0.1),
        ConductanceTemperature(temperature: temperature, activation: 0.02),
        ReadNoise(readNoise),
      ])
  }
}
