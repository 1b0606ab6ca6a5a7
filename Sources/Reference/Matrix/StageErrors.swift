import CrossbarPhysics
import Specifications

/// What the stages of a layer make of a vector, beside what each should have made of what it was given: without noise,
/// spread, offset, gain, rounding, clipping and saturation.
public struct StageErrors: Sendable {
  private let layer: MatrixLayerSpecification
  private let parameters: MatrixTileParameters
  private let planes: [BitSlice]
  /// The tiles with every cell at its level.
  private let tiles: [MatrixTileReference]
  /// By tile and lane: the outputs of the columns, in their order; those without an output are left out.
  private let outputs: [[Int]]

  /// One value of one stage.
  public struct Value: Sendable, Hashable {
    public var stage: MatrixStage
    /// Which conversion of the vector, planes before columns; `nil` behind the accumulators.
    public var conversion: Int?
    public var tile: Int?
    /// The converter; `nil` of the DACs.
    public var lane: Int?
    /// The wordline of a DAC, the column within its lane, or the output.
    public var place: Int
    public var expected: Double
    public var found: Double
    public var fullScale: Double
    /// How far it is off, as a share of the full scale.
    public var share: Double { (found - expected).magnitude / fullScale }
  }

  public init(_ layer: MatrixLayerSpecification) {
    self.layer = layer
    var ideal = layer
    ideal.tile.programSpread = 0
    ideal.programming = .openLoop
    parameters = MatrixTileParameters(layer)
    planes = layer.planes
    var tiles = (0..<layer.tiles).map { MatrixTileReference(ideal, index: $0, seed: 0) }
    for write in layer.program {
      tiles[write.tile].write(row: write.row, column: write.column, level: write.level)
    }
    self.tiles = tiles
    outputs = (0..<layer.tiles * layer.tile.converters).map { index in
      let (tile, lane) = index.quotientAndRemainder(dividingBy: layer.tile.converters)
      let first =
        tile % layer.columnBlocks * layer.outputsPerTile + lane * layer.outputsPerLane
      return Array((first..<first + layer.outputsPerLane).prefix { $0 < layer.outputs })
    }
  }

  /// Every value of a vector, in the order in which they come to be.
  public func visit(_ record: MatrixRecord, _ body: (Value) -> Void) {
    var currents: [[Double]] = []
    var exact = [Int](repeating: 0, count: layer.outputs)
    for (index, conversion) in record.conversions.enumerated() {
      if conversion.column == 0 {
        visitDrives(conversion, index: index, vector: record.vector, body)
        currents = tiles.indices.map {
          tiles[$0].currents(voltages: conversion.voltages[$0])
        }
      }
      visitCodes(conversion, index: index, currents: currents, sums: &exact, body)
    }
    let fullScale = Double(layer.greatestSum)
    for (output, sum) in record.sums.enumerated() {
      body(
        Value(
          stage: .accumulate, place: output, expected: Double(exact[output]), found: Double(sum),
          fullScale: fullScale))
    }
  }

  private func visitDrives(
    _ conversion: MatrixConversion, index: Int, vector: [Int], _ body: (Value) -> Void
  ) {
    for (tile, voltages) in conversion.voltages.enumerated() {
      let block = tile / layer.columnBlocks
      for row in 0..<layer.usedRows(ofBlock: block) {
        let code = planes[conversion.plane].code(of: vector[block * layer.tile.rows + row])
        body(
          Value(
            stage: .dac, conversion: index, tile: tile, place: row,
            expected: layer.tile.readVoltage * Double(code) / Double(layer.tile.highestDrive),
            found: voltages[row], fullScale: layer.tile.readVoltage))
      }
    }
  }

  private func visitCodes(
    _ conversion: MatrixConversion, index: Int, currents: [[Double]], sums: inout [Int],
    _ body: (Value) -> Void
  ) {
    let (tile, mapping, highest) = (layer.tile, layer.mapping, layer.converter.highestCode)
    let (output, column) = conversion.column.quotientAndRemainder(
      dividingBy: mapping.columnCount)
    let isOffset = output == layer.outputsPerLane
    let weight = isOffset ? mapping.offsetColumn : mapping.columns[column]
    let plane = planes[conversion.plane]
    for (lane, own) in outputs.enumerated() where isOffset ? !own.isEmpty : output < own.count {
      let (sample, code) = (conversion.samples[lane], conversion.codes[lane])
      let place = Value(
        stage: .array, conversion: index, tile: lane / tile.converters,
        lane: lane % tile.converters, place: conversion.column,
        expected: currents[lane / tile.converters][
          lane % tile.converters * tile.columnsPerLane + conversion.column],
        found: sample, fullScale: Double(highest) * parameters.stepCurrent)
      body(place)
      // Of amplifiers that share a node no code has an own value that it should have.
      if layer.converter.kind == .winnerTakeAll { continue }
      var converted = place
      converted.stage = .adc
      converted.expected = sample / parameters.stepCurrent
      converted.found = Double(code)
      converted.fullScale = Double(highest)
      body(converted)
      let term = code << (weight.shift + plane.shift)
      for target in isOffset ? own[...] : own[output...output] {
        sums[target] += weight.isNegative != plane.isNegative ? -term : term
      }
    }
  }
}

extension MatrixLayerSpecification {
  /// The greatest sum that the columns of one sign can come to, over all planes and row blocks.
  fileprivate var greatestSum: Int {
    let shifts = mapping.columns.filter { !$0.isNegative }.reduce(0) { $0 + 1 << $1.shift }
    let factors = planes.reduce(0) { $0 + 1 << $1.shift }
    return shifts * factors * converter.highestCode * rowBlocks
  }
}
