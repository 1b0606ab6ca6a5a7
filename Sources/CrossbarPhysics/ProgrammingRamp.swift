import DevicePhysics

/// Programming pulses of one polarity, whose magnitude grows with the amplitude code.
public struct ProgrammingRamp: Sendable, Hashable {
  /// The magnitude at code 0, in volts.
  public var start: Double
  /// What each code adds, in volts.
  public var step: Double
  /// The magnitude no code exceeds, in volts.
  public var limit: Double
  /// The duration of each pulse, in seconds.
  public var width: Double

  @inlinable
  public init(start: Double, step: Double, limit: Double, width: Double) {
    self.start = start
    self.step = step
    self.limit = limit
    self.width = width
  }

  /// The magnitude of the pulse in volts for an amplitude code.
  ///
  /// - Parameter prefix: what the names of the constants begin with when the number is traced:
  ///   `set` or `reset`.
  @inlinable
  public func magnitude<N: Physical>(_ amplitude: N, prefix: String) -> N {
    let ramp =
      N.constant(start, named: prefix + "Start")
      + amplitude * N.constant(step, named: prefix + "Step")
    return N.minimum(ramp.named("ramp"), N.constant(limit, named: prefix + "Limit"))
  }
}
