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
    let name = "\(specification.name)_layer_\(index)_macro"
    let parameters = MatrixTileParameters(layer)
    var physics = matrixPhysics(parameters)
    if layer.programming.isVerified {
      physics.addProgramming(CellProgramming(layer))
    } else {
      addOpenLoop(parameters, to: &physics)
    }
    let programming = MatrixProgrammingText(layer)
    let references = Self.references(of: layer, parameters, &physics)
    let drive = MatrixDriveText(layer, parameters, &physics)
    let converters = MatrixConverterText(layer, parameters, &physics)
    let text = try Template.matrixMacro.filled(with: [
      "name": name,
      "rows": "\(tile.rows)",
      "columns": "\(tile.columns)",
      "lanes": "\(tile.converters)",
      "lane_columns": "\(tile.columnsPerLane)",
      "drive_bits": "\(tile.rowBits)",
      "cells": "\(tile.rows * tile.columns)",
      "layer_seed": "\(MatrixEngineSpecification.seed(ofLayer: index, of: 0))",
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
      "cell_visibility": layer.programming.isVerified ? " /*verilator public_flat_rd*/" : "",
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
    ])
    return GeneratedText(name: "\(name).sv", text: text)
  }

  /// The pins that choose a reference, and what is sampled of it; both empty without calibration.
  private static func references(
    of layer: MatrixLayerSpecification, _ parameters: MatrixTileParameters,
    _ physics: inout PrintedPhysics
  ) -> (ports: String, adjustment: String) {
    let (codes, step) = (layer.converter.referenceCodes, parameters.stepCurrent)
    let port =
      "  // Calibration: a reference is sampled in place of the bitlines.\n  input  logic reference_i,\n"
    func constant(_ code: Int, _ name: String) -> String {
      physics.addConstant(Double(code) * step, named: name)
    }
    switch layer.converter.calibration {
    case .none: return ("", "")
    case .offset:
      let low = constant(codes.low, "lowerReference")
      return (port, "    if (reference_i) current = \(low);\n")
    case .offsetAndGain:
      let low = constant(codes.low, "lowerReference")
      let high = constant(codes.high, "upperReference")
      return (
        port + "  input  logic upper_i,\n",
        "    if (reference_i) current = upper_i ? \(high) : \(low);\n"
      )
    }
  }

  private static func addOpenLoop(
    _ parameters: MatrixTileParameters, to physics: inout PrintedPhysics
  ) {
    physics.addFunction(
      "programmed", of: ["level", "normalNumber"],
      comment: "The conductance of a programmed cell, less that of its row's dummy cell."
    ) { parameters.programmed(level: $0[0], normal: $0[1]) }
  }

  private static func matrixPhysics(_ parameters: MatrixTileParameters) -> PrintedPhysics {
    var physics = PrintedPhysics(.systemVerilog)
    physics.addFunction(
      "sampled", of: ["current", "normalNumber", "thermalNumber"], comment: "A sample with noise."
    ) { parameters.sampled($0[0], normal: $0[1], thermal: $0[2]) }
    physics.addFunction(
      "gain", of: ["normalNumber"], comment: "The gain of a lane's comparator."
    ) { parameters.gain(normal: $0[0]) }
    physics.addFunction(
      "offset", of: ["normalNumber"], comment: "The offset of a lane's comparator."
    ) { parameters.offset(normal: $0[0]) }
    physics.addFunction(
      "bow", of: ["normalNumber"], comment: "The bow of a lane's comparator at half the range."
    ) { parameters.bow(normal: $0[0]) }
    physics.addFunction(
      "compared", of: ["held", "gainOfLane", "offsetOfLane", "bowOfLane"],
      comment: "What a comparator sees of a sample."
    ) { parameters.compared($0[0], gain: $0[1], offset: $0[2], bow: $0[3]) }
    return physics
  }
}

extension MatrixTileParameters {
  /// What the macro of the specified layer is made of.
  init(_ layer: MatrixLayerSpecification) {
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
