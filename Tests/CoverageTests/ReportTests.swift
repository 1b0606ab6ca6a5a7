import CoSimulation
import Diagnostics
import SystemVerilog
import Testing

@testable import Components
@testable import Coverage

/// From counts to Swift lines.
@Suite struct ReportTests {
  private static func report(
    cycles: UInt32, _ explanations: [UnreachedHardware] = []
  ) throws -> CoverageReport {
    let decade = try DecadeCoverage()
    return CoverageReport(
      try decade.measured(seeds: [cycles]), of: decade, explanations: explanations)
  }

  /// The line of `Designs.swift` in which something is written.
  private static func place(_ line: Int) -> String { "CoverageTests/Designs.swift:\(line)" }

  /// A run that never goes far enough leaves the holes that it has to, at their Swift lines.
  @Test func whatIsNotReachedIsTold() throws {
    let holes = try Self.report(cycles: 3).total.holes
    let line = try #require(holes.first { $0.kind == .line && $0.subject == "count_d = 4'd0;" })
    #expect(line.place == Self.place(16))
    let bits = try #require(holes.first { $0.subject == "count_q" })
    #expect(bits.text == "count_q[3:2] never changes")
    #expect(bits.place == Self.place(10))
    #expect(bits.count == 2)
    let covers = holes.filter { $0.kind == .cover }
    #expect(covers.map(\.subject) == [#"it "turns" <over> & begins again"#, "it goes beyond nine"])
    #expect(covers.map(\.place) == [Self.place(18), Self.place(19)])
  }

  @Test func whatIsReachedIsNot() throws {
    let report = try Self.report(cycles: 30)
    #expect(report.total.lines.share == 1)
    #expect(report.total.lines.all > 4)
    #expect(report.total.toggles.share == 1)
    #expect(report.total.covers == CoverageRatio(reached: 1, all: 2))
    #expect(report.total.holes.map(\.subject) == ["it goes beyond nine"])
    #expect(CoverageGoal.usual.isReached(by: report))
  }

  /// Where a bit rises before the end, the last reset lets it fall; three cycles in one run and nine in
  /// another are no more than nine in one.
  @Test func runsReachTogetherWhatAnyReaches() throws {
    let decade = try DecadeCoverage()
    let both = CoverageReport(try decade.measured(seeds: [3, 9]), of: decade)
    let long = try Self.report(cycles: 9)
    #expect(both.modules == long.modules)
    #expect(both.runs == 2)
  }

  @Test func aModuleWithTooManyHolesMissesTheGoal() throws {
    let report = try Self.report(cycles: 3)
    #expect(!CoverageGoal.usual.isReached(by: report))
    #expect(CoverageGoal(lines: 0, toggles: 0).isReached(by: report))
  }

  private static func explained(
    _ make: (StaticString) -> [UnreachedHardware]
  ) -> [UnreachedHardware] { make("CoverageTests/Designs.swift") }

  @Test func explainedHolesCountAsReached() throws {
    let explanations = Self.explained { file in
      [
        .signal("count", bits: 2...3, because: "it never counts so far", fileID: file),
        .signal("value", bits: 2...3, because: "nor is it seen to", fileID: file),
        .statement("if (count_q == 4'd9)", because: "it never turns over", fileID: file),
        .cover("it goes beyond nine", because: "it has no such number", fileID: file),
      ]
    }
    let report = try Self.report(cycles: 3, explanations)
    let holes = report.total.holes
    #expect(holes.first { $0.subject == "count_q" }?.explanation == "it never counts so far")
    #expect(holes.first { $0.subject == "value_o" }?.explanation == "nor is it seen to")
    #expect(holes.first { $0.kind == .line }?.explanation == "it never turns over")
    #expect(report.total.open.map(\.subject) == [#"it "turns" <over> & begins again"#])
    #expect(CoverageGoal.usual.isReached(by: report))
    #expect(report.total.toggles.share < 0.9)
    #expect([report].staleExplanations.isEmpty)
  }

  /// An explanation is wrong where there is no hole, where bits of it are reached, and where there is
  /// no such thing; one for another subject says nothing.
  @Test func anExplanationWithoutAHoleIsAnError() throws {
    let explanations = Self.explained { file in
      [
        .signal("count", bits: 1...3, because: "no", fileID: file, line: 1),
        .statement("count_d = count_q +", because: "no", fileID: file, line: 2),
        .cover("it is not there", because: "no", fileID: file, line: 3),
        .signal("missing", because: "no", fileID: file, line: 4),
        .signal("go", in: "another", because: "no", fileID: file, line: 5),
        .signal("go", because: "of a file that is not measured", fileID: "A/B.swift", line: 6),
      ]
    }
    let stale = [try Self.report(cycles: 3, explanations)].staleExplanations
    #expect(stale.map(\.place?.line) == [1, 2, 3, 4])
    #expect(stale.allSatisfy { $0.identifier == "coverage-explanation" })
    #expect(stale.first?.message.contains("'count[1]'") == true)
  }

  /// The bits of an explanation are explained apart from the others.
  @Test func aHoleIsExplainedBitByBit() throws {
    let explanations = Self.explained {
      [.signal("count", bits: 3...3, because: "too far", fileID: $0)]
    }
    let holes = try Self.report(cycles: 3, explanations).total.holes.filter {
      $0.subject == "count_q"
    }
    #expect(holes.map(\.bits) == ["[2]", "[3]"])
    #expect(holes.map(\.explanation) == [nil, "too far"])
  }

  @Test func theHTMLIsEscapedAndAlwaysTheSame() throws {
    let decade = try DecadeCoverage()
    let database = try decade.measured(seeds: [3])
    let report = CoverageReport(database, of: decade)
    let page = CoverageHTML([.init(report, database, of: decade)]).text
    #expect(page == CoverageHTML([.init(report, database, of: decade)]).text)
    #expect(page.contains("it &quot;turns&quot; &lt;over&gt; &amp; begins again"))
    #expect(!page.contains("<over>"))
    // Every link leads somewhere, and nothing is fetched from elsewhere.
    let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
    #expect(!links.isEmpty)
    for link in links { #expect(page.contains("id=\"\(link)\""), "\(link)") }
    #expect(!page.contains("src=") && !page.contains("http"))
    for mark in ["reached", "missed", "partly"] {
      #expect(page.contains("<tr id=\"decade--decade-") && page.contains("class=\"\(mark)\""))
    }
  }

  @Test func theTextTellsFiguresAndHoles() throws {
    let lines = CoverageText(try Self.report(cycles: 30)).lines
    #expect(
      lines == [
        "decade: coverage of 1 run", "module     line   toggle    cover",
        "decade  100.0 %  100.0 %      1/2", "decade  100.0 %  100.0 %      1/2",
        "not reached: \(Self.place(19)): decade, cover: it goes beyond nine",
      ])
  }
}
