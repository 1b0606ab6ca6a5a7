import Specifications

/// The golden model of a matrix engine: its layers one after the other.
public struct MatrixEngineReference: Sendable {
  public let specification: MatrixEngineSpecification
  public private(set) var layers: [MatrixLayerReference]

  /// An engine whose converters are calibrated, where they are to be, and whose weights are written.
  ///
  /// - Parameter seed: the seed of the macros (`memweave_seed`).
  public init(_ specification: MatrixEngineSpecification, seed: UInt32) {
    self.specification = specification
    layers = specification.layers.enumerated().map { index, layer in
      MatrixLayerReference(
        layer, seed: MatrixEngineSpecification.seed(ofLayer: index, of: seed))
    }
    for index in layers.indices {
      layers[index].calibrate()
      layers[index].writeWeights()
    }
  }

  /// What the programming of all layers came to; `nil` in open loop.
  public var programming: ProgrammingSummary? {
    let rows = layers.flatMap(\.programming)
    return rows.isEmpty ? nil : ProgrammingSummary(rows)
  }

  /// The answers of all layers to a vector, or a map; the last one's outputs are the engine's.
  ///
  /// - Precondition: every element lies in the first layer's input format.
  public mutating func multiply(_ vector: [Int]) -> [MatrixLayerRecord] {
    var records: [MatrixLayerRecord] = []
    for index in layers.indices {
      let vectors = specification.layers[index].vectors(of: records.last?.outputs ?? vector)
      records.append(MatrixLayerRecord(vectors: vectors.map { layers[index].multiply($0) }))
    }
    return records
  }
}
