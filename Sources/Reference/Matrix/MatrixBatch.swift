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
  private let passes: [Pass]
  /// The outputs of each lane that has some, counted through the column blocks.
  private let lanes: [Range<Int>]
  /// Rows of a block, filled up to whole steps.
  private let stride: Int
  private let group: Int
  /// From the sums of one vector to those of the next.
  private let sumStride: Int

  /// Columns that are added alike, for all outputs: one of the columns of every weight, or the offset columns.
  private struct Pass: Sendable {
    var first: Int
    var count: Int
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
      layer.accumulatorBits >= layer.accumulatorBitsNeeded, Self.sumBits(of: layer) <= 32
    else { return nil }
    specification = layer
    lanes = Swift.stride(from: 0, to: layer.outputs, by: layer.outputsPerLane).map {
      $0..<min($0 + layer.outputsPerLane, layer.outputs)
    }
    stride = (min(layer.tile.rows, layer.inputs) + 3) / 4 * 4
    let products = layer.tile.highestDrive * layer.mapping.highestLevel
    group = 65_535 / (2 * products)

    var passes: [Pass] = []
    for weight in layer.mapping.columns {
      passes.append(
        Pass(first: passes.count * layer.outputs, count: layer.outputs, weight: weight, total: 0))
    }
    if layer.mapping.hasOffsetColumn {
      passes.append(
        Pass(
          first: passes.count * layer.outputs, count: lanes.count,
          weight: layer.mapping.offsetColumn, total: layer.outputs))
    }
    self.passes = passes
    let columns = passes[passes.count - 1].first + passes[passes.count - 1].count
    sumStride = SubsetTables.width(layer, columns: columns) ?? (columns + 15) / 16 * 16

    var blocks: [MatrixBatchBlock] = []
    for block in 0..<layer.rowBlocks {
      guard
        let block = MatrixBatchBlock(
          layer, block: block, lanes: lanes, stride: stride, columns: columns, seed: seed)
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
    let layer = specification
    let count = vectors.count / layer.inputs
    // Few vectors at a time, so that what is between stays near.
    let chunk = min(16, count)
    let width = passes[passes.count - 1].total + passes[passes.count - 1].count
    var drive = [UInt8](repeating: 0, count: chunk * stride)
    var sums = [Int32](repeating: 0, count: chunk * sumStride)
    var totals = [Int32](repeating: 0, count: chunk * width)
    return [Int32](unsafeUninitializedCapacity: count * layer.outputs) { results, initialized in
      for first in Swift.stride(from: 0, to: count, by: chunk) {
        let taken = min(chunk, count - first)
        totals.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        for index in blocks.indices {
          for plane in layer.planes {
            addColumns(
              of: vectors, first: first, taken: taken, block: index, plane: plane, drive: &drive,
              sums: &sums)
            addCodes(
              of: sums, taken: taken, block: blocks[index], plane: plane, to: &totals, width: width)
          }
        }
        guard let place = results.baseAddress else { break }
        finish(totals, taken: taken, width: width, to: place + first * layer.outputs)
      }
      initialized = count * layer.outputs
    }
  }

  private func addColumns(
    of vectors: [Int32], first: Int, taken: Int, block index: Int, plane: BitSlice,
    drive: inout [UInt8], sums: inout [Int32]
  ) {
    let (inputs, block) = (specification.inputs, blocks[index])
    let (row, rows) = (
      index * specification.tile.rows, specification.usedRows(ofBlock: index)
    )
    if let tables = block.tables {
      tables.fill(
        vectors, first: first, taken: taken, inputs: inputs, from: row, rows: rows, plane: plane,
        digits: &drive, sums: &sums)
      return
    }
    vectors.withUnsafeBufferPointer { vectors in
      drive.withUnsafeMutableBufferPointer { drive in
        guard let source = vectors.baseAddress, let target = drive.baseAddress else { return }
        for vector in 0..<taken {
          let own = target + vector * stride
          memweave_drive(
            source + (first + vector) * inputs + row, rows, Int32(plane.lowBit),
            Int32((1 << plane.bits) - 1), Int32(plane.unit), own)
          // A block with fewer rows comes last.
          (own + rows).update(repeating: 0, count: stride - rows)
        }
      }
    }
    memweave_column_sums(drive, block.levels, taken, sumStride, stride, group, &sums)
  }

  private func addCodes(
    of sums: [Int32], taken: Int, block: MatrixBatchBlock, plane: BitSlice,
    to totals: inout [Int32], width: Int
  ) {
    let highest = Double(specification.converter.highestCode)
    sums.withUnsafeBufferPointer { sums in
      totals.withUnsafeMutableBufferPointer { totals in
        block.slopes.withUnsafeBufferPointer { slopes in
          block.starts.withUnsafeBufferPointer { starts in
            guard let sums = sums.baseAddress, let totals = totals.baseAddress,
              let slopes = slopes.baseAddress, let starts = starts.baseAddress
            else { return }
            for pass in passes {
              let size = Int32(1) << Int32(pass.weight.shift + plane.shift)
              let factor = pass.weight.isNegative != plane.isNegative ? -size : size
              for vector in 0..<taken {
                memweave_add_codes(
                  sums + vector * sumStride + pass.first, pass.count, slopes + pass.first,
                  starts + pass.first, highest, factor, totals + vector * width + pass.total)
              }
            }
          }
        }
      }
    }
  }

  /// From the sums of vectors to their outputs.
  private func finish(
    _ totals: [Int32], taken: Int, width: Int, to results: UnsafeMutablePointer<Int32>
  ) {
    let (post, outputs) = (specification.post, specification.outputs)
    let hasOffsetColumn = specification.mapping.hasOffsetColumn
    let fitsWord =
      Self.sumBits(of: specification) < 31 && post.shift < 31 && post.biases.isEmpty
      && post.multipliers.isEmpty && post.activation != .sign
    let range = post.format.range
    let (low, high) = (
      Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound)
    )
    totals.withUnsafeBufferPointer { totals in
      guard let totals = totals.baseAddress else { return }
      for vector in 0..<taken {
        let (sums, own) = (totals + vector * width, results + vector * outputs)
        for (lane, place) in lanes.enumerated() {
          let offset = hasOffsetColumn ? sums[outputs + lane] : 0
          if fitsWord {
            memweave_round(
              sums + place.lowerBound, place.count, offset,
              post.activation == .relu ? 0 : -1 << 30, Int32(post.shift), low, high,
              own + place.lowerBound)
          } else {
            for output in place {
              own[output] = Int32(
                truncatingIfNeeded: post.result(of: Int(sums[output] &+ offset), output: output))
            }
          }
        }
      }
    }
  }
}
