import CircuitSimulator
import HDL
import Testing

@testable import Components

/// Streams words from one clock to another, with stops at random on both sides, and registers that are
/// caught by changes.
private func stream(
  _ hardware: any Hardware, from source: ClockDomain, to destination: ClockDomain, words: [Int],
  schedule: ClockSchedule
) throws -> [Int] {
  let simulation = try Simulation(Circuit(elaborating: hardware))
  try simulation.follow(schedule)
  simulation.unsettleSynchronizers(seed: 9)
  var numbers = SeededNumbers(11)
  var rest = words[...]
  var received: [Int] = []
  for _ in 0..<words.count * 200 where received.count < words.count {
    let edges = simulation.nextEdges
    let takes = try simulation.peek("input_valid") == 1 && simulation.peek("input_ready") == 1
    if edges.contains(destination), try simulation.peek("output_valid") == 1,
      try simulation.peek("output_ready") == 1
    {
      received.append(try simulation.peek("output_data"))
    }
    try simulation.step()
    if edges.contains(source) {
      let isHeld = try simulation.peek("input_valid") == 1 && !takes
      if takes { rest.removeFirst() }
      try simulation.poke(
        "input_valid", isHeld || (!rest.isEmpty && numbers.next() % 3 != 0) ? 1 : 0)
      try simulation.poke("input_data", rest.first ?? 0)
    }
    if edges.contains(destination) {
      try simulation.poke("output_ready", numbers.next() % 3 == 0 ? 0 : 1)
    }
  }
  return received
}

@Suite struct CrossingTests {
  /// Periods of both clocks, and the first edge of the second: equal, multiples, and none of either.
  static let periods = [
    (10, 10, 10), (10, 10, 5), (3, 7, 1), (7, 3, 2), (1, 12, 3), (12, 1, 0), (10, 11, 4),
  ]

  @Test(arguments: periods)
  func `words pass from clock to clock in order, once, unchanged`(
    first: Int, second: Int, phase: Int
  ) throws {
    var numbers = SeededNumbers(UInt64(first * 1000 + second))
    let words = (0..<150).map { _ in numbers.next() & 255 }
    for depth in [2, 8] {
      let queue = try AsynchronousFIFO(width: 8, depth: depth)
      let schedule: ClockSchedule = [
        .write: .period(first), .read: .period(second, firstEdge: phase),
      ]
      #expect(try stream(queue, from: .write, to: .read, words: words, schedule: schedule) == words)
    }
    let schedule: ClockSchedule = [
      .source: .period(first), .destination: .period(second, firstEdge: phase),
    ]
    let crossing = try HandshakeCrossing(width: 8)
    let few = Array(words.prefix(20))
    #expect(
      try stream(crossing, from: .source, to: .destination, words: few, schedule: schedule) == few)
  }

  @Test func `a queue that nobody reads holds its depth and one word more`() throws {
    let simulation = try Simulation(Circuit(elaborating: AsynchronousFIFO(width: 4, depth: 4)))
    try simulation.follow([.write: .period(5), .read: .period(7)])
    try simulation.poke("input_valid", 1)
    var taken = 0
    for _ in 0..<100 {
      if simulation.nextEdges.contains(.write) { taken += try simulation.peek("input_ready") }
      try simulation.step()
    }
    #expect(taken == 5)
  }

  @Test(arguments: periods)
  func `pulses arrive, each once`(first: Int, second: Int, phase: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: PulseCrossing()))
    try simulation.follow([
      .source: .period(first), .destination: .period(second, firstEdge: phase),
    ])
    var (sent, arrived) = (0, 0)
    var earliest = 0
    while sent < 20 || simulation.time < earliest {
      let edges = simulation.nextEdges
      let isDue = sent < 20 && simulation.time >= earliest
      try simulation.poke("pulse", isDue ? 1 : 0)
      if edges.contains(.destination) { arrived += try simulation.peek("arrived") }
      try simulation.step()
      if isDue, edges.contains(.source) {
        sent += 1
        earliest = simulation.time + 4 * second
      }
    }
    #expect(arrived == 20)
  }

  @Test(arguments: [2, 3, 8])
  func `a bit shows after as many edges as there are registers`(stages: Int) throws {
    let simulation = try Simulation(
      Circuit(elaborating: TwoFlopSynchronizer(stages: stages, resetValue: 1)))
    #expect(try simulation.peek("output") == 1)
    var seen: [Int] = []
    for _ in 0..<stages {
      try simulation.step()
      seen.append(try simulation.peek("output"))
    }
    #expect(seen == Array(repeating: 1, count: stages - 1) + [0])
  }

  @Test func `a reset is released two edges later`() throws {
    let simulation = try Simulation(Circuit(elaborating: ResetSynchronizer()))
    let waveform = try simulation.record(["released"])
    try simulation.step(4)
    #expect(
      waveform.description == """
        cycle     0  1  2  3
        released  ______/-----
        """)
  }
}
