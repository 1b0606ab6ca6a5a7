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
  /// What the programming came to with the first seed; `nil` in open loop.
  public var programming: ProgrammingSummary?
  public var layers: [Layer]

  /// What one layer loses, over all vectors and seeds.
  public struct Layer: Sendable, Codable {
    public var name: String
    /// The mean square of the exact products over that of the sums' distance from them, in decibels;
    /// `nil` where nothing is lost.
    public var signalToError: Double?
    /// What each stage loses of what it is given.
    public var stages: [Stage]
    /// The bits of an ideal converter that loses as much (W. Kester, *Taking the Mystery out of the
    /// Infamous Formula*: (SNR - 1.76 dB) / 6.02 dB).
    public var effectiveBits: Double? { signalToError.map { ($0 - 1.76) / 6.02 } }
  }

  /// What one stage of a layer loses, over all vectors and seeds.
  public struct Stage: Sendable, Codable {
    public var stage: MatrixStage
    /// As of the layer, of the stage's own values; `nil` where nothing is lost.
    public var signalToError: Double?
    public var effectiveBits: Double? { signalToError.map { ($0 - 1.76) / 6.02 } }
    /// How far the worst value is off, as a share of the full scale.
    public var greatestShare: Double
    /// What the description allows; `nil` where it does not say.
    public var tolerance: Double?
    public var isOverBudget: Bool { tolerance.map { greatestShare > $0 } ?? false }
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
      Self.accuracy(
        data.numbers.map { Self.greatest(of: network.outputs(of: $0)) }, data.labels)
    }
    let ideal = IdealMatrixEngine(engine)
    let answers = engine.layers[engine.layers.count - 1].post
    quantised = Self.accuracy(
      data.vectors.map { answers.winner(of: ideal.outputs(of: $0)) }, data.labels)
    var losses = Array(repeating: Loss(), count: engine.layers.count)
    let errors = engine.layers.map { StageErrors($0) }
    var stages = Array(
      repeating: [MatrixStage: Loss](), count: engine.layers.count)
    var programming: ProgrammingSummary?
    golden = (1...seeds).map { seed in
      var golden = MatrixEngineReference(engine, seed: UInt32(seed))
      if seed == 1 { programming = golden.programming }
      let outputs = data.vectors.map { vector in
        var input = vector
        for (index, record) in golden.multiply(vector).enumerated() {
          for (product, sum) in zip(ideal.products(of: input, layer: index), record.sums) {
            losses[index].add(expected: product, found: Double(sum))
          }
          errors[index].visit(record, of: input) { value in
            stages[index][value.stage, default: Loss()].add(
              expected: value.expected, found: value.found, share: value.share)
          }
          input = record.outputs
        }
        return answers.winner(of: input)
      }
      return Self.accuracy(outputs, data.labels)
    }
    self.programming = programming
    layers = engine.layers.indices.map { index in
      Layer(
        name: engine.layers[index].name, signalToError: losses[index].decibels,
        stages: MatrixStage.measured.map { stage in
          let loss = stages[index][stage] ?? Loss()
          return Stage(
            stage: stage, signalToError: loss.decibels, greatestShare: loss.greatestShare,
            tolerance: engine.tolerances[stage])
        })
    }
    if let model {
      let run = try MatrixEngineLockStep(model, seed: 1)
      hardware = Self.accuracy(
        try run.multiply(data.vectors, pace: .backToBack).map { answers.winner(of: $0) },
        data.labels)
    }
  }

  /// Values and how far what was found is from them, squared and added.
  private struct Loss {
    var signal = 0.0
    var error = 0.0
    var greatestShare = 0.0

    mutating func add(expected: Double, found: Double, share: Double = 0) {
      signal += expected * expected
      error += (found - expected) * (found - expected)
      greatestShare = max(greatestShare, share)
    }

    var decibels: Double? { error > 0 && signal > 0 ? 10 * log10(signal / error) : nil }
  }

  private static func accuracy(_ classes: [Int], _ labels: [Int]) -> Double {
    let right = zip(classes, labels).count { $0 == $1 }
    return classes.isEmpty ? 0 : Double(right) / Double(classes.count)
  }

  /// The place of the greatest, of equals the lowest.
  fileprivate static func greatest<Number: Comparable>(of outputs: [Number]) -> Int {
    outputs.indices.reduce(0) { outputs[$1] > outputs[$0] ? $1 : $0 }
  }
}

extension PostProcessing {
  /// The class that the outputs of the last layer say.
  fileprivate func winner(of outputs: [Int]) -> Int {
    activation == .argMax ? outputs[0] : MatrixEvaluation.greatest(of: outputs)
  }
}
