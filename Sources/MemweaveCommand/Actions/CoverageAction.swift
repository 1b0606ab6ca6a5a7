import Foundation
import Memweave

/// `memweave coverage`: measures how much of hardware its shipped tests reach.
struct CoverageAction {
  let options: Invocation.CoverageOptions

  func perform() throws -> ExitStatus {
    let subjects = try subjects()
    if let path = options.data, subjects.count != 1 {
      throw Diagnostic(
        .error, "coverage-of-several",
        "'--coverage \(path)' keeps what the runs of one design reach, and \(subjects.count) are asked for",
        remedy: "name one description or component")
    }
    if options.runs == 0, options.data == nil {
      throw Diagnostic(
        .error, "coverage-nothing", "with '--runs 0' nothing is measured, and no file is named",
        remedy: "name the file that other runs added to: --coverage FILE")
    }
    var accelerators: [CoverageReport] = []
    var components: [CoverageReport] = []
    var parts: [CoverageHTML.Part] = []
    for subject in subjects {
      let database = try database(of: subject)
      let report = CoverageReport(database, of: subject)
      if subject is ComponentCoverage {
        components.append(report)
      } else {
        accelerators.append(report)
      }
      if options.html != nil { parts.append(.init(report, database, of: subject)) }
      if options.json { continue }
      for line in CoverageText(report).lines { Console.print(line) }
    }
    let reports = accelerators + components
    if options.json { Console.print(try Summary.json(reports)) }
    if let path = options.html { try UserFile.write(CoverageHTML(parts).text, to: path) }
    if let path = options.report {
      let page = CoveragePage(accelerators: accelerators, components: components)
      try UserFile.write(page.text, to: path)
    }
    // What other runs reach may be more than what is explained of the shipped test.
    let stale = options.data == nil ? reports.staleExplanations : []
    for problem in stale { Console.printError("\(problem)") }
    return reports.allSatisfy(goal.isReached(by:)) && stale.isEmpty ? .success : .mismatch
  }

  /// What the runs of this call reach, with those of the file.
  private func database(of subject: any CoverageSubject) throws -> CoverageDatabase {
    let runs = options.runs ?? 1
    let first = options.seed ?? 1
    var database = subject.emptyDatabase
    if runs > 0 {
      if let path = options.data { try database.check(against: path) }
      database = try subject.measured(seeds: (0..<UInt32(runs)).map { first &+ $0 })
    }
    guard let path = options.data else { return database }
    if runs > 0 { return try database.added(to: path) }
    try database.merge(CoverageDatabase(contentsOf: path), from: path)
    return database
  }

  private var goal: CoverageGoal {
    var goal = CoverageGoal.usual
    if let lines = options.lines { goal.lines = Double(lines) / 100 }
    if let toggles = options.toggles { goal.toggles = Double(toggles) / 100 }
    return goal
  }

  private func subjects() throws -> [any CoverageSubject] {
    guard let subject = options.subject else { return try library }
    if let folder = try DescriptionFolder(ifThereIs: subject) {
      return try folder.files.map { try Self.accelerator("\(subject)/\($0)") }
        + (options.library ? library : [])
    }
    let chosen: any CoverageSubject =
      Preparation.isDescription(subject)
      ? try Self.accelerator(subject) : try ComponentCoverage(.required(subject))
    return [chosen] + (options.library ? try library : [])
  }

  private var library: [any CoverageSubject] {
    get throws { try ComponentCoverage.library() }
  }

  private static func accelerator(_ description: String) throws -> any CoverageSubject {
    if try MatrixDescription.isDescribed(in: description) {
      return MatrixEngineCoverage(try MatrixPreparation(description).design())
    }
    return AcceleratorCoverage(try Preparation(description).design())
  }
}
