import Accelerators
import CoSimulation
import Reference
import Specifications

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

  /// How many vectors the losses are measured with: every value of every stage is looked at.
  public static let measuredVectors = 500

  /// What one layer loses, over all seeds and the first ``MatrixEvaluation/measuredVectors``.
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

  /// What one stage of a layer loses, over the same.
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
  ) async throws {
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
    let runs = await Self.runs(of: ideal, vectors: data.vectors, seeds: seeds)
    golden = runs.map { run in
      Self.accuracy(run.outputs.map { answers.winner(of: $0) }, data.labels)
    }
    programming = runs[0].programming
    let losses = runs.dropFirst().reduce(into: runs[0].losses) { losses, run in
      for index in losses.indices { losses[index].add(run.losses[index]) }
    }
    layers = zip(engine.layers, losses).map { layer, losses in
      Layer(
        name: layer.name, signalToError: losses.sums.decibels,
        stages: MatrixStage.measured.map { stage in
          let loss = losses.stages[stage] ?? Loss()
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

  /// The golden model's runs with the seeds from 1 on, in their order, at the same time.
  private static func runs(
    of ideal: IdealMatrixEngine, vectors: [[Int]], seeds: Int
  ) async -> [MatrixRun] {
    let errors = ideal.specification.layers.map { StageErrors($0) }
    return await withTaskGroup(of: (Int, MatrixRun).self) { group in
      for seed in 1...seeds {
        group.addTask {
          (seed, MatrixRun(of: ideal, errors: errors, vectors: vectors, seed: UInt32(seed)))
        }
      }
      return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
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
