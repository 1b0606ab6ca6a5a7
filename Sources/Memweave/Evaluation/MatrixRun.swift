import Reference
import Specifications

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Values and how far what was found is from them, squared and added.
struct Loss: Sendable {
  private var signal = 0.0
  private var error = 0.0
  private(set) var greatestShare = 0.0

  mutating func add(expected: Double, found: Double, share: Double = 0) {
    signal += expected * expected
    error += (found - expected) * (found - expected)
    greatestShare = max(greatestShare, share)
  }

  mutating func add(_ other: Loss) {
    signal += other.signal
    error += other.error
    greatestShare = max(greatestShare, other.greatestShare)
  }

  /// The mean square of the values over that of the distances; `nil` where nothing is lost.
  var decibels: Double? { error > 0 && signal > 0 ? 10 * log10(signal / error) : nil }
}

/// What a layer loses: from exact products to its sums, and in each stage.
struct LayerLosses: Sendable {
  var sums = Loss()
  var stages: [MatrixStage: Loss] = [:]

  mutating func add(_ other: LayerLosses) {
    sums.add(other.sums)
    stages.merge(other.stages) { own, added in
      var both = own
      both.add(added)
      return both
    }
  }
}

/// The golden model's outputs for all vectors with one seed, and what its layers lose.
struct MatrixRun: Sendable {
  let outputs: [[Int]]
  /// Over the first ``MatrixEvaluation/measuredVectors``.
  let losses: [LayerLosses]
  /// What the programming came to; `nil` in open loop.
  let programming: ProgrammingSummary?

  /// - Parameter errors: those of each layer's stages, the same for all seeds.
  init(
    of ideal: IdealMatrixEngine, errors: [StageErrors], vectors: [[Int]], seed: UInt32
  ) {
    let engine = ideal.specification
    var golden = MatrixEngineReference(engine, seed: seed)
    programming = golden.programming
    var losses = Array(repeating: LayerLosses(), count: engine.layers.count)
    var outputs = vectors.prefix(MatrixEvaluation.measuredVectors).map { vector in
      let records = golden.multiply(vector)
      for (index, layer) in records.enumerated() {
        for record in layer.vectors {
          for (product, sum) in zip(ideal.products(of: record.vector, layer: index), record.sums) {
            losses[index].sums.add(expected: product, found: Double(sum))
          }
          errors[index].visit(record) { value in
            losses[index].stages[value.stage, default: Loss()].add(
              expected: value.expected, found: value.found, share: value.share)
          }
        }
      }
      return records.last?.outputs ?? vector
    }
    let rest = Array(vectors.dropFirst(outputs.count))
    if !rest.isEmpty {
      outputs +=
        MatrixEngineBatch(engine, seed: seed)?.outputs(of: rest)
        ?? rest.map { golden.multiply($0).last?.outputs ?? $0 }
    }
    self.outputs = outputs
    self.losses = losses
  }
}
