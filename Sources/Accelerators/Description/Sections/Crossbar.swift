import DevicePhysics
import Diagnostics
import Specifications
import YAML

/// The array that stores the values, and how it is read. What is left out takes its default.
public struct Crossbar: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - tileRows: The most wordlines of one tile, 2...4096; more states need several tiles.
  ///   - slices: Cells for one value, 1...8.
  ///   - cellBits: Bits in one cell, 1...5.
  ///   - lowestLevel: Conductance of level 0.
  ///   - levelSpacing: Conductance between levels.
  ///   - wordlineBits: Resolution of the wordline converter, 1...8.
  ///   - readVoltage: Magnitude at the wordline.
  ///   - readNoise: Standard deviation of a reading, relative.
  ///   - deviceSpread: Log-normal spread of the programming rate between cells.
  ///   - cycleSpread: Log-normal spread of the programming rate between pulses.
  ///   - comparatorSpread: Standard deviation of the comparators' offsets from tile to tile.
  ///   - device: The memristor.
  public init(
    tileRows: Int? = nil,
    slices: Int? = nil,
    cellBits: Int? = nil,
    lowestLevel: Quantity? = nil,
    levelSpacing: Quantity? = nil,
    wordlineBits: Int? = nil,
    readVoltage: Quantity? = nil,
    readNoise: Double? = nil,
    deviceSpread: Double? = nil,
    cycleSpread: Double? = nil,
    comparatorSpread: Quantity? = nil,
    device: OhmicDevice? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "crossbar",
      [
        "tile-rows": tileRows,
        "slices": slices,
        "cell-bits": cellBits,
        "lowest-level": lowestLevel,
        "level-spacing": levelSpacing,
        "wordline-bits": wordlineBits,
        "read-voltage": readVoltage,
        "read-noise": readNoise,
        "device-spread": deviceSpread,
        "cycle-spread": cycleSpread,
        "comparator-spread": comparatorSpread,
        "device": device?.content,
      ], at: Place(fileID, line))
  }
}

extension Crossbar {
  /// The tile, still without rows and values.
  static func decode(_ mapping: inout YAMLMapping) -> CrossbarTileSpecification? {
    let limit = CrossbarTileSpecification.rowLimit
    let tileRows = mapping.integer("tile-rows", in: 2...limit, default: limit)
    var tile = CrossbarTileSpecification(
      rows: 0, valuesPerRow: 0,
      slices: mapping.integer("slices", in: 1...8, default: 3),
      cellBits: mapping.integer("cell-bits", in: 1...5, default: 5),
      device: mapping.nestedOrEmpty("device", OhmicDevice.decode) ?? OhmicMemristor(),
      lowestLevel: mapping.quantity("lowest-level", .conductance, in: 1e-9...1, default: 40e-6),
      levelSpacing: mapping.quantity("level-spacing", .conductance, in: 1e-9...1, default: 30e-6),
      wordlineBits: mapping.integer("wordline-bits", in: 1...8, default: 4),
      readVoltage: mapping.quantity("read-voltage", .voltage, in: 1e-3...1, default: 0.2),
      readNoise: mapping.number("read-noise", in: 0...0.5, default: 0.001),
      deviceSpread: mapping.number("device-spread", in: 0...2, default: 0.2),
      cycleSpread: mapping.number("cycle-spread", in: 0...2, default: 0.1))
    tile.tileRows = tileRows
    let range = tile.levelRange
    // By default a tenth of the offset that a converter has by default.
    tile.comparatorSpread = mapping.quantity(
      "comparator-spread", .current, in: 0...1, default: (range.high - range.low) * 0.001)
    return tile
  }
}
