import DevicePhysics

/// What the crossbar is asked to be: its size, its cells and how they are read.
///
/// Where it has more rows than one tile, it is made of several, one below the other and all of one
/// size: row `r` is row `r % rowsPerTile` of tile `r / rowsPerTile`.
///
/// A value is stored in `slices` neighbouring cells of one row, most significant slice first, in
/// offset binary. The column of slice `k` of value `v` is `v * slices + k`.
public struct CrossbarTileSpecification: Sendable, Hashable {
  /// Wordlines of all tiles together, at least 2.
  public var rows: Int
  /// The most wordlines that one tile has, 2...4096.
  public var tileRows = Self.rowLimit
  /// Standard deviation of the comparators' offsets from tile to tile, in amperes; without effect
  /// where there is one tile.
  public var comparatorSpread = 0.0
  /// Values stored in one row, 2...16.
  public var valuesPerRow: Int
  /// Cells for one value, 1...8.
  public var slices: Int
  /// Bits in one cell, 1...5: the cell has `1 << cellBits` levels.
  public var cellBits: Int
  /// The device in every cell.
  public var device: OhmicMemristor
  /// The conductance of level 0, in siemens.
  public var lowestLevel: Double
  /// The conductance from one level to the next, in siemens.
  public var levelSpacing: Double
  /// Resolution of the wordline converter, 1...8 bits.
  public var wordlineBits: Int
  /// The magnitude of the wordline voltage at the highest code, in volts. Rows are read with that
  /// code.
  public var readVoltage: Double
  /// Standard deviation of a reading relative to its value.
  public var readNoise: Double
  /// Standard deviation of the logarithm of a cell's programming rate from device to device.
  public var deviceSpread: Double
  /// Standard deviation of the logarithm of the programming rate from pulse to pulse.
  public var cycleSpread: Double

  public init(
    rows: Int, valuesPerRow: Int, slices: Int, cellBits: Int, device: OhmicMemristor,
    lowestLevel: Double, levelSpacing: Double, wordlineBits: Int, readVoltage: Double,
    readNoise: Double, deviceSpread: Double, cycleSpread: Double
  ) {
    self.rows = rows
    self.valuesPerRow = valuesPerRow
    self.slices = slices
    self.cellBits = cellBits
    self.device = device
    self.lowestLevel = lowestLevel
    self.levelSpacing = levelSpacing
    self.wordlineBits = wordlineBits
    self.readVoltage = readVoltage
    self.readNoise = readNoise
    self.deviceSpread = deviceSpread
    self.cycleSpread = cycleSpread
  }

  /// The most wordlines of one tile.
  public static let rowLimit = 4096
  /// The most tiles of one crossbar.
  public static let tileLimit = 256

  /// Wordlines of each tile. Where they do not divide the rows, the last tile has some that are not
  /// used.
  public var rowsPerTile: Int { min(rows, tileRows) }
  public var tiles: Int { (rows + rowsPerTile - 1) / rowsPerTile }
  public var columns: Int { valuesPerRow * slices }
  /// Cells that hold values, of all tiles.
  public var cells: Int { rows * columns }
  public var cellsPerTile: Int { rowsPerTile * columns }
  /// Bits of one stored value.
  public var valueBits: Int { slices * cellBits }
  /// The code that drives the selected wordline when it is read.
  public var readCode: Int { (1 << wordlineBits) - 1 }
  /// The conductance of a level, in siemens.
  public func conductance(ofLevel level: Int) -> Double {
    lowestLevel + Double(level) * levelSpacing
  }

  /// The current from one level to the next at the read voltage, in amperes.
  public var levelCurrent: Double { levelSpacing * readVoltage }

  /// The converter range in which every level has the same number of codes: half a level below the
  /// lowest to half a level above the highest, in amperes.
  public var levelRange: (low: Double, high: Double) {
    let highest = conductance(ofLevel: (1 << cellBits) - 1)
    return (
      (lowestLevel - levelSpacing / 2) * readVoltage, (highest + levelSpacing / 2) * readVoltage
    )
  }
}
