import Specifications

/// Scales and formats of what goes from layer to layer.
public enum Quantizer {
  /// Integers of a format, and what one stands for.
  struct Scaled {
    var scale: Double
    var format: IntegerFormat
  }

  /// A vector in units of a scale, rounded to the nearest, of two equally near the even one, and saturated.
  public static func integers(
    _ vector: [Double], scale: Double, format: IntegerFormat
  ) -> [Int] {
    let range = Double(format.range.lowerBound)...Double(format.range.upperBound)
    return vector.map {
      Int(min(max(($0 / scale).rounded(.toNearestOrEven), range.lowerBound), range.upperBound))
    }
  }

  /// Inputs: integers that fit are taken as they are.
  static func input(_ vectors: [[Double]], bits: Int) -> Scaled {
    let isSigned = vectors.contains { $0.contains { $0 < 0 } }
    let format = IntegerFormat(bits: bits, isSigned: isSigned)
    let range = Double(format.range.lowerBound)...Double(format.range.upperBound)
    let areIntegers = vectors.allSatisfy {
      $0.allSatisfy { $0 == $0.rounded() && range.contains($0) }
    }
    return Scaled(scale: areIntegers ? 1 : scale(of: vectors, format), format: format)
  }

  /// What a layer gives.
  static func output(_ vectors: [[Double]], activation: Activation, bits: Int) -> Scaled {
    switch activation {
    case .sign: return Scaled(scale: 1, format: IntegerFormat(bits: 2, isSigned: true))
    case .none, .relu, .argMax:
      let format = IntegerFormat(bits: bits, isSigned: activation != .relu)
      return Scaled(scale: scale(of: vectors, format), format: format)
    }
  }

  /// The scale at which the greatest magnitude is the highest integer; 1 where all is zero.
  private static func scale(of vectors: [[Double]], _ format: IntegerFormat) -> Double {
    let greatest = vectors.reduce(0) { max($0, $1.reduce(0) { max($0, $1.magnitude) }) }
    let scale = greatest / Double(max(1, format.range.upperBound))
    return scale > 0 && scale.isFinite ? scale : 1
  }

  /// Bias, multiplier and shift from a layer's sums to its output.
  ///
  /// - Parameter units: what a unit of each output's sum stands for.
  static func post(_ layer: FloatLayer, units: [Double], output: Scaled) -> PostProcessing {
    let biases = zip(layer.biases, units).map { bias, unit in
      whole(bias / unit, in: PostProcessing.biasRange)
    }
    var post = PostProcessing(
      activation: layer.activation, shift: 0, format: output.format,
      biases: biases.contains { $0 != 0 } ? biases : [])
    // A sign has no scale.
    guard layer.activation != .sign else { return post }
    let ratios = units.map { $0 / output.scale }
    let greatest = ratios.max() ?? 1
    let limit = Double(PostProcessing.multiplierRange.upperBound)
    while post.shift < 32, greatest * Double(1 << (post.shift + 1)) <= limit { post.shift += 1 }
    post.multipliers = ratios.map {
      whole($0 * Double(1 << post.shift), in: PostProcessing.multiplierRange)
    }
    return post
  }

  private static func whole(_ value: Double, in range: ClosedRange<Int>) -> Int {
    guard !value.isNaN else { return 0 }
    return Int(
      min(max(value.rounded(.toNearestOrEven), Double(range.lowerBound)), Double(range.upperBound)))
  }
}

/// Weights as integers, with a scale for each output.
struct QuantizedWeights {
  let matrix: WeightMatrix
  /// What one unit of a weight stands for, by output.
  let scales: [Double]

  init(_ layer: FloatLayer, mapping: WeightMapping) {
    let highest = Double(mapping.weightRange.upperBound)
    let scales = (0..<layer.outputs).map { output in
      let row = layer.weights[output * layer.inputs..<(output + 1) * layer.inputs]
      let scale = row.reduce(0) { max($0, $1.magnitude) } / highest
      return scale.isNormal ? scale : 1
    }
    self.scales = scales
    matrix = WeightMatrix(
      outputs: layer.outputs, inputs: layer.inputs,
      values: layer.weights.indices.map {
        Int((layer.weights[$0] / scales[$0 / layer.inputs]).rounded(.toNearestOrEven))
      })
  }
}

/// The sums of levels that the columns of a layer come to.
struct ColumnSums {
  private let layer: MatrixLayerSpecification
  /// By input: the columns in which it has a level.
  private var cells: [[Cell]]

  private struct Cell {
    /// Counted through the tiles.
    var column: Int
    var level: Int
  }

  init(_ layer: MatrixLayerSpecification) {
    self.layer = layer
    cells = Array(repeating: [], count: layer.inputs)
    for write in layer.program where write.level > 0 {
      let block = write.tile / layer.columnBlocks
      cells[block * layer.tile.rows + write.row].append(
        Cell(column: write.tile * layer.tile.columns + write.column, level: write.level))
    }
  }

  /// The greatest of all planes of all vectors, in units of the lowest drive code.
  func greatest(of vectors: [[Int]]) -> Int {
    var (greatest, sums) = (0, [Int](repeating: 0, count: layer.tiles * layer.tile.columns))
    for vector in vectors {
      for plane in layer.planes {
        for index in sums.indices { sums[index] = 0 }
        for (input, value) in vector.enumerated() {
          let code = plane.code(of: value)
          guard code > 0 else { continue }
          for cell in cells[input] { sums[cell.column] += code * cell.level }
        }
        greatest = max(greatest, sums.max() ?? 0)
      }
    }
    return greatest
  }
}
