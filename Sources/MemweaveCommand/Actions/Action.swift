import Memweave

extension Invocation {
  /// Does what was asked and says how it ended.
  func perform() async -> ExitStatus {
    do {
      switch self {
      case .help(let text): Console.write(text, to: .standardOutput)
      case .version: Console.print("memweave \(Self.release)")
      case .generate(let description, let output):
        try GenerateAction(description: description, output: output).perform()
      case .check(let description): try CheckAction(description: description).perform()
      case .cosim(let options):
        if try MatrixDescription.isDescribed(in: options.description) {
          return try MatrixCosimulationAction(options: options).perform()
        }
        if let action = try BackEndAction(options) { return try action.perform() }
        return try CosimulationAction(options: options).perform()
      case .reference(let options):
        if try MatrixDescription.isDescribed(in: options.description) {
          try MatrixReferenceAction(options: options).perform()
        } else {
          try ReferenceAction(options: options).perform()
        }
      case .compare(let options): return try CompareAction(options: options).perform()
      case .evaluate(let options): return try await EvaluateAction(options: options).perform()
      case .map(let options): try MapAction(options: options).perform()
      case .run(let options): return try await RunAction(options: options).perform()
      case .learn(let options): return try await LearnAction(options: options).perform()
      case .train(let options): try TrainAction(options: options).perform()
      case .test(let options): return try await TestAction(options: options).perform()
      case .mutate(let options): return try await MutateAction(options: options).perform()
      case .coverage(let options): return try CoverageAction(options: options).perform()
      case .device(let options): try DeviceAction(options: options).perform()
      case .characterize(let options): try CharacterizeAction(options: options).perform()
      case .fit(let options): return try FitAction(options: options).perform()
      case .cache(let options): CacheAction(options: options).perform()
      case .prove(let options): return try ProveAction(options: options).perform()
      case .explain(let identifier): try ExplainAction(identifier: identifier).perform()
      case .doctor: return DoctorAction().perform()
      }
      return .success
    } catch let mismatch as Mismatch {
      Console.printError("\(mismatch)")
      return .mismatch
    } catch let mismatch as MatrixMismatch {
      Console.printError("\(mismatch)")
      return .mismatch
    } catch {
      Console.printError("\(error)")
      return Self.status(of: error)
    }
  }

  private static let release = "0.1.0"

  /// A tool that is missing or fails, its cache included, is not the user's mistake; everything else is.
  static func status(of error: any Error) -> ExitStatus {
    error is ToolFailure || error is CacheFailure ? .toolFailure : .badInput
  }
}
