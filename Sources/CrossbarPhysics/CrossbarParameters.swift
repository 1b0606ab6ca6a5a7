import DevicePhysics

/// What a crossbar macro is made of: geometry, cells, voltages and spreads.
public struct CrossbarParameters: Sendable, Hashable {
  public var rows: Int
  public var columns: Int
  /// Cells for one value: the sense amplifier of action `a` looks at column `a * slices + slice`.
  public var slices: Int
  public var device: OhmicMemristor
  /// The magnitude of the wordline voltage at `readCode`, in volts.
  public var readVoltage: Double
  /// The highest code of the wordline converter.
  public var readCode: Int
  /// Standard deviation of a reading relative to its value.
  public var readNoise: Double
  /// Standard deviation of the logarithm of a cell's programming rate.
  public var deviceSpread: Double
  /// Standard deviation of the logarithm of a pulse's programming rate.
  public var cycleSpread: Double
  public var set: ProgrammingRamp
  public var reset: ProgrammingRamp
  /// The reference current the converter is calibrated with, in amperes.
  public var reference: Double
  /// Standard deviation of the sense amplifiers' offsets, in amperes.
  public var senseOffsetSpread: Double
  /// How far below the greatest current a column stays in the running, in amperes.
  public var senseMargin: Double

  public init(
    rows: Int, columns: Int, slices: Int, device: OhmicMemristor, readVoltage: Double,
    readCode: Int, readNoise: Double, deviceSpread: Double, cycleSpread: Double,
    set: ProgrammingRamp, reset: ProgrammingRamp, reference: Double, senseOffsetSpread: Double,
    senseMargin: Double
  ) {
    self.rows = rows
    self.columns = columns
    self.slices = slices
    self.device = device
    self.readVoltage = readVoltage
    self.readCode = readCode
    self.readNoise = readNoise
    self.deviceSpread = deviceSpread
    self.cycleSpread = cycleSpread
    self.set = set
    self.reset = reset
    self.reference = reference
    self.senseOffsetSpread = senseOffsetSpread
    self.senseMargin = senseMargin
  }

  /// Actions, one sense amplifier each.
  @inlinable
  public var actions: Int { columns / slices }

  /// The magnitude of the wordline voltage in volts for a code of its converter.
  @inlinable
  public func wordlineVoltage<N: Physical>(_ code: N) -> N {
    N.constant(readVoltage, named: "readVoltage") * code
      / N.constant(Double(readCode), named: "readCode")
  }

  /// The current in amperes of a cell whose wordline is driven with a code.
  @inlinable
  public func cellCurrent<N: Physical>(state: N, wordlineCode: N) -> N {
    device.conductance(state).named("conductance")
      * wordlineVoltage(wordlineCode).named("wordlineVoltage")
  }

  /// The state of a cell after one pulse, SET or RESET, of the given amplitude code.
  @inlinable
  public func pulsed(_ state: Double, set polarity: Bool, amplitude: Int, rate: Double) -> Double {
    let amplitude = Double(amplitude)
    let voltage =
      polarity
      ? -set.magnitude(amplitude, prefix: "set") : reset.magnitude(amplitude, prefix: "reset")
    return device.pulsed(
      state, voltage: voltage, width: polarity ? set.width : reset.width, rate: rate)
  }

  /// The rate of a cell at one pulse, relative to the nominal one, from the normal numbers of the
  /// cell and of the pulse.
  @inlinable
  public func programmingRate<N: Physical>(cell: N, pulse: N) -> N {
    Spread.rate(spread: deviceSpread, named: "deviceSpread", normal: cell)
      * Spread.rate(spread: cycleSpread, named: "cycleSpread", normal: pulse)
  }

  /// The offset of a sense amplifier in amperes, from its normal number.
  @inlinable
  public func senseOffset<N: Physical>(normal: N) -> N {
    N.constant(senseOffsetSpread, named: "senseOffsetSpread") * normal
  }
}
