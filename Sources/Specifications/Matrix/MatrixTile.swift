import DevicePhysics

/// What of the wires between cells is modelled.
public enum WireFidelity: String, Sendable, Hashable, CaseIterable {
  /// Wires without resistance; no path but through the chosen cells.
  case idealWires = "ideal-wires"
}

/// What the tiles of a layer are asked to be: crossbars of one size, how they are driven and how
/// precise they are.
public struct MatrixTileSpecification: Sendable, Hashable {
  /// Wordlines, 1...1024.
  public var rows: Int
  /// Bitlines, 1...4096, without the dummy one.
  public var columns: Int
  /// Converters, which share the bitlines; 1...`columns`.
  public var converters: Int
  /// Bits of an input that drive a row at once, 1...8: the row's voltage has `2^driveBits` levels.
  public var driveBits: Int
  /// The device in every cell.
  public var device: OhmicMemristor
  /// The conductance of level 0, in siemens.
  public var lowestLevel: Double
  /// The conductance from one level to the next, in siemens.
  public var levelSpacing: Double
  /// The wordline voltage of the highest code, in volts.
  public var readVoltage: Double
  /// Standard deviation of a sample relative to the current.
  public var readNoise: Double
  /// Standard deviation of a programmed conductance relative to the level's.
  public var programSpread: Double
  /// How far the voltage of a row is off at half its range, as a share of the read voltage.
  public var driveBow: Double
  /// How much lower the voltages are where all rows are driven by the highest code, as a share.
  public var driveDroop: Double
  /// How a row shows its code.
  public var drive = RowDrive.voltage
  /// The voltage of a row for each of its ``rowBits``' codes, in volts; empty where they are equally far apart.
  public var driveTable: [Double] = []
  /// Standard deviation of the voltage of each code above 0 of each row, in steps of a code.
  public var driveSpread = 0.0
  public var fidelity: WireFidelity

  public init(
    rows: Int, columns: Int, converters: Int, driveBits: Int, device: OhmicMemristor,
    lowestLevel: Double, levelSpacing: Double, readVoltage: Double, readNoise: Double,
    programSpread: Double, driveBow: Double = 0, driveDroop: Double = 0,
    fidelity: WireFidelity = .idealWires
  ) {
    self.rows = rows
    self.columns = columns
    self.converters = converters
    self.driveBits = driveBits
    self.device = device
    self.lowestLevel = lowestLevel
    self.levelSpacing = levelSpacing
    self.readVoltage = readVoltage
    self.readNoise = readNoise
    self.programSpread = programSpread
    self.driveBow = driveBow
    self.driveDroop = driveDroop
    self.fidelity = fidelity
  }

  /// The bitlines of one converter; those left over are not used.
  public var columnsPerLane: Int { columns / converters }
  /// The highest code that drives a row.
  public var highestDrive: Int { (1 << driveBits) - 1 }
  /// The current of one level at the lowest drive code, in amperes.
  public var unitCurrent: Double { levelSpacing * readVoltage / Double(highestDrive) }
}
