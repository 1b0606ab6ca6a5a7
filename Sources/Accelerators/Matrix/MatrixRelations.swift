import Diagnostics
import Specifications
import YAML

/// What the values of a matrix engine's description must be to each other, each good by itself.
struct MatrixRelations {
  let specification: MatrixEngineSpecification
  private let text: DescribedPlaces
  private let findings = YAMLDecoder()

  /// - Throws: Every relation that does not hold.
  /// - Returns: What is worth a look.
  static func check(
    _ specification: MatrixEngineSpecification, describedBy root: YAMLNode
  ) throws(DiagnosticReport) -> [Diagnostic] {
    let relations = MatrixRelations(
      specification: specification, text: DescribedPlaces(root: root))
    relations.checkMapping()
    relations.checkLevels()
    relations.checkWindows()
    relations.checkProgramming()
    relations.checkSensing()
    relations.checkChain()
    try relations.findings.throwIfErrors()
    relations.checkRanges()
    relations.checkAccumulators()
    return relations.findings.report.diagnostics
  }

  var tile: MatrixTileSpecification { specification.layers[0].tile }
  var mapping: WeightMapping { specification.layers[0].mapping }

  func report(
    _ identifier: String, at path: String..., layer: Int? = nil, message: String, remedy: String
  ) {
    findings.report(
      Diagnostic(
        .error, identifier, message, at: text.place(of: path, inLayer: layer), remedy: remedy))
  }

  /// A weight has its columns, and they find room in a lane.
  private func checkMapping() {
    if mapping.scheme == .twosComplement, mapping.slicing == .unary {
      report(
        "mapping-slicing", at: "mapping", "slicing",
        message: "the bits of two's complement differ in weight; expected 'binary' slicing",
        remedy: "write 'slicing: binary', or take another scheme")
      return
    }
    guard tile.converters <= tile.columns else {
      report(
        "too-many-converters", at: "tiles", "converters",
        message: "a tile has \(tile.columns) columns for \(tile.converters) converters",
        remedy: "write at most \(tile.columns), or give the tile more columns")
      return
    }
    let needed = mapping.columnCount + (mapping.hasOffsetColumn ? 1 : 0)
    guard tile.columnsPerLane < needed else { return }
    report(
      "lane-too-narrow", at: "tiles", "columns",
      message: "a converter has \(tile.columnsPerLane) columns (\(tile.columns) for "
        + "\(tile.converters) converters), but a weight takes \(needed)"
        + (mapping.hasOffsetColumn ? ", the offset column included" : ""),
      remedy: "give the tile at least \(needed * tile.converters) columns, or fewer converters")
  }

  private func conductance(_ value: Double) -> Quantity {
    Quantity(rounding: value, .conductance)
  }

  /// The levels lie within what the device can be.
  private func checkLevels() {
    let device = tile.device
    let highest = tile.lowestLevel + Double(mapping.highestLevel) * tile.levelSpacing
    if tile.lowestLevel < device.offConductance {
      report(
        "level-unreachable", at: "tiles", "lowest-level",
        message: "level 0 is \(conductance(tile.lowestLevel)), below the device's lowest "
          + "conductance of \(conductance(device.offConductance))",
        remedy: "raise 'lowest-level', or lower the device's 'off-conductance'")
    }
    if highest > device.onConductance {
      let levels = Int((device.onConductance - tile.lowestLevel) / tile.levelSpacing) + 1
      report(
        "level-unreachable", at: "tiles", "level-spacing",
        message: "level \(mapping.highestLevel) is \(conductance(highest)), above the device's "
          + "highest conductance of \(conductance(device.onConductance))",
        remedy: levels > 1
          ? "with this spacing the device has \(levels) levels: lower 'level-spacing', "
            + "'lowest-level' or 'cell-bits'"
          : "lower 'lowest-level'")
    }
  }

  /// A convolution has windows within its limits, and its matrix takes one.
  private func checkWindows() {
    for (index, layer) in specification.layers.enumerated() {
      guard let windows = layer.windows else { continue }
      let limit = ConvolutionWindows.greatestMap
      if windows.positions == 0 || windows.elements > limit || layer.streamOutputs > limit {
        report(
          "convolution-windows", at: "convolution", layer: index,
          message: "layer '\(layer.name)' has maps of \(windows.elements) elements with "
            + "\(windows.positions) windows; expected at least one window, and at most \(limit) elements "
            + "that come or leave",
          remedy: "check the sizes of map and kernel, 'stride' and 'padding'")
      } else if windows.taps != layer.inputs {
        report(
          "convolution-windows", at: "weights", layer: index,
          message: "layer '\(layer.name)' has windows of \(windows.taps) elements, but weights for "
            + "\(layer.inputs)",
          remedy: "the weights are outputs x (kernel rows x kernel columns x channels): give them "
            + "\(windows.taps) columns")
      }
    }
  }

