import CrossbarPhysics
import DevicePhysics
import Specifications

/// The equations of the macro of a layer's tiles in one language, and what of its text depends on them.
struct MatrixMacroParts {
  private(set) var physics: PrintedPhysics
  /// The pins that choose a reference, and what is sampled of it; both empty without calibration.
  let references: (ports: String, adjustment: String)
  let drive: MatrixDriveText
  let converters: MatrixConverterText

  init(_ layer: MatrixLayerSpecification, in language: PhysicsLanguage) {
    let parameters = MatrixTileParameters(layer)
    var physics = PrintedPhysics(language)
    Self.addSamples(parameters, to: &physics)
    if layer.programming.isVerified {
      physics.addProgramming(CellProgramming(layer))
    } else {
      physics.addFunction(
        "programmed", of: ["level", "normalNumber"],
        comment: "The conductance of a programmed cell, less that of its row's dummy cell."
      ) { parameters.programmed(level: $0[0], normal: $0[1]) }
    }
    references = Self.references(of: layer, parameters, &physics)
    drive = MatrixDriveText(layer, parameters, &physics)
    converters = MatrixConverterText(layer, parameters, &physics)
    self.physics = physics
  }

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

  private static func addSamples(
    _ parameters: MatrixTileParameters, to physics: inout PrintedPhysics
  ) {
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
  }
}

extension MatrixEngineSpecification {
  /// The module of the macros of a layer's tiles.
  func macroName(ofLayer index: Int) -> String { "\(name)_layer_\(index)_macro" }

  /// What the templates of the macro of a layer's tiles are told in every language: how large it is, and its seed.
  func macroSizes(ofLayer index: Int) -> [String: String] {
    let tile = layers[index].tile
    return [
      "rows": "\(tile.rows)",
      "columns": "\(tile.columns)",
      "lanes": "\(tile.converters)",
      "lane_columns": "\(tile.columnsPerLane)",
      "drive_bits": "\(tile.rowBits)",
      "cells": "\(tile.rows * tile.columns)",
      "layer_seed": "\(MatrixEngineSpecification.seed(ofLayer: index, of: 0))",
    ]
  }
}
