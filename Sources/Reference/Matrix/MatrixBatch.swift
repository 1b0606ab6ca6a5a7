import CMatrixKernel
import Specifications

/// The golden model of one layer for many vectors at once, where it can be had in whole numbers.
///
/// Without noise and spread of the cells a column's current is a whole number of units, so its code follows
/// from integers alone, as long as no threshold lies so near to a whole number that the rounding of the
/// currents could decide. Then the outputs are those of ``MatrixLayerReference``, to the last bit.
/// One vector of 128 into 128 outputs costs about a microsecond (8 bits at once, one cell a weight).
public struct MatrixBatch: Sendable {
  public let specification: MatrixLayerSpecification
  /// For each row block, what its columns hold.
  private let blocks: [MatrixBatchBlock]
  private let planes: [BitSlice]
  private let passes: [Pass]
  /// The outputs of each lane that has some, counted through the column blocks.
  private let lanes: [Range<Int>]
  private let widths: MatrixBatchScratch.Widths
  /// Whether sums are rounded and clamped in 32 bits; otherwise ``PostProcessing`` does it one by one.
  private let roundsInWords: Bool

  /// Columns that are added alike, for all outputs: one of the columns of every weight, or the offset columns.
  private struct Pass: Sendable {
    /// Counted through the columns that have codes.
    var columns: Range<Int>
    /// Where the sum of the first of them is.
    var sum: Int
    var weight: WeightColumn
    /// Where the first of them is added.
    var total: Int
  }

  /// - Parameter seed: the seed of the layer's macros: comparators have their gains and offsets of it.
  /// - Returns: `nil` where whole numbers do not decide: with noise or spread cells, accumulators that may
  ///   saturate, or a threshold too near to a whole number of units.
  public init?(_ layer: MatrixLayerSpecification, seed: UInt32) {
    guard layer.isDecidedByIntegers, layer.tile.readNoise == 0, layer.tile.programSpread == 0,
      layer.tile.driveBow == 0, layer.tile.driveDroop == 0, layer.converter.noise == 0,
      layer.converter.linearitySpread == 0, layer.codeFollowsFromCurrent,
      layer.tile.drive == .voltage, layer.tile.driveTable.isEmpty, layer.tile.driveSpread == 0,
      layer.accumulatorBits >= layer.accumulatorBitsNeeded, Self.sumBits(of: layer) <= 32,
      PackedCells.hold(layer)
    else { return nil }
    specification = layer
    planes = layer.planes
    lanes = stride(from: 0, to: layer.outputs, by: layer.outputsPerLane).map {
      $0..<min($0 + layer.outputsPerLane, layer.outputs)
    }
    let weights = layer.mapping.columnCount * layer.outputs
    let width = MatrixBatchBlock.width(layer, columns: weights)
    var passes: [Pass] = []
    for (place, weight) in layer.mapping.columns.enumerated() {
      let first = place * layer.outputs
      passes.append(
        Pass(columns: first..<first + layer.outputs, sum: first, weight: weight, total: 0))
    }
    if layer.mapping.hasOffsetColumn {
      passes.append(
        Pass(
          columns: weights..<weights + lanes.count, sum: width,
          weight: layer.mapping.offsetColumn, total: layer.outputs))
    }
    self.passes = passes
    let stride = (min(layer.tile.rows, layer.inputs) + 3) / 4 * 4
    widths = MatrixBatchScratch.Widths(
      drive: stride, sums: width + (lanes.count + 15) / 16 * 16,
      totals: layer.outputs + lanes.count)
    let post = layer.post
    roundsInWords =
      Self.sumBits(of: layer) < 31 && post.shift < 31 && post.biases.isEmpty
      && post.multipliers.isEmpty && post.activation != .sign

    var blocks: [MatrixBatchBlock] = []
    for block in 0..<layer.rowBlocks {
      guard
        let block = MatrixBatchBlock(layer, block: block, lanes: lanes, stride: stride, seed: seed)
      else { return nil }
      blocks.append(block)
    }
    self.blocks = blocks
  }

  /// The width of an output's sum that no vector leaves.
  private static func sumBits(of layer: MatrixLayerSpecification) -> Int {
    let accumulators = layer.rowBlocks * (layer.mapping.hasOffsetColumn ? 2 : 1)
    return layer.accumulatorBitsNeeded + Int.bitWidth - (accumulators - 1).leadingZeroBitCount
  }

  /// The outputs of vectors that stand one after the other.
  ///
  /// - Precondition: `vectors` has a whole number of vectors, every element in the input format's range.
  public func outputs(of vectors: [Int32]) -> [Int32] {
    let (inputs, outputs) = (specification.inputs, specification.outputs)
    let count = vectors.count / inputs
    return [Int32](unsafeUninitializedCapacity: count * outputs) { results, initialized in
      vectors.withUnsafeBufferPointer { vectors in
        guard let source = vectors.baseAddress, let target = results.baseAddress else { return }
        MatrixBatchScratch.with(widths) { scratch in
          for first in stride(from: 0, to: count, by: MatrixBatchScratch.vectors) {
            let taken = min(MatrixBatchScratch.vectors, count - first)
            scratch.clearTotals(taken)
            for block in blocks {
              for plane in planes {
                block.columns.fill(
                  scratch, sumStride: widths.sums, inputs: source + first * inputs + block.first,
                  inputStride: inputs, vectors: taken, rows: block.rows, plane: plane)
                addCodes(taken, block, plane, scratch)
              }
            }
            finish(taken, scratch, to: target + first * outputs)
          }
        }
      }
      initialized = count * outputs
    }
  }

  private func addCodes(
    _ taken: Int, _ block: MatrixBatchBlock, _ plane: BitSlice, _ scratch: MatrixBatchScratch
  ) {
    if specification.mapping.hasOffsetColumn, let pass = passes.last {
      // All cells of an offset column are alike.
      let level = Int32(specification.mapping.offsetLevel)
      for vector in 0..<taken {
        (scratch.sums + vector * widths.sums + pass.sum).update(
          repeating: level * scratch.driven[vector], count: lanes.count)
      }
    }
    for pass in passes {
      let size = Int32(1) << Int32(pass.weight.shift + plane.shift)
      block.codes.add(
        pass.columns, of: scratch.sums + pass.sum, sumStride: widths.sums, vectors: taken,
        factor: pass.weight.isNegative != plane.isNegative ? -size : size,
        to: scratch.totals + pass.total, totalStride: widths.totals)
    }
  }

  /// From the sums of vectors to their outputs.
  private func finish(
    _ taken: Int, _ scratch: MatrixBatchScratch, to results: UnsafeMutablePointer<Int32>
  ) {
    let (post, outputs) = (specification.post, specification.outputs)
    let range = post.format.range
    for (lane, place) in lanes.enumerated() {
      // It stays 0 where there are no offset columns.
      let offset = scratch.totals + outputs + lane
      if roundsInWords {
        memweave_round(
          scratch.totals + place.lowerBound, widths.totals, taken, place.count, offset,
          post.activation == .relu ? 0 : -1 << 30, Int32(post.shift),
          Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound),
          results + place.lowerBound, outputs)
        continue
      }
      for vector in 0..<taken {
        let sums = scratch.totals + vector * widths.totals
        for output in place {
          let sum = Int(sums[output] &+ offset[vector * widths.totals])
          results[vector * outputs + output] = Int32(
            truncatingIfNeeded: post.result(of: sum, output: output))
        }
      }
    }
  }
}