  /// What a layer gives is what the next one takes.
  private func checkChain() {
    for (index, layer) in specification.layers.enumerated().dropFirst() {
      let before = specification.layers[index - 1]
      if layer.streamInputs != before.streamOutputs {
        report(
          "layer-size", at: layer.windows == nil ? "weights" : "convolution", layer: index,
          message: "layer '\(layer.name)' takes \(layer.streamInputs) inputs, but '\(before.name)' "
            + "before it gives \(before.streamOutputs) outputs",
          remedy: layer.windows == nil
            ? "the weights are outputs x inputs: give them \(before.streamOutputs) columns"
            : "give its maps \(before.streamOutputs) elements, 'channels' x 'height' x 'width'")
      }
      if before.post.format.bits > 16 {
        report(
          "output-too-wide", at: "output-bits", layer: index - 1,
          message: "layer '\(before.name)' gives \(before.post.format.bits) bits, but the layer "
            + "behind it takes at most 16",
          remedy: "write 'output-bits' of at most 16, with a 'shift' that brings the sums there")
      }
    }
  }

  /// The converters reach the greatest current that the weights can bring.
  private func checkRanges() {
    for (index, layer) in specification.layers.enumerated()
    where layer.outputsPerLane > 0 && !layer.converter.kind.isLatched {
      let reach = (Double(layer.converter.highestCode) + 0.5) * layer.converter.levelsPerCode
      let greatest = layer.greatestColumnSum
      guard Double(greatest) > reach else { continue }
      let current = Quantity(rounding: Double(greatest) * tile.unitCurrent, .current)
      let limit = Quantity(rounding: reach * tile.unitCurrent, .current)
      let exact = Double(greatest) / (Double(layer.converter.highestCode) + 0.5)
      let enough = (exact * 1000).rounded(.up) / 1000
      let given = text.placeOfConverterKey("levels-per-code", inLayer: index)
      findings.report(
        Diagnostic(
          .warning, "converter-range",
          "a column of layer '\(layer.name)' can carry \(current), but its converter ends at "
            + "\(limit): larger sums are clipped",
          at: given ?? text.place(of: ["network"], inLayer: nil),
          remedy: given == nil
            ? "the calibration data do not reach that far; where other inputs may, write "
              + "'converter-range: worst-case', or 'levels-per-code' of at least \(enough)"
            : "leave 'levels-per-code' out, or write at least \(enough)"))
    }
  }

  /// The accumulators hold the greatest sum.
  private func checkAccumulators() {
    for layer in specification.layers where layer.outputsPerLane > 0 {
      let needed = layer.accumulatorBitsNeeded
      guard layer.accumulatorBits < needed else { continue }
      findings.report(
        Diagnostic(
          .warning, "accumulator-range",
          "sums of layer '\(layer.name)' can need \(needed) bits, but its accumulators have "
            + "\(layer.accumulatorBits): they may saturate",
          at: text.place(of: ["accumulator-bits"], inLayer: nil),
          remedy: "write 'accumulator-bits: \(min(needed, 48))'"))
    }
  }
}

/// Where keys stand in a description with layers.
struct DescribedPlaces {
  let root: YAMLNode

  /// The value under a path, in a layer or from the top; what was not written has the place of the
  /// innermost part that was.
  func place(of path: [String], inLayer layer: Int?) -> Place {
    Self.innermost(of: path, from: layer.flatMap(node(ofLayer:)) ?? root).place
  }

  /// A layer's key, or the converter's where the layer does not say it itself; `nil` where neither does.
  func placeOfConverterKey(_ key: String, inLayer layer: Int) -> Place? {
    let own = node(ofLayer: layer).map { Self.innermost(of: [key], from: $0) }
    let shared = Self.innermost(of: ["converter", key], from: root)
    return [own, shared].compactMap(\.self).first(where: \.isWhole)?.place
  }

  private func node(ofLayer layer: Int) -> YAMLNode? {
    guard case .mapping(let entries) = root.content,
      let layers = entries.first(where: { $0.key == "layers" }),
      case .sequence(let nodes) = layers.value.content, nodes.indices.contains(layer)
    else { return nil }
    return nodes[layer]
  }

  /// How far a path goes, and whether to its end.
  private static func innermost(
    of path: [String], from root: YAMLNode
  ) -> (place: Place, isWhole: Bool) {
    var (node, place) = (root, root.place)
    for key in path {
      guard case .mapping(let entries) = node.content,
        let entry = entries.first(where: { $0.key == key })
      else { return (place, false) }
      node = entry.value
      place = key == path.last ? node.place : entry.keyPlace
    }
    return (place, true)
  }
}
