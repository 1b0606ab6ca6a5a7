import Diagnostics
import HDL
import Testing

@testable import CircuitSimulator

extension ClockDomain {
  fileprivate static let fast = ClockDomain("fast")
  fileprivate static let slow = ClockDomain("slow")
}

private final class Counter: Hardware {
  @Output(8) var count
  @Register(8) var value
  var body: Logic {
    count <== value
    value <== value &+ 1
  }
}

/// Counts the edges of two clocks; `copy` takes what the other counts.
private final class TwoClocks: Hardware {
  @Output(8) var fastCount
  @Output(8) var slowCount
  @Output(8) var seen
  @Register(8, in: .slow) var copy
  @Instance(in: .fast) var fastCounter = Counter()
  @Instance(in: .slow) var slowCounter = Counter()
  var body: Logic {
    fastCount <== fastCounter.count
    slowCount <== slowCounter.count
    copy <== fastCounter.count
    seen <== copy
    assert(slowCounter.count < 4, "four edges of the slow clock")
  }
}

@Suite struct ClockTests {
  private let simulation: Simulation

  init() throws { simulation = try Simulation(Circuit(elaborating: TwoClocks())) }

  private var counts: [Int] {
    get throws { try ["fast_count", "slow_count", "seen"].map { try simulation.peek($0) } }
  }

  @Test func oneClockTicksAlone() throws {
    try simulation.step(.fast, count: 3)
    #expect(try counts == [3, 0, 0])
    try simulation.step(.slow)
    #expect(try counts == [3, 1, 3])
    try simulation.reset(.fast)
    #expect(try counts == [0, 1, 3])
  }

  /// Who rises at the same time sees what stood before.
  @Test func edgesAtOnceSeeTheOldValues() throws {
    try simulation.step(.fast, .slow)
    #expect(try counts == [1, 1, 0])
    try simulation.step()
    #expect(try counts == [2, 2, 1])
  }

  @Test func aScheduleGivesTheOrder() throws {
    try simulation.follow([.fast: .period(3), .slow: .period(6, firstEdge: 1)])
    let waveform = try simulation.record(["fast_count", "slow_count", "seen"])
    let dump = simulation.dump()
    try simulation.run(for: 13)
    #expect(simulation.time == 13)
    #expect(
      waveform.description == """
        cycle       0  1  2  3  4  5  6
        slow        ^        ^        ^
        fast           ^  ^     ^  ^
        fast_count  |0    |1 |2    |3 |4
        slow_count  |0 |1       |2
        seen        |0          |2
        """)
    try simulation.step(.slow)
    #expect(simulation.time == 19)
    #expect(try counts == [6, 4, 6])
    let edges = dump.text.split(separator: "\n").reduce(into: (time: "", found: [String]())) {
      if $1.hasPrefix("#") { $0.time = String($1) }
      if $1 == "1!" { $0.found.append("slow \($0.time)") }
      if $1 == "0\"" { $0.found.append("fast falls \($0.time)") }
    }
    #expect(
      edges.found.prefix(5) == [
        "fast falls #0", "slow #2", "fast falls #9", "slow #14", "fast falls #15",
      ])
  }

  @Test func aPropertyIsJudgedAtTheEdgesOfItsModulesClocks() throws {
    try simulation.step(.slow, count: 4)
    #expect(throws: DiagnosticReport.self) { try simulation.step(.fast) }
  }

  @Test func mistakesAreTold() throws {
    func message(_ work: () throws -> Void) -> String {
      do { try work() } catch { return "\(error)" }
      return ""
    }
    #expect(
      message { try simulation.step(ClockDomain("slowly")) } == """
        error: the circuit has no clock domain 'slowly' [unknown-clock-domain]
          help: did you mean 'slow'?
        """)
    #expect(
      message {
        try simulation.follow([
          .fast: .period(0), .slow: .period(1, firstEdge: -1), .main: .period(.max),
        ])
      } == """
        error: clock 'fast' has a period of 0, expected 1 to 1000000000 [clock-schedule]
        error: clock 'slow' rises first at -1, expected 0 to 1000000000 [clock-schedule]
        error: the circuit has no clock domain 'main' [unknown-clock-domain]
          help: it has 'slow', 'fast'
        """)
    try simulation.follow([.fast: .period(1)])
    #expect(
      message { try simulation.step(.slow) }
        == "error: clock 'slow' stands still: the schedule does not name it [clock-schedule]")
  }
}
