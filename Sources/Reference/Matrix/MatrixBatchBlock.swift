import CrossbarPhysics
import DevicePhysics
import Specifications

/// What the columns of a row block hold, for ``MatrixBatch``.
struct MatrixBatchBlock: Sendable {
  /// Four rows of sixteen columns together, as the kernel takes them; empty where there are tables.
  let levels: [Int8]
  /// Where rows are driven or not: for each group of four rows, the sums of all its subsets.
  let tables: SubsetTables?
  /// The code of a sum is `floor(sum * slope + start)`, by column.
  let slopes: [Double]
  let starts: [Double]

  /// - Parameters:
  ///   - lanes: the outputs of each lane.
  ///   - stride: rows, filled up to a multiple of 4.
  ///   - columns: those of all weights, and an offset column for each lane where there are such.
  /// - Returns: `nil` where whole numbers do not decide a code.
  init?(
    _ layer: MatrixLayerSpecification, block: Int, lanes: [Range<Int>], stride: Int, columns: Int,
    seed: UInt32
  ) {
    let rows = layer.usedRows(ofBlock: block)
    let first = block * layer.tile.rows
    let count = layer.mapping.columnCount
    var levels = [Int8](repeating: 0, count: columns * stride)
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
    self.levels = tables == nil ? Self.packed(levels, columns: columns, stride: stride) : []

    let parameters = MatrixTileParameters(layer)
    let generator = CounterGenerator(seed: seed)
    var codes: [LaneCodes] = []
    for lane in lanes.indices {
      let (columnBlock, place) = lane.quotientAndRemainder(dividingBy: layer.tile.converters)
      let tile = layer.tile(rowBlock: block, columnBlock: columnBlock)
      let index = UInt32(truncatingIfNeeded: tile * layer.tile.converters + place)
      guard let found = LaneCodes(layer, parameters, generator, lane: index) else { return nil }
      codes.append(found)
    }
    let ofOutputs = zip(lanes, codes).flatMap { repeatElement($1, count: $0.count) }
    let ofColumns =
      (0..<count).flatMap { _ in ofOutputs } + (layer.mapping.hasOffsetColumn ? codes : [])
    slopes = ofColumns.map(\.slope)
    starts = ofColumns.map(\.start)
  }

  /// Levels that stand column by column, in the order of the kernel.
  private static func packed(_ levels: [Int8], columns: Int, stride: Int) -> [Int8] {
    var packed = [Int8](repeating: 0, count: (columns + 15) / 16 * 16 * stride)
    for column in 0..<columns {
      let panel = column / 16 * 16 * stride + column % 16 * 4
      for row in 0..<stride {
        packed[panel + row / 4 * 64 + row % 4] = levels[column * stride + row]
      }
    }
    return packed
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
