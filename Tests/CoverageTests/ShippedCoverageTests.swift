import CoSimulation
import Components
import Foundation
import Testing

@testable import Coverage

/// The shipped tests reach what they have to, or say why not: a fixed sample; `make coverage` measures
/// all.
@Suite struct ShippedCoverageTests {
  private static let sample = ["apb-registers", "priority-arbiter", "round-robin-arbiter"]

  private static func page() throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("docs/results/coverage.md"), encoding: .utf8)
  }

  private static func report(_ name: String, _ builder: ModelBuilder) throws -> CoverageReport {
    let component = try #require(ProvedComponent.named(name))
    let subject = try ComponentCoverage(component, builder: builder)
    return CoverageReport(try subject.measured(seeds: [1]), of: subject)
  }

  @Test func aSampleReachesTheGoalAsThePageSays() throws {
    let page = try Self.page()
    var reports: [CoverageReport] = []
    for name in Self.sample {
      let report = try Self.report(name, ModelBuilder(cache: .ofTests))
      #expect(CoverageGoal.usual.isReached(by: report), "\(CoverageText(report).lines)")
      // The rows of the sample are in sync with the page.
      for row in CoveragePage(accelerators: [], components: [report]).text.split(separator: "\n")
      where row.hasPrefix("| \(name) ") || row.hasPrefix("- ") {
        #expect(page.contains(row), "make coverage writes anew: \(row)")
      }
      reports.append(report)
    }
    #expect(reports.staleExplanations.isEmpty)
  }

  /// All accelerators and components that are shipped stand on the page, and all of them reach the goal.
  @Test func thePageHasAllThatIsShipped() throws {
    let page = try Self.page()
    for component in try ComponentCoverage.library() {
      #expect(page.contains("\n| \(component.title) | "), "\(component.title)")
    }
    for name in ["maze-walker", "maze-table"] { #expect(page.contains("\n## \(name)\n")) }
  }

  @Test func freeUnitsCannotBeRun() throws {
    let component = try #require(ProvedComponent.named("q-learning-controller"))
    #expect(throws: Error.self) { try ComponentCoverage(component) }
  }

  /// Verilator 5.006 and the newest one, which counts in another way, tell the same of a component.
  @Test func theNewestVerilatorTellsTheSame() throws {
    let folder = "\(BuildCache.standard.folder)/verilator-5/verilator/bin"
    try #require(
      FileManager.default.fileExists(atPath: "\(folder)/verilator_bin"),
      "install it with: make parsers")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let newest = ModelBuilder(
      cache: .ofTests, runner: ToolRunner(searchPath: "\(folder):\(path)"))
    let reports = try [ModelBuilder(cache: .ofTests), newest].map {
      try Self.report("round-robin-arbiter", $0)
    }
    #expect(reports[0].modules == reports[1].modules)
  }
}
