import Memweave

/// `memweave evaluate`: how well a matrix engine classifies, and what each layer loses.
struct EvaluateAction {
  let options: Invocation.EvaluateOptions

  func perform() async throws -> ExitStatus {
    let preparation = try MatrixPreparation(options.source)
    let engine = preparation.specification
    let data = try LabelledVectors(
      data: options.data, labels: options.labels, count: options.vectors, for: preparation.judged)
    let model = options.rtl ? try MatrixEngineModel(preparation.design()) : nil
    do {
      let evaluation = try await MatrixEvaluation(
        preparation.judged, of: data, seeds: options.seeds ?? 1, model: model)
      if options.json {
        Console.print(try Summary.json(evaluation))
      } else {
        tell(evaluation, engine)
      }
      return .success
    } catch let mismatch as MatrixMismatch {
      Console.print("\(mismatch)")
      return .mismatch
    }
  }

  private func tell(_ evaluation: MatrixEvaluation, _ engine: MatrixEngineSpecification) {
    Console.print(MatrixSummary.headline(engine))
    for row in MatrixSummary.rows(evaluation.programming, clock: engine.clock) {
      Console.print(row)
    }
    Console.print(Summary.row("vectors", Summary.grouped(evaluation.vectors)))
    if let float = evaluation.float {
      Console.print(Summary.row("floating point", percent(float)))
    }
    Console.print(Summary.row("quantised", percent(evaluation.quantised)))
    let golden = evaluation.golden
    let mean = golden.reduce(0, +) / Double(golden.count)
    let spread =
      golden.count > 1
      ? ", \(percent(golden.min() ?? 0)) to \(percent(golden.max() ?? 0)) over \(golden.count) seeds"
      : ""
    Console.print(Summary.row("golden model", percent(mean) + spread))
    if let hardware = evaluation.hardware {
      Console.print(
        Summary.row("RTL, seed 1", "\(percent(hardware)), 0 mismatches"))
    }
    for layer in evaluation.layers {
      Console.print(Summary.row(layer.name, text(layer.signalToError, layer.effectiveBits)))
      for stage in layer.stages {
        let budget = stage.tolerance.map {
          ", worst \(hundredths(stage.greatestShare)) % of \(hundredths($0)) % allowed"
            + (stage.isOverBudget ? ": over budget" : "")
        }
        Console.print(
          Summary.row(
            "  \(stage.stage.rawValue)",
            text(stage.signalToError, stage.effectiveBits) + (budget ?? "")))
      }
    }
  }

  private func text(_ signalToError: Double?, _ effectiveBits: Double?) -> String {
    signalToError.map { "\(tenths($0)) dB, \(tenths(effectiveBits ?? 0)) effective bits" }
      ?? "nothing lost"
  }

  private func hundredths(_ share: Double) -> String { "\((share * 1e4).rounded() / 100)" }
  private func percent(_ share: Double) -> String { "\(tenths(share * 100)) %" }
  private func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
