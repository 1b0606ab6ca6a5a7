import CMatrixKernel
import CrossbarPhysics
import DevicePhysics
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
  private let blocks: [Block]
  private let passes: [Pass]
  /// The place of the offset column of each output, among the columns of one pass.
  private let offsetPlaces: [Int]
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

  fileprivate struct Block: Sendable {
    /// By column, rows filled up to a multiple of 32; empty where there are tables.
    var levels: [Int8]
    /// Where rows are driven or not: for each group of four rows, the sums of all its subsets.
    var tables: SubsetTables?
    /// The code of a sum is `floor(sum * slope + start)`, by column.
    var slopes: [Double]
    var starts: [Double]
  }

  /// - Parameter seed: the seed of the layer's macros: comparators have their gains and offsets of it.
  /// - Returns: `nil` where whole numbers do not decide: with noise or spread cells, accumulators that may
  ///   saturate, or a threshold too near to a whole number of units.
  public init?(_ layer: MatrixLayerSpecification, seed: UInt32) {
    guard layer.isDecidedByIntegers, layer.tile.readNoise == 0, layer.tile.programSpread == 0,
      layer.tile.driveBow == 0,
      layer.tile.driveDroop == 0, layer.converter.noise == 0,
      layer.converter.linearitySpread == 0,
      layer.accumulatorBits >= layer.accumulatorBitsNeeded,
      // What is added and multiplied behind it stays within 64 bits.
      max(layer.sumBits, 32) + 2 + layer.post.multiplierBits < 64
    else { return nil }
    specification = layer
    let lanes = LaneOutputs(layer)
    stride = (min(layer.tile.rows, layer.inputs) + 31) / 32 * 32
    let products = layer.tile.highestDrive * layer.mapping.highestLevel
    group = max(1, 32_767 / (2 * products))

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
    sumStride = SubsetTables.width(layer, columns: columns) ?? columns
    offsetPlaces = layer.mapping.hasOffsetColumn ? lanes.ofOutput : []

    var blocks: [Block] = []
    for block in 0..<layer.rowBlocks {
      guard
        let block = Block(
          layer, block: block, lanes: lanes, stride: stride, seed: seed)
      else { return nil }
      blocks.append(block)
    }
    self.blocks = blocks
  }

  /// The outputs of vectors that stand one after the other.
  ///
  /// - Precondition: `vectors` has a whole number of vectors, every element in the input format's range.
  public func outputs(of vectors: [Int32]) -> [Int32] {
    let layer = specification
    let count = vectors.count / layer.inputs
    let width = layer.outputs + (offsetPlaces.isEmpty ? 0 : passes[passes.count - 1].count)
    var totals = [Int64](repeating: 0, count: count * width)
    // Few vectors at a time, so that what is between stays near.
    let chunk = 16
    var drive = [UInt8](repeating: 0, count: chunk * stride)
    var sums = [Int32](repeating: 0, count: chunk * sumStride)
    for first in Swift.stride(from: 0, to: count, by: chunk) {
      let taken = min(chunk, count - first)
      for (index, block) in blocks.enumerated() {
        let rows = layer.usedRows(ofBlock: index)
        for plane in layer.planes {
          if let tables = block.tables {
            tables.fill(
              vectors, first: first, taken: taken, inputs: layer.inputs,
              from: index * layer.tile.rows, rows: rows, plane: plane, digits: &drive, sums: &sums)
          } else {
            fill(
              &drive, vectors, first: first, taken: taken, block: index, rows: rows, plane: plane)
            memweave_column_sums(drive, block.levels, taken, sumStride, stride, group, &sums)
          }
          for vector in 0..<taken {
            add(
              sums, vector * sumStride, block, plane: plane, to: &totals, (first + vector) * width)
          }
        }
      }
    }
    return results(totals, count: count, width: width)
  }

  private func fill(
    _ drive: inout [UInt8], _ vectors: [Int32], first: Int, taken: Int, block: Int, rows: Int,
    plane: BitSlice
  ) {
    let inputs = specification.inputs
    vectors.withUnsafeBufferPointer { vectors in
      drive.withUnsafeMutableBufferPointer { drive in
        guard let source = vectors.baseAddress, let target = drive.baseAddress else { return }
        for vector in 0..<taken {
          let own = target + vector * stride
          memweave_drive(
            source + (first + vector) * inputs + block * specification.tile.rows, rows,
            Int32(plane.lowBit), Int32((1 << plane.bits) - 1), Int32(plane.unit), own)
          // A block with fewer rows comes last.
          (own + rows).update(repeating: 0, count: stride - rows)
        }
      }
    }
  }

  private func add(
    _ sums: [Int32], _ sum: Int, _ block: Block, plane: BitSlice, to totals: inout [Int64],
    _ total: Int
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
              let size = Int64(1) << Int64(pass.weight.shift + plane.shift)
              memweave_add_codes(
                sums + sum + pass.first, pass.count, slopes + pass.first, starts + pass.first,
                highest, pass.weight.isNegative != plane.isNegative ? -size : size,
                totals + total + pass.total)
            }
          }
        }
      }
    }
  }

  private func results(_ totals: [Int64], count: Int, width: Int) -> [Int32] {
    let post = specification.post
    let outputs = specification.outputs
    var results = [Int32](repeating: 0, count: count * outputs)
    let range = Int64(post.format.range.lowerBound)...Int64(post.format.range.upperBound)
    let half: Int64 = post.shift == 0 ? 0 : 1 << Int64(post.shift - 1)
    totals.withUnsafeBufferPointer { totals in
      results.withUnsafeMutableBufferPointer { results in
        for vector in 0..<count {
          for output in 0..<outputs {
            var sum = totals[vector * width + output]
            if !offsetPlaces.isEmpty {
              sum += totals[vector * width + outputs + offsetPlaces[output]]
            }
            if !post.biases.isEmpty { sum += Int64(post.biases[output]) }
            switch post.activation {
            case .none, .argMax: break
            case .relu: sum = max(sum, 0)
            case .sign: sum = sum >= 0 ? 1 : -1
            }
            if !post.multipliers.isEmpty { sum *= Int64(post.multipliers[output]) }
            let rounded = (sum &+ half) >> Int64(post.shift)
            let result = min(max(rounded, range.lowerBound), range.upperBound)
            results[vector * outputs + output] = Int32(truncatingIfNeeded: result)
          }
        }
      }
    }
    return results
  }
}

