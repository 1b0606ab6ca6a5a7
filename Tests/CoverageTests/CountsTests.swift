import CoSimulation
import Diagnostics
import Testing

/// What Verilator writes, read.
@Suite struct CountsTests {
  /// A line as Verilator writes it, with `|` and `=` for its control characters.
  private static func line(_ keys: String, _ count: Int) -> String {
    let text = keys.map { $0 == "|" ? "\u{1}" : $0 == "=" ? "\u{2}" : String($0) }.joined()
    return "C '\(text)' \(count)\n"
  }

  private static func counts(_ lines: String...) throws -> CoverageCounts {
    try CoverageCounts(Array(("# SystemC::Coverage-3\n" + lines.joined()).utf8), file: "c.dat")
  }

  private static let branch = "|f=rtl/part.sv|l=12|n=5|page=v_branch/part|o=if|S=12-13,15|h="
  private static let toggle = "|f=rtl/part.sv|l=3|n=9|page=v_toggle/part|o=state_q[3]"

  @Test func instancesAddUp() throws {
    let counts = try Self.counts(
      Self.line(Self.branch + ".top.u_a", 3), Self.line(Self.branch + ".top.u_b", 4))
    let (point, count) = try #require(counts.counts.first)
    #expect(counts.counts.count == 1)
    #expect(count == 7)
    #expect(point.kind == .branch && point.file == "rtl/part.sv")
    #expect(point.lineNumbers == [12, 13, 15])
  }

  /// The changes that Verilator 5.006 counts are the two edges that newer ones count.
  @Test(arguments: [(0, 0, 0), (1, 1, 0), (2, 1, 1), (9, 5, 4)])
  func changesAreRisesAndFalls(changes: Int, rises: Int, falls: Int) throws {
    let old = try Self.counts(Self.line(Self.toggle + "|h=.top", changes))
    let new = try Self.counts(
      Self.line(Self.toggle + ":0->1|t=toggle|h=top", rises),
      Self.line(Self.toggle + ":1->0|t=toggle|h=top", falls))
    #expect(old == new)
    #expect(Set(old.counts.keys.compactMap(\.edge?.bit)) == ["state_q[3]"])
  }

  /// One change in each of two instances is two rises and no fall.
  @Test func aBitThatOnlyRisesInTwoInstancesDoesNotFall() throws {
    let counts = try Self.counts(
      Self.line(Self.toggle + "|h=.a", 1), Self.line(Self.toggle + "|h=.b", 1))
    for (point, count) in counts.counts { #expect(count == (point.edge?.rises == true ? 2 : 0)) }
  }

  @Test func runsAddUpInAnyOrder() throws {
    let runs = try (1...3).map { try Self.counts(Self.line(Self.branch, $0)) }
    var forwards = CoverageCounts()
    var backwards = CoverageCounts()
    for run in runs { forwards.merge(run) }
    for run in runs.reversed() { backwards.merge(run) }
    #expect(forwards == backwards)
    #expect(forwards.counts.values.first == 6)
  }

  @Test func aCountNeverWrapsAround() throws {
    var counts = try Self.counts(Self.line(Self.branch, Int.max))
    for _ in 0..<3 { counts.merge(counts) }
    #expect(counts.counts.values.first == .max)
  }

  @Test(arguments: [
    "C 'nonsense' 3", "C '", "C ''", "C '\u{1}f\u{2}a.sv\u{1}l\u{2}1' 4",
    "C '\u{1}f\u{2}a.sv\u{1}l\u{2}x\u{1}n\u{2}1\u{1}page\u{2}v_line/a' 4",
    "C '\u{1}f\u{2}a.sv\u{1}l\u{2}1\u{1}n\u{2}1\u{1}page\u{2}v_line/a' -4",
    "C '\u{1}f\u{2}a.sv\u{1}l\u{2}1\u{1}n\u{2}1\u{1}page\u{2}v_odd/a' 4",
  ])
  func aBadLineIsNamed(line: String) throws {
    let problem = #expect(throws: Diagnostic.self) {
      try CoverageCounts(Array("# head\n\(line)\n".utf8), file: "c.dat")
    }
    #expect(problem?.identifier == "coverage-line")
    #expect(problem?.place == Place(file: "c.dat", line: 2))
  }
}
