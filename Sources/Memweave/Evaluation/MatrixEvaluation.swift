import Accelerators
import CoSimulation
import Reference
import Specifications

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// How well a matrix engine classifies, and what its layers lose on the way.
///
/// The class of a vector is the output that is greatest, the lowest index of equals.
public struct MatrixEvaluation: Sendable, Codable {
  public var design: String
  public var vectors: Int
  /// The share of vectors that are classified rightly by the network in floating point; `nil` without one.
  public var float: Double?
  /// The share of vectors that are classified rightly, with exact integer products.
  public var quantised: Double
  /// The same in the golden model, by seed, from 1 on.
  public var golden: [Double]
  /// The same in RTL, with the first seed; `nil` where it was not asked for.
  public var hardware: Double?
  public var layers: [Layer]

  /// What one layer loses, over all vectors and seeds.
  public struct Layer: Sendable, Codable {
    public var name: String
    /// The mean square of the exact products over that of the sums' distance from them, in decibels;
    /// `nil` where nothing is lost.
    public var signalToError: Double?
    /// The bits of an ideal converter that loses as much (W. Kester, *Taking the Mystery out of the
    /// Infamous Formula*: (SNR - 1.76 dB) / 6.02 dB).
    public var effectiveBits: Double? { signalToError.map { ($0 - 1.76) / 6.02 } }
  }

  /// - Parameters:
  ///   - seeds: how many engines of other random numbers are measured, at least 1.
  ///   - model: the RTL that is measured too, and held against the golden model.
  /// - Throws: `MatrixMismatch` where RTL and golden model differ.
  public init(
    _ judged: MatrixDescription.Judged, of data: LabelledVectors, seeds: Int,
    model: MatrixEngineModel? = nil
  ) throws {
    let engine = judged.specification
    design = engine.title
    vectors = data.vectors.count
    float = judged.network.map { network in
      Self.accuracy(data.numbers.map { network.outputs(of: $0) }, data.labels)
    }
    let ideal = IdealMatrixEngine(engine)
    quantised = Self.accuracy(data.vectors.map { ideal.outputs(of: $0) }, data.labels)
    var losses = Array(repeating: Loss(), count: engine.layers.count)
    golden = (1...seeds).map { seed in
      var golden = MatrixEngineReference(engine, seed: UInt32(seed))
      let outputs = data.vectors.map { vector in
        var input = vector
        for (index, record) in golden.multiply(vector).enumerated() {
          losses[index].add(ideal.products(of: input, layer: index), record.sums)
          input = record.outputs
        }
        return input
      }
      return Self.accuracy(outputs, data.labels)
    }
    layers = zip(engine.layers, losses).map { Layer(name: $0.name, signalToError: $1.decibels) }
    if let model {
      let run = try MatrixEngineLockStep(model, seed: 1)
      hardware = Self.accuracy(
        try run.multiply(data.vectors, pace: .backToBack), data.labels)
    }
  }

  /// Products and how far sums are from them, squared and added.
  private struct Loss {
    var signal = 0.0
    var error = 0.0

    mutating func add(_ products: [Double], _ sums: [Int]) {
      for (product, sum) in zip(products, sums) {
        signal += product * product
        error += (Double(sum) - product) * (Double(sum) - product)
      }
    }

    var decibels: Double? { error > 0 && signal > 0 ? 10 * log10(signal / error) : nil }
  }

  private static func accuracy<Number: Comparable>(
    _ outputs: [[Number]], _ labels: [Int]
  ) -> Double {
    let right = zip(outputs, labels).count { output, label in
      output.indices.reduce(0) { output[$1] > output[$0] ? $1 : $0 } == label
    }
    return outputs.isEmpty ? 0 : Double(right) / Double(outputs.count)
  }
}
