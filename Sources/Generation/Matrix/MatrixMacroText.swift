import CrossbarPhysics
import DevicePhysics
import Specifications
import Templates

extension BehaviouralMacros {
  /// The macro of a layer's tiles: `NAME_layer_INDEX_macro`.
  ///
  /// - Throws: `TemplateError` when `templates/matrix_macro.sv` has other marks than are filled in here.
  static func matrix(
    _ specification: MatrixEngineSpecification, layer index: Int
  ) throws(TemplateError) -> GeneratedText {
    let layer = specification.layers[index]
    let tile = layer.tile
    let name = specification.macroName(ofLayer: index)
    let parts = MatrixMacroParts(layer, in: .systemVerilog)
    let (physics, drive, converters) = (parts.physics, parts.drive, parts.converters)
    let programming = MatrixProgrammingText(layer)
    let references = parts.references
    let text = try Template.matrixMacro.filled(
      with: [
        "name": name,
        "tile_msb": "\(selectBits(layer.tiles) - 1)",
        "drive_msb": "\(tile.rows * tile.rowBits - 1)",
        "lane_column_msb": "\(selectBits(layer.usedColumnsPerLane) - 1)",
        "programming_ports": references.ports + programming.ports,
        "programming_declarations": programming.declarations,
        "programming_functions": programming.functions,
        "programming_start": programming.start,
        "programming_strobe": programming.strobe,
        "first_difference": programming.firstDifference,
        "adjustment": programming.adjustment + references.adjustment,
        "sample_stream": "\(MatrixStream.sample)",
        "offset_stream": "\(MatrixStream.offset)",
        "gain_stream": "\(MatrixStream.gain)",
        "thermal_stream": "\(MatrixStream.thermal)",
        "bow_stream": "\(MatrixStream.bow)",
        "further_streams": (drive.streams + converters.streams).joined(),
        "constants": physics.constantsText,
        "generator": CounterGenerator.systemVerilog,
        "functions": physics.functionsText,
        "decision": converters.decision + drive.function,
        "driven": drive.condition,
        "row_voltage": drive.voltage(of: "drive_i", load: "load_now"),
        "voltages": drive.voltages,
        "lane_state": converters.laneState,
        "held": layer.isIntegrating ? "current_q" : "sampled_q",
        "converter_ports": converters.ports,
        "comparators": converters.comparators,
      ].merging(specification.macroSizes(ofLayer: index)) { $1 })
    return GeneratedText(name: "\(name).sv", text: text)
  }
}

extension MatrixTileParameters {
  /// What the macro of the specified layer is made of.
  public init(_ layer: MatrixLayerSpecification) {
    let tile = layer.tile
    let currents = layer.converter.currents(unit: tile.unitCurrent)
    self.init(
      readVoltage: tile.readVoltage, highestDrive: tile.highestRowCode,
      lowestLevel: tile.lowestLevel, levelSpacing: tile.levelSpacing,
      programSpread: tile.programSpread, readNoise: tile.readNoise,
      gainSpread: layer.converter.gainSpread, offsetSpread: layer.converter.offsetSpread,
      lowCurrent: currents.low, stepCurrent: currents.step,
      rangeCurrent: Double(layer.converter.highestCode) * currents.step,
      converterNoise: layer.converter.noise,
      bowSpread: layer.converter.linearitySpread * currents.step, driveBow: tile.driveBow,
      driveDroop: tile.driveDroop, fullLoad: Double(tile.rows * tile.highestRowCode))
    let cycles = Double(layer.integrationCycles)
    thresholdSpread = layer.converter.thresholdSpread * currents.step
    settlingError = layer.converter.settlingError
    halfWindow =
      layer.converter.metastabilityWindow / 2
      * (layer.converter.kind == .integrateAndFire ? cycles : 1)
    driveSpread = tile.driveSpread * tile.readVoltage / Double(tile.highestRowCode)
    integrationCycles = cycles
  }
}
