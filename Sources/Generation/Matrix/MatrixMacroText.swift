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
    var physics = matrixPhysics(MatrixTileParameters(layer))
    if layer.programming.isVerified {
      physics.addProgramming(CellProgramming(layer))
    } else {
      addOpenLoop(MatrixTileParameters(layer), to: &physics)
    }
    if layer.converter.kind != .winnerTakeAll {
      physics.addFunction(
        "threshold", of: ["code"], comment: "The current at the lower edge of a code."
      ) { MatrixTileParameters(layer).threshold($0[0]) }
    }
    let programming = MatrixProgrammingText(layer)
    let references = Self.references(of: layer, &physics)
    let converters = MatrixConverterText(layer)
    let text = try Template.matrixMacro.filled(with: [
      "name": name,
      "rows": "\(tile.rows)",
      "columns": "\(tile.columns)",
      "lanes": "\(tile.converters)",
      "lane_columns": "\(tile.columnsPerLane)",
      "drive_bits": "\(tile.driveBits)",
      "cells": "\(tile.rows * tile.columns)",
      "layer_seed": "\(MatrixEngineSpecification.seed(ofLayer: index, of: 0))",
      "tile_msb": "\(selectBits(layer.tiles) - 1)",
      "drive_msb": "\(tile.rows * tile.driveBits - 1)",
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
      "constants": physics.constantsText,
      "generator": CounterGenerator.systemVerilog,
      "functions": physics.functionsText,
      "converter_ports": converters.ports,
      "comparators": converters.comparators,
    ])
    return GeneratedText(name: "\(name).sv", text: text)
  }

  /// The pins that choose a reference, and what is sampled of it; both empty without calibration.
  private static func references(
    of layer: MatrixLayerSpecification, _ physics: inout PrintedPhysics
  ) -> (ports: String, adjustment: String) {
    let (codes, step) = (layer.converter.referenceCodes, MatrixTileParameters(layer).stepCurrent)
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
      "wordlineVoltage", of: ["code", "load"],
      comment: "The voltage of a wordline, under the load of all rows."
    ) { parameters.wordlineVoltage($0[0], load: $0[1]) }
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

/// The pins and comparators of a tile's converters, as the macro's text has them.
private struct MatrixConverterText {
  let ports: String
  let comparators: String

  init(_ layer: MatrixLayerSpecification) {
    let lanes = 0..<layer.tile.converters
    let seen = { (lane: Int) in
      """
      compared(gen_lane[\(lane)].sampled_q, gen_lane[\(lane)].gain_q,
                  gen_lane[\(lane)].offset_q, gen_lane[\(lane)].bow_q)
      """
    }
    switch layer.converter.kind {
    case .sar, .ramp:
      let msb = layer.converter.bits - 1
      ports =
        "  // Of each lane: whether its sample reaches the code it is compared with.\n"
        + lanes.map { "  input  logic [\(msb):0] threshold_\($0)_i,\n" }.joined()
        + lanes.map { "  output logic comparator_\($0)_o," }.joined(separator: "\n")
      comparators = lanes.map {
        """
          assign comparator_\($0)_o =
              \(seen($0))
              >= threshold($itor(threshold_\($0)_i));

        """
      }.joined()
    case .sense, .winnerTakeAll:
      let text = MatrixSenseText(layer, seen: seen)
      ports = text.ports
      comparators = text.decisions
    case .flash:
      let msb = layer.converter.highestCode - 1
      ports =
        "  // Of each lane: whether its sample reaches the codes from 1 up.\n"
        + lanes.map { "  output logic [\(msb):0] comparators_\($0)_o," }.joined(separator: "\n")
      comparators = lanes.map {
        """
          always_comb begin
            for (int code = 0; code <= \(msb); code++) begin
              comparators_\($0)_o[code] =
                  \(seen($0))
                  >= threshold($itor(code + 1));
            end
          end

        """
      }.joined()
    }
  }
}

extension MatrixTileParameters {
  /// What the macro of the specified layer is made of.
  init(_ layer: MatrixLayerSpecification) {
    let tile = layer.tile
    let currents = layer.converter.currents(unit: tile.unitCurrent)
    self.init(
      readVoltage: tile.readVoltage, highestDrive: tile.highestDrive,
      lowestLevel: tile.lowestLevel, levelSpacing: tile.levelSpacing,
      programSpread: tile.programSpread, readNoise: tile.readNoise,
      gainSpread: layer.converter.gainSpread, offsetSpread: layer.converter.offsetSpread,
      lowCurrent: currents.low, stepCurrent: currents.step,
      rangeCurrent: Double(layer.converter.highestCode) * currents.step,
      converterNoise: layer.converter.noise,
      bowSpread: layer.converter.linearitySpread * currents.step, driveBow: tile.driveBow,
      driveDroop: tile.driveDroop, fullLoad: Double(tile.rows * tile.highestDrive))
  }
}
