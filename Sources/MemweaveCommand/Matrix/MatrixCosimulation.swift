import Memweave

/// Random vectors through the hardware of a matrix engine and its golden model.
struct MatrixCosimulation {
  let specification: MatrixEngineSpecification
  /// Vectors whose outputs were compared.
  let vectors: Int
  let cycles: Int
  /// The first value that left the budget of its stage, and where that is declared; `nil` without one.
  let deviation: BudgetDeviation?
  let budgetPlace: Place?
  /// The first difference; `nil` without one.
  let mismatch: MatrixMismatch?
  /// What is wrong, as it is told; `nil` where hardware and golden model agree and every stage keeps its budget.
  var problem: String? {
    let overBudget = deviation.map { deviation in
      "over budget: \(deviation)" + (budgetPlace.map { "\n  declared at \($0)" } ?? "")
    }
    let parts = [overBudget, mismatch.map { "\($0)" }].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  /// The command that comes to the same end.
  let reproduction: String

  /// - Parameters:
  ///   - description: the file of the description; its warnings are printed.
  ///   - rtl: the folder the hardware is taken from; `nil` to generate it.
  init(_ description: String, seed: UInt32, vectors count: Int, rtl: String? = nil) throws {
    let judged = try MatrixPreparation(description).judged
    specification = judged.specification
    let design = try GeneratedMatrixEngine(specification)
    let sources = try rtl.map { try RTLFolder($0, design: design).sources }
    let model = try MatrixEngineModel(design, sources: sources)
    let run = try MatrixEngineLockStep(model, seed: seed)
    let vectors = Array(RandomVectors(specification.layers[0], seed: seed).prefix(count))
    reproduction =
      "reproduce with: memweave cosim \(description) --seed \(seed) --vectors \(count)"
      + (rtl.map { " --rtl \($0)" } ?? "")
    var found: MatrixMismatch?
    do {
      // One by one the latency shows, back to back the interval.
      let half = count / 2
      if half > 0 { _ = try run.multiply(Array(vectors.prefix(half))) }
      _ = try run.multiply(Array(vectors.dropFirst(half)), pace: .backToBack)
    } catch let mismatch as MatrixMismatch {
      found = mismatch
    }
    mismatch = found
    deviation = run.deviation
    budgetPlace = run.deviation.flatMap { judged.tolerancePlaces[$0.value.stage] }
    self.vectors = run.vectors
    cycles = run.cycles
  }
}

/// Vectors in a layer's input format: its extremes first, then random ones; without end.
private struct RandomVectors: Sequence, IteratorProtocol {
  private let inputs: Int
  private let range: ClosedRange<Int>
  private let generator: CounterGenerator
  private var given: UInt64 = 0

  init(_ layer: MatrixLayerSpecification, seed: UInt32) {
    inputs = layer.inputs
    range = layer.input.range
    generator = CounterGenerator(seed: seed)
  }

  mutating func next() -> [Int]? {
    defer { given += 1 }
    switch given {
    case 0: return Array(repeating: range.upperBound, count: inputs)
    case 1: return Array(repeating: range.lowerBound, count: inputs)
    default:
      return (0..<UInt32(inputs)).map { input in
        range.lowerBound
          + Int(generator.word(stream: 0, index: input, draw: given) % UInt64(range.count))
      }
    }
  }
}
