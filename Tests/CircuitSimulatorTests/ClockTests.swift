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

/// A counter, brought over in binary and in gray code.
private final class Counts: Hardware {
  @Output(3) var binary
  @Output(3) var gray
  @Register(3, in: .fast) var count
  @Register(3, in: .fast) var coded
  @Register(3, in: .slow, crossing: .synchronizer) var binaryFirst
  @Register(3, in: .slow) var binarySecond
  @Register(3, in: .slow, crossing: .grayCode) var grayFirst
  @Register(3, in: .slow) var graySecond
  var body: Logic {
    let next = count &+ 1
    count <== next
    coded <== next ^ (next >> 1)
    binaryFirst <== count
    binarySecond <== binaryFirst
    binary <== binarySecond
    grayFirst <== coded
    graySecond <== grayFirst
    gray <== graySecond
  }
}

@Suite struct SynchronizerTests {
  /// The numbers on the slow side, after each of its edges; the fast side counts once between them.
  private func seen(_ name: String, seed: UInt64?) throws -> [Int] {
    let simulation = try Simulation(Circuit(elaborating: Counts()))
    if let seed { simulation.unsettleSynchronizers(seed: seed) }
    return try (0..<200).map { _ in
      try simulation.step(.fast)
      try simulation.step(.slow)
      return try simulation.peek(name)
    }
  }

  private func isSteady(_ numbers: [Int]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { ($1 - $0 + 8) % 8 <= 2 }
  }

  @Test func aGrayCodeSurvivesWhatABinaryNumberDoesNot() throws {
    let codes = [0, 1, 3, 2, 6, 7, 5, 4]
    let gray = try seen("gray", seed: 1).map { codes.firstIndex(of: $0) ?? -1 }
    #expect(isSteady(gray))
    #expect(!isSteady(try seen("binary", seed: 1)))
    #expect(isSteady(try seen("binary", seed: nil)))
  }

  @Test func theSeedGivesTheRun() throws {
    #expect(try seen("binary", seed: 3) == seen("binary", seed: 3))
    #expect(try seen("binary", seed: 3) != seen("binary", seed: 4))
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
