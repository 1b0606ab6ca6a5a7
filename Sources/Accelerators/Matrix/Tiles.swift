import DevicePhysics
import Diagnostics
import Specifications
import YAML

/// The tiles of a matrix engine: size, drive, cells. What is left out takes its default.
public struct Tiles: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - rows: Wordlines, 1...1024.
  ///   - columns: Bitlines, 1...4096.
  ///   - converters: Converters of a tile, 1...256.
  ///   - driveBits: Bits of an input that drive a row at once, 1...8.
  ///   - lowestLevel: Conductance of level 0.
  ///   - levelSpacing: Conductance between levels.
  ///   - readVoltage: Wordline voltage of the highest code.
  ///   - readNoise: Standard deviation of a sample, relative.
  ///   - programSpread: Standard deviation of a programmed conductance, relative.
  ///   - driveBow: How far a row's voltage is off at half its range, relative.
  ///   - driveDroop: How much lower voltages are where all rows are driven, relative.
  ///   - drive: How a row shows its code.
  ///   - driveTable: The measured voltage of each code of a row's driver.
  ///   - driveSpread: Standard deviation of the voltage of each code of each row, in steps of a code.
  ///   - fidelity: What of the wires is modelled.
  ///   - device: The memristor.
  public init(
    rows: Int? = nil, columns: Int? = nil, converters: Int? = nil, driveBits: Int? = nil,
    lowestLevel: Quantity? = nil, levelSpacing: Quantity? = nil, readVoltage: Quantity? = nil,
    readNoise: Double? = nil, programSpread: Double? = nil, driveBow: Double? = nil,
    driveDroop: Double? = nil, drive: RowDrive? = nil, driveTable: [Quantity]? = nil,
    driveSpread: Double? = nil, fidelity: WireFidelity? = nil, device: OhmicDevice? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "tiles",
      [
        "rows": rows,
        "columns": columns,
        "converters": converters,
        "drive-bits": driveBits,
        "lowest-level": lowestLevel,
        "level-spacing": levelSpacing,
        "read-voltage": readVoltage,
        "read-noise": readNoise,
        "program-spread": programSpread,
        "drive-bow": driveBow,
        "drive-droop": driveDroop,
        "drive": drive?.rawValue,
        "drive-table": driveTable.map(Quantities.init),
        "drive-spread": driveSpread,
        "fidelity": fidelity?.rawValue,
        "device": device?.content,
      ], at: Place(fileID, line))
  }
}

extension Tiles {
  static func decode(
    _ mapping: inout YAMLMapping, folder: String
  ) -> MatrixTileSpecification? {
    let columns = mapping.integer("columns", in: 1...4096, default: 128)
    var tile = MatrixTileSpecification(
      rows: mapping.integer("rows", in: 1...1024, default: 128), columns: columns,
      converters: mapping.integer("converters", in: 1...256, default: min(8, columns)),
      driveBits: mapping.integer("drive-bits", in: 1...8, default: 1),
      device: mapping.nestedOrEmpty("device", OhmicDevice.decode) ?? OhmicMemristor(),
      lowestLevel: mapping.quantity("lowest-level", .conductance, in: 1e-9...1, default: 40e-6),
      levelSpacing: mapping.quantity("level-spacing", .conductance, in: 1e-9...1, default: 30e-6),
      readVoltage: mapping.quantity("read-voltage", .voltage, in: 1e-3...1, default: 0.2),
      readNoise: mapping.number("read-noise", in: 0...0.5, default: 0),
      programSpread: mapping.number("program-spread", in: 0...0.5, default: 0),
      driveBow: mapping.number("drive-bow", in: -0.2...0.2, default: 0),
      driveDroop: mapping.number("drive-droop", in: 0...0.5, default: 0),
      fidelity: mapping.choice("fidelity", of: WireFidelity.self, default: .idealWires))
    tile.drive = mapping.choice("drive", of: RowDrive.self, default: .voltage)
    tile.driveTable = mapping.driveTable("drive-table", codes: tile.highestRowCode + 1, in: folder)
    tile.driveSpread = mapping.number("drive-spread", in: 0...1, default: 0)
    return tile
  }
}
