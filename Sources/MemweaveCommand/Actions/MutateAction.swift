import Diagnostics
import Foundation
import Memweave
import Synchronization

/// `memweave mutate`: puts faults into hardware and counts those that its tests notice.
struct MutateAction {
  let options: Invocation.MutateOptions

  /// The score, in percent, that is good enough unless the user says otherwise.
  private static let minimum = 95

  func perform() async throws -> ExitStatus {
    var accelerators: [MutationReport] = []
    for description in try descriptions {
      let design = try Preparation(description).design()
      let mutation = try AcceleratorMutation(design, sample: sample)
      accelerators.append(
        try await tell(mutation.run.mutants.count, design.specification.title, mutation.report))
    }
    let components = try await accelerators.isEmpty ? reports(on: chosen()) : []
    let reports = accelerators + components
    if options.json { Console.print(try Summary.json(reports)) }
    if let path = options.report {
      try UserFile.write(
        MutationPage(accelerators: accelerators, components: components).text, to: path)
    }
    let minimum = Double(options.minimum ?? Self.minimum) / 100
    return reports.allSatisfy { $0.total.score >= minimum } ? .success : .mismatch
  }

  /// The files of the descriptions that are asked for: one, or those of a folder.
  private var descriptions: [String] {
    get throws {
      guard let subject = options.subject else { return [] }
      if let folder = try DescriptionFolder(ifThereIs: subject) {
        return folder.files.map { "\(subject)/\($0)" }
      }
      return Preparation.isDescription(subject) ? [subject] : []
    }
  }

  private func chosen() throws -> [ProvedComponent] {
    try options.subject.map { [try ProvedComponent.required($0)] } ?? ProvedComponent.all
  }

  private func reports(on components: [ProvedComponent]) async throws -> [MutationReport] {
    var reports: [MutationReport] = []
    for component in components {
      let mutation = try ComponentMutation(component, sample: sample)
      reports.append(
        try await tell(mutation.run.mutants.count, component.name, mutation.report))
    }
    return reports
  }

  private var sample: (([Mutant]) -> [Mutant])? {
    guard let count = options.sample else { return nil }
    let seed = UInt64(options.seed ?? 1)
    return { $0.sample(count, seed: seed) }
  }

  /// Runs, shows how far it is, and prints what came of it.
  private func tell(
    _ count: Int, _ title: String,
    _ report: (@Sendable (MutantResult) -> Void) async throws -> MutationReport
  ) async throws -> MutationReport {
    let progress = MutationProgress(title: title, count: count)
    let result = try await report { progress.note($0) }
    progress.clear()
    if !options.json {
      for line in MutationText(result).lines { Console.print(line) }
    }
    return result
  }
}

/// One line on standard error that says how many mutants were tried: rewritten in place on a
/// terminal, a new line every 500 mutants elsewhere.
private final class MutationProgress: Sendable {
  private static let interval = 500
  private let title: String
  private let count: Int
  private let counts = Mutex((tried: 0, survived: 0))

  init(title: String, count: Int) {
    self.title = title
    self.count = count
  }

  func note(_ result: MutantResult) {
    let (tried, survived) = counts.withLock { counts in
      counts.tried += 1
      if result.fate == .survived { counts.survived += 1 }
      return counts
    }
    let text = "\(title): \(tried) of \(count) mutants, \(survived) survived"
    if Console.showsProgress {
      Console.write("\r\u{1B}[K\(text)", to: .standardError)
    } else if tried % Self.interval == 0 {
      Console.printError(text)
    }
  }

  func clear() {
    if Console.showsProgress { Console.write("\r\u{1B}[K", to: .standardError) }
  }
}
