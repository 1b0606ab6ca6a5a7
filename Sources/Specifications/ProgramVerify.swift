/// A train of programming pulses of one polarity whose amplitude grows from pulse to pulse.
public struct PulseTrain: Sendable, Hashable {
  /// The magnitude of the first pulse in volts.
  public var start: Double
  /// What each further pulse adds, in volts.
  public var step: Double
  /// The magnitude no pulse exceeds, in volts.
  public var limit: Double
  /// The duration of each pulse in seconds of device time.
  public var width: Double

  public init(start: Double, step: Double, limit: Double, width: Double) {
    self.start = start
    self.step = step
    self.limit = limit
    self.width = width
  }
}

/// What the program-verify engine is asked to be.
///
/// To write a level it reads the cell; inside the window it stops, below it applies a SET pulse,
/// above it a RESET pulse, and reads again. Each further pulse of the same polarity uses the next
/// amplitude code, a change of polarity starts again at code 0. After `pulseLimit` pulses without
/// success it gives the cell up and reports a fault.
public struct ProgramVerifySpecification: Sendable, Hashable {
  public var set: PulseTrain
  public var reset: PulseTrain
  /// Resolution of the pulse amplitude, 1...8 bits; the highest code is kept once it is reached.
  public var amplitudeBits: Int
  /// Half the width of the window in converter codes.
  public var tolerance: Int
  /// Pulses after which a cell is given up, 1...1023.
  public var pulseLimit: Int
  /// Clock cycles one pulse occupies, 1...255.
  public var pulseCycles: Int

  public init(
    set: PulseTrain, reset: PulseTrain, amplitudeBits: Int, tolerance: Int, pulseLimit: Int,
    pulseCycles: Int
  ) {
    self.set = set
    self.reset = reset
    self.amplitudeBits = amplitudeBits
    self.tolerance = tolerance
    self.pulseLimit = pulseLimit
    self.pulseCycles = pulseCycles
  }

  public var maximumAmplitude: Int { (1 << amplitudeBits) - 1 }

  /// The lowest and the highest code, after calibration, that count as `level`.
  ///
  /// With one code a level the window is that code. Otherwise it is `tolerance` codes on either
  /// side of the level's middle.
  public func window(level: Int, converterBits: Int, cellBits: Int) -> ClosedRange<Int> {
    let extraBits = converterBits - cellBits
    guard extraBits > 0 else { return level...level }
    let middle = (level << extraBits) + (1 << (extraBits - 1))
    return (middle - tolerance)...(middle + tolerance - 1)
  }

  /// Cycles from `start` to `done` for a cell that needed `pulses`.
  public func cycles(pulses: Int, conversionCycles: Int) -> Int {
    (pulses + 1) * conversionCycles + pulses * (pulseCycles + 1) + 2
  }
}