/// The lanes that have outputs, counted through the column blocks, and which one an output is in.
private struct LaneOutputs {
  let count: Int
  let ofOutput: [Int]

  init(_ layer: MatrixLayerSpecification) {
    ofOutput = (0..<layer.outputs).map { $0 / layer.outputsPerLane }
    count = (ofOutput.last ?? 0) + 1
  }
}

extension MatrixBatch.Block {
  /// What the columns of a row block hold; `nil` where whole numbers do not decide a code.
  fileprivate init?(
    _ layer: MatrixLayerSpecification, block: Int, lanes: LaneOutputs, stride: Int, seed: UInt32
  ) {
    let rows = layer.usedRows(ofBlock: block)
    let first = block * layer.tile.rows
    let count = layer.mapping.columnCount
    let columns = count * layer.outputs + (layer.mapping.hasOffsetColumn ? lanes.count : 0)
    var levels: [Int8] = Array(repeating: 0, count: columns * stride)
    for output in 0..<layer.outputs {
      for row in 0..<rows {
        for (place, level) in layer.mapping.levels(of: layer.weights[output, first + row])
          .enumerated()
        { levels[(place * layer.outputs + output) * stride + row] = Int8(level) }
      }
    }
    for column in count * layer.outputs..<columns {
      for row in 0..<rows { levels[column * stride + row] = Int8(layer.mapping.offsetLevel) }
    }
    tables = SubsetTables.width(layer, columns: columns).map {
      SubsetTables(
        levels: levels, columns: columns, stride: stride, rows: rows, width: $0,
        highestLevel: layer.mapping.highestLevel)
    }
    self.levels = tables == nil ? levels : []

    let parameters = MatrixTileParameters(layer)
    let generator = CounterGenerator(seed: seed)
    var codes: [LaneCodes] = []
    for lane in 0..<lanes.count {
      let (columnBlock, place) = lane.quotientAndRemainder(dividingBy: layer.tile.converters)
      let tile = layer.tile(rowBlock: block, columnBlock: columnBlock)
      let index = UInt32(truncatingIfNeeded: tile * layer.tile.converters + place)
      guard let found = LaneCodes(layer, parameters, generator, lane: index) else { return nil }
      codes.append(found)
    }
    let ofColumn =
      (0..<count).flatMap { _ in lanes.ofOutput.map { codes[$0] } }
      + (layer.mapping.hasOffsetColumn ? codes : [])
    slopes = ofColumn.map(\.slope)
    starts = ofColumn.map(\.start)
  }
}

/// How the code of a lane follows from a whole number of units: `floor(sum * slope + start)`.
private struct LaneCodes {
  let slope: Double
  let start: Double

  /// - Returns: `nil` where a threshold lies so near to a whole number that rounding could decide.
  init?(
    _ layer: MatrixLayerSpecification, _ parameters: MatrixTileParameters,
    _ generator: CounterGenerator, lane: UInt32
  ) {
    let gain = parameters.gain(
      normal: generator.normal(stream: MatrixStream.gain, index: lane, draw: 0))
    let offset = parameters.offset(
      normal: generator.normal(stream: MatrixStream.offset, index: lane, draw: 0))
    guard gain > 0 else { return nil }
    let unit = layer.tile.unitCurrent
    slope = unit * gain / parameters.stepCurrent
    start = (offset - parameters.lowCurrent) / parameters.stepCurrent
    // Every addition of a current rounds by half of the last place; conductances are differences.
    let spacing = layer.tile.levelSpacing
    let roundings =
      Double(layer.tile.rows) + 8 + layer.tile.lowestLevel / spacing * 4
    let greatest = Double(
      layer.tile.rows * layer.mapping.highestLevel * layer.tile.highestDrive)
    for code in 1...layer.converter.highestCode {
      let sum = (Double(code) - start) / slope
      if sum > greatest + 1 { break }
      let distance = (sum - sum.rounded()).magnitude
      guard distance > max(sum, 1) * roundings * 0x1p-50 else { return nil }
    }
  }
}
