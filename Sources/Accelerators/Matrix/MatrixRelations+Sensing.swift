import Specifications

extension MatrixRelations {
  /// Converters that can be calibrated, outputs that hold an index, and layers that sense amplifiers can compare.
  func checkSensing() {
    let converter = specification.layers[0].converter
    let least = MatrixConverterSpecification.leastCalibratedBits
    if converter.calibration != .none, converter.bits < least {
      report(
        "calibration-bits", at: "converter", "calibration",
        message: "a converter of \(converter.bits) bits has no codes for two references",
        remedy: "leave 'calibration' out, or give the converter at least \(least) bits")
    }
    for (index, layer) in specification.layers.enumerated() {
      checkIndex(of: layer, index)
      if converter.kind == .winnerTakeAll { checkWinner(of: layer, index) }
    }
  }

  private func checkIndex(of layer: MatrixLayerSpecification, _ index: Int) {
    guard layer.post.activation == .argMax else { return }
    if layer.post.format.range.upperBound < layer.outputs - 1 {
      report(
        "arg-max-output", at: "output-bits", layer: index,
        message:
          "layer '\(layer.name)' gives the index of one of \(layer.outputs) outputs, but its "
          + "results end at \(layer.post.format.range.upperBound)",
        remedy: "raise 'output-bits'")
    }
    if layer.post.shift != 0 {
      report(
        "arg-max-output", at: "shift", layer: index,
        message: "layer '\(layer.name)' gives an index, which is not rounded",
        remedy: "leave 'shift' out")
    }
  }

  /// The currents of one row block, one plane and one column of each output, each on a lane of its own.
  private func checkWinner(of layer: MatrixLayerSpecification, _ index: Int) {
    let demands: [(Bool, String)] = [
      (layer.post.activation == .argMax, "the layer's 'activation' must be arg-max"),
      (!layer.post.isPerOutput, "the layer must have neither 'bias' nor 'multipliers'"),
      (layer.planes.count == 1, "inputs must be driven in one plane: raise 'drive-bits'"),
      (
        mapping.columnCount == 1,
        "a weight must take one column: write 'scheme: offset-column' with 'cell-bits' of at least "
          + "'weight-bits'"
      ),
      (layer.rowBlocks == 1, "all inputs must lie in one tile: raise 'rows'"),
      (
        layer.outputsPerLane == 1 && layer.columnBlocks == 1,
        "every output must have a sense amplifier of its own: give the tile at least "
          + "\(layer.outputs) 'converters', with 2 columns each"
      ),
    ]
    for (holds, remedy) in demands where !holds {
      report(
        "winner-take-all", at: "converter", "kind",
        message: "sense amplifiers cannot compare the outputs of layer '\(layer.name)'",
        remedy: remedy)
      return
    }
  }
}
