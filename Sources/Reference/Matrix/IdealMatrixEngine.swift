import Specifications

/// What a matrix engine would give if nothing were lost on the way: exact integer products, divided by
/// what a code stands for, and the same post-processing.
public struct IdealMatrixEngine: Sendable {
  public let specification: MatrixEngineSpecification

  public init(_ specification: MatrixEngineSpecification) {
    self.specification = specification
  }

  /// The exact products of one layer's matrix and a vector, in units of its codes.
  public func products(of vector: [Int], layer index: Int) -> [Double] {
    let layer = specification.layers[index]
    return (0..<layer.outputs).map { output in
      let sum = vector.indices.reduce(0) { $0 + layer.weights[output, $1] * vector[$1] }
      return Double(sum) / layer.converter.levelsPerCode
    }
  }

  /// The outputs of the last layer.
  public func outputs(of vector: [Int]) -> [Int] {
    specification.layers.indices.reduce(vector) { stream, index in
      let layer = specification.layers[index]
      return layer.vectors(of: stream).flatMap { vector in
        let products = products(of: vector, layer: index)
        // A winner is that of the products themselves.
        return layer.post.activation == .argMax
          ? layer.post.results(ofExact: products)
          : layer.post.results(of: products.map { Int($0.rounded()) })
      }
    }
  }
}
