import DevicePhysics

/// Pulses of one polarity whose amplitude and width follow from a code.
public struct PulseSchedule: Sendable, Hashable {
  public var amplitude: ProgrammingRamp
  /// What each code adds to the width, and what none exceeds, in seconds.
  public var widthStep: Double
  public var widthLimit: Double

  public init(amplitude: ProgrammingRamp, widthStep: Double, widthLimit: Double) {
    self.amplitude = amplitude
    self.widthStep = widthStep
    self.widthLimit = widthLimit
  }

  /// The duration of the pulse in seconds for a code.
  ///
  /// - Parameter prefix: what the names of the constants begin with when the number is traced.
  @inlinable
  public func width<N: Physical>(_ code: N, prefix: String) -> N {
    let ramp =
      N.constant(amplitude.width, named: prefix + "Width")
      + code * N.constant(widthStep, named: prefix + "WidthStep")
    return N.minimum(ramp.named("ramp"), N.constant(widthLimit, named: prefix + "WidthLimit"))
  }
}

/// How the cells of a matrix tile answer to program-verify, and how one of them is read back.
public struct CellProgramming: Sendable, Hashable {
  public var device: OhmicMemristor
  /// The conductance of the dummy bitline's cells, in siemens.
  public var lowestLevel: Double
  public var set: PulseSchedule
  public var reset: PulseSchedule
  /// Standard deviations of the logarithms of a cell's and of a pulse's programming rate.
  public var deviceSpread: Double
  public var cycleSpread: Double
  /// What is added to the current of a single cell, in amperes: the current of one level.
  public var pedestal: Double
  /// What that sum is multiplied with, so that it fills the converter's range.
  public var verifyGain: Double

  public init(
    device: OhmicMemristor, lowestLevel: Double, set: PulseSchedule, reset: PulseSchedule,
    deviceSpread: Double, cycleSpread: Double, pedestal: Double, verifyGain: Double
  ) {
    self.device = device
    self.lowestLevel = lowestLevel
    self.set = set
    self.reset = reset
    self.deviceSpread = deviceSpread
    self.cycleSpread = cycleSpread
    self.pedestal = pedestal
    self.verifyGain = verifyGain
  }

  /// What the sample-and-hold circuit is given of the current of a single cell, in amperes.
  @inlinable
  public func verified<N: Physical>(_ current: N) -> N {
    (current + N.constant(pedestal, named: "pedestal"))
      * N.constant(verifyGain, named: "verifyGain")
  }

  /// The conductance of a cell in siemens, less that of its row's cell in the dummy bitline.
  @inlinable
  public func difference<N: Physical>(state: N) -> N {
    device.conductance(state).named("conductance")
      - N.constant(lowestLevel, named: "lowestLevel")
  }

  /// The rate of a cell at one pulse, relative to the nominal one, from the normal numbers of both.
  @inlinable
  public func rate<N: Physical>(cell: N, pulse: N) -> N {
    Spread.rate(spread: deviceSpread, named: "deviceSpread", normal: cell)
      * Spread.rate(spread: cycleSpread, named: "cycleSpread", normal: pulse)
  }
}
