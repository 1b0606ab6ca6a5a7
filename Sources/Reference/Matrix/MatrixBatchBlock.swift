import CrossbarPhysics
import DevicePhysics
import Specifications

/// The columns of a row block's weights, as sums are found of them.
protocol BatchColumns: Sendable {
  /// The sums of all columns for `vectors` vectors in one plane, and the sums of what drives their rows.
  ///
  /// - Parameters:
  ///   - sumStride: from one vector's sums to the next one's.
  ///   - inputs: those of the block's rows, `inputStride` from one vector to the next.
  func fill(
    _ scratch: MatrixBatchScratch, sumStride: Int, inputs: UnsafePointer<Int32>, inputStride: Int,
    vectors: Int, rows: Int, plane: BitSlice)
}

/// What the columns of a row block hold, for ``MatrixBatch``.
struct MatrixBatchBlock: Sendable {
  let columns: any BatchColumns
  let codes: BatchCodes
  let rows: Int
  /// The first of its rows' inputs.
  let first: Int

  /// The width of so many columns of weights.
  static func width(_ layer: MatrixLayerSpecification, columns: Int) -> Int {
    SubsetTables.width(layer, columns: columns) ?? PackedCells.width(columns: columns)
  }

  /// - Parameters:
  ///   - lanes: the outputs of each lane.
  ///   - stride: rows, filled up to a multiple of 4.
  /// - Returns: `nil` where whole numbers do not decide a code.
  init?(
    _ layer: MatrixLayerSpecification, block: Int, lanes: [Range<Int>], stride: Int, seed: UInt32
  ) {
    rows = layer.usedRows(ofBlock: block)
    first = block * layer.tile.rows
    guard let codes = BatchCodes(layer, block: block, lanes: lanes, seed: seed) else { return nil }
    self.codes = codes

    let count = layer.mapping.columnCount * layer.outputs
    var levels = [Int8](repeating: 0, count: count * stride)
    for output in 0..<layer.outputs {
      for row in 0..<rows {
        for (place, level) in layer.mapping.levels(of: layer.weights[output, first + row])
          .enumerated()
        { levels[(place * layer.outputs + output) * stride + row] = Int8(level) }
      }
    }
    let highestLevel = layer.mapping.highestLevel
    if let width = SubsetTables.width(layer, columns: count) {
      columns = SubsetTables(
        levels: levels, columns: count, stride: stride, rows: rows, width: width,
        highestLevel: highestLevel)
    } else {
      columns = PackedCells(
        levels: levels, columns: count, stride: stride, highestLevel: highestLevel)
    }
  }
}
