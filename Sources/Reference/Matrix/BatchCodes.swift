import CMatrixKernel
import CrossbarPhysics
import DevicePhysics
import Specifications

/// How the codes of a row block's columns follow from whole numbers of units: `floor(sum * slope + start)`.
struct BatchCodes: Sendable {
  /// By column: those of all weights, and one for each lane's offset column.
  private let slopes: [Double]
  private let starts: [Double]
  /// The same in single precision; empty where it does not tell all codes apart.
  private let singleSlopes: [Float]
  private let singleStarts: [Float]
  private let highest: Double

  /// - Parameter lanes: the outputs of each lane.
  /// - Returns: `nil` where whole numbers do not decide a code.
  init?(_ layer: MatrixLayerSpecification, block: Int, lanes: [Range<Int>], seed: UInt32) {
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
      (0..<layer.mapping.columnCount).flatMap { _ in ofOutputs }
      + (layer.mapping.hasOffsetColumn ? codes : [])
    slopes = ofColumns.map(\.slope)
    starts = ofColumns.map(\.start)
    let fits = codes.allSatisfy(\.fitsSingle)
    singleSlopes = fits ? slopes.map { Float($0) } : []
    singleStarts = fits ? starts.map { Float($0) } : []
    highest = Double(layer.converter.highestCode)
  }

  /// Adds `factor` times the codes of some columns' sums to totals.
  ///
  /// - Parameters:
  ///   - columns: which of this block's.
  ///   - sums: that of the first of them in the first vector, `sumStride` from one vector to the next.
  func add(
    _ columns: Range<Int>, of sums: UnsafePointer<Int32>, sumStride: Int, vectors: Int,
    factor: Int32, to totals: UnsafeMutablePointer<Int32>, totalStride: Int
  ) {
    if singleSlopes.isEmpty {
      slopes[columns].withUnsafeBufferPointer { slopes in
        starts[columns].withUnsafeBufferPointer { starts in
          memweave_add_precise_codes(
            sums, sumStride, vectors, columns.count, slopes.baseAddress, starts.baseAddress,
            highest, factor, totals, totalStride)
        }
      }
    } else {
      singleSlopes[columns].withUnsafeBufferPointer { slopes in
        singleStarts[columns].withUnsafeBufferPointer { starts in
          memweave_add_codes(
            sums, sumStride, vectors, columns.count, slopes.baseAddress, starts.baseAddress,
            Float(highest), factor, totals, totalStride)
        }
      }
    }
  }
}

/// How the code of a lane follows from a whole number of units.
private struct LaneCodes {
  let slope: Double
  let start: Double
  /// Whether single precision finds the same codes.
  let fitsSingle: Bool

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
    // Whole numbers up to 2^24 have a single of their own.
    var fitsSingle = greatest < 0x1p24
    for code in 1...layer.converter.highestCode {
      let sum = (Double(code) - start) / slope
      if sum > greatest + 1 { break }
      let distance = (sum - sum.rounded()).magnitude
      guard distance > max(sum, 1) * roundings * 0x1p-50 else { return nil }
      // The slope, the start, their product and sum are each off by 2^-24 of themselves at most.
      let size = Double(code) + 1 + 2 * start.magnitude
      fitsSingle = fitsSingle && distance * slope > size * 0x1p-22
    }
    self.fitsSingle = fitsSingle
  }
}
