import Specifications

/// The golden model of a matrix engine for many vectors at once, where each of its layers can be had in whole numbers.
///
/// It gives the outputs of ``MatrixEngineReference``, without the way to them.
public struct MatrixEngineBatch: Sendable {
  private let layers: [MatrixBatch]

  /// - Parameter seed: the seed of the macros (`memweave_seed`).
  /// - Returns: `nil` where whole numbers do not decide in some layer; ``MatrixBatch`` says when.
  public init?(_ specification: MatrixEngineSpecification, seed: UInt32) {
    var layers: [MatrixBatch] = []
    for (index, layer) in specification.layers.enumerated() {
      let seed = MatrixEngineSpecification.seed(ofLayer: index, of: seed)
      guard let batch = MatrixBatch(layer, seed: seed) else { return nil }
      layers.append(batch)
    }
    self.layers = layers
  }

  /// The last layer's outputs for each vector, or map.
  ///
  /// - Precondition: every element lies in the first layer's input format.
  public func outputs(of vectors: [[Int]]) -> [[Int]] {
    layers.reduce(vectors) { streams, batch in
      let layer = batch.specification
      let results = batch.outputs(
        of: streams.flatMap { layer.vectors(of: $0).joined().map { Int32($0) } })
      let width = layer.streamOutputs
      return streams.indices.map { results[$0 * width..<($0 + 1) * width].map(Int.init) }
    }
  }
}
