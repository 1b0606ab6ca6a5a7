import Specifications

/// The golden model of one layer: matrix times vector as whole operations, in integers and `Double`.
///
/// The source of every rule is `docs/matrix-engine.md`.
public struct MatrixLayerReference: Sendable {
  public let specification: MatrixLayerSpecification
  private let planes: [BitSlice]
  private let columns: [LaneColumn]
  private var tiles: [MatrixTileReference]
  /// What program-verify did to each row, in the order of the rows; empty in open loop.
  public private(set) var programming: [RowProgramming] = []

  /// A column of a lane: the accumulator it belongs to, and how it counts.
  private struct LaneColumn: Sendable {
    var slot: Int
    var weight: WeightColumn
  }

  /// A layer whose weights are not written yet.
  ///
  /// - Parameter seed: the seed of the layer's macros.
  public init(_ specification: MatrixLayerSpecification, seed: UInt32) {
    self.specification = specification
    planes = specification.planes
    let mapping = specification.mapping
    var columns = (0..<specification.outputsPerLane).flatMap { slot in
      mapping.columns.map { LaneColumn(slot: slot, weight: $0) }
    }
    if mapping.hasOffsetColumn {
      columns.append(
        LaneColumn(slot: specification.outputsPerLane, weight: mapping.offsetColumn))
    }
    self.columns = columns
    tiles = (0..<specification.tiles).map {
      MatrixTileReference(specification, index: $0, seed: seed)
    }
  }

  /// Finds the corrections of the converters of all tiles.
  public mutating func calibrate() {
    for index in tiles.indices { tiles[index].calibrate(specification.converter) }
  }

  /// Brings all cells to the levels of the weights, as a host does.
  public mutating func writeWeights() {
    guard specification.programming.isVerified else {
      for write in specification.program { self.write(write) }
      return
    }
    programming = specification.program.rows.map { writes in
      tiles[writes[0].tile].program(row: writes[0].row, writes, of: specification)
    }
  }

  /// Of every cell of a tile in siemens, less that of its row's cell in the dummy bitline, row by row.
  public func conductances(ofTile tile: Int) -> [Double] { tiles[tile].conductances }

  /// Brings one cell to a level.
  public mutating func write(_ write: CellWrite) {
    tiles[write.tile].write(row: write.row, column: write.column, level: write.level)
  }

  /// The layer's answer to a vector of `inputs` elements, and the way to it.
  ///
  /// - Precondition: every element lies in the input format's range.
  public mutating func multiply(_ vector: [Int]) -> MatrixRecord {
    var record = MatrixRecord(vector: vector)
    var accumulators = Array(
      repeating: 0, count: tiles.count * specification.tile.converters * specification.slotsPerLane
    )
    for (index, plane) in planes.enumerated() {
      record.conversions += convert(vector, plane: plane, index: index, into: &accumulators)
    }
    record.sums = sums(of: accumulators)
    record.outputs = specification.post.results(of: record.sums)
    return record
  }

  /// One plane: every column is converted and added.
  private mutating func convert(
    _ vector: [Int], plane: BitSlice, index: Int, into accumulators: inout [Int]
  ) -> [MatrixConversion] {
    let lanes = specification.tile.converters
    let codes = (0..<specification.rowBlocks).map { self.codes(vector, plane: plane, block: $0) }
    let voltages = tiles.indices.map {
      tiles[$0].voltages(codes: codes[$0 / specification.columnBlocks])
    }
    let currents = tiles.indices.map { tile in
      voltages[tile].shown.map { tiles[tile].currents(voltages: $0) }
    }
    return columns.indices.map { column in
      var conversion = MatrixConversion(
        plane: index, column: column, voltages: voltages.map(\.mean), samples: [], codes: [])
      for tile in tiles.indices {
        let converted = tiles[tile].convert(column: column, currents: currents[tile])
        for (lane, (sample, code)) in converted.enumerated() {
          conversion.samples.append(sample)
          conversion.codes.append(code)
          let place =
            (tile * lanes + lane) * specification.slotsPerLane + columns[column].slot
          accumulators[place] = added(
            code, to: accumulators[place], column: columns[column].weight, plane: plane)
        }
      }
      return conversion
    }
  }

  /// The codes of the rows of a block.
  private func codes(_ vector: [Int], plane: BitSlice, block: Int) -> [Int] {
    let first = block * specification.tile.rows
    return (0..<specification.tile.rows).map { row in
      first + row < vector.count ? plane.code(of: vector[first + row]) : 0
    }
  }

  /// An accumulator after an addition, which saturates.
  private func added(
    _ code: Int, to accumulator: Int, column: WeightColumn, plane: BitSlice
  ) -> Int {
    let term = code << (column.shift + plane.shift)
    let sum = column.isNegative != plane.isNegative ? accumulator - term : accumulator + term
    let limit = 1 << (specification.accumulatorBits - 1)
    return min(max(sum, -limit), limit - 1)
  }

  /// The exact sum of every output, over the row blocks and with the offset column's.
  private func sums(of accumulators: [Int]) -> [Int] {
    let (perLane, perTile) = (specification.outputsPerLane, specification.outputsPerTile)
    return (0..<specification.outputs).map { output in
      let place = output % perTile
      let lane = place / perLane
      var sum = 0
      for block in 0..<specification.rowBlocks {
        let tile = specification.tile(rowBlock: block, columnBlock: output / perTile)
        let first =
          (tile * specification.tile.converters + lane) * specification.slotsPerLane
        sum += accumulators[first + place % perLane]
        if specification.mapping.hasOffsetColumn { sum += accumulators[first + perLane] }
      }
      return sum
    }
  }
}

extension PostProcessing {
  /// What becomes of the exact sum of an output.
  public func result(of sum: Int, output: Int) -> Int {
    let biased = sum + (biases.isEmpty ? 0 : biases[output])
    let activated =
      switch activation {
      case .none, .argMax: biased
      case .relu: max(biased, 0)
      case .sign: biased >= 0 ? 1 : -1
      }
    let half: Int128 = shift == 0 ? 0 : 1 << Int128(shift - 1)
    let product = Int128(activated) * Int128(multipliers.isEmpty ? 1 : multipliers[output])
    let rounded = (product + half) >> Int128(shift)
    return Int(
      min(max(rounded, Int128(format.range.lowerBound)), Int128(format.range.upperBound)))
  }
}
