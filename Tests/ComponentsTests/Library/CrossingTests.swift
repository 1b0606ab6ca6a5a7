import CircuitSimulator
import HDL
import Reference
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
  func `words pass as in the golden model, to the cycle`(
    first: Int, second: Int, phase: Int
  ) throws {
    for depth in [2, 8] {
      try lockStep(
        AsynchronousFIFO(width: 8, depth: depth), CrossingQueueReference(capacity: depth),
        (.write, .read), (first, second, phase))
    }
    try lockStep(
      HandshakeCrossing(width: 8), CrossingQueueReference(capacity: 1), (.source, .destination),
      (first, second, phase))
  }

  private func lockStep(
    _ hardware: any Hardware, _ start: CrossingQueueReference<[Bool]>,
    _ ends: (source: ClockDomain, destination: ClockDomain),
    _ periods: (first: Int, second: Int, phase: Int)
  ) throws {
    let simulation = try Simulation(Circuit(elaborating: hardware))
    try simulation.follow([
      ends.source: .period(periods.first),
      ends.destination: .period(periods.second, firstEdge: periods.phase),
    ])
    var model = start
    var numbers = SeededNumbers(UInt64(periods.first * 100 + periods.second))
    var coming: [Bool]?
    var isTaken = false
    var left = 0
    for _ in 0..<20_000 where left < 40 {
      let edges = simulation.nextEdges
      try simulation.poke("input_valid", isHigh: coming != nil)
      if let coming { try simulation.poke("input_data", bits: coming) }
      try simulation.poke("output_ready", isHigh: isTaken)
      let isReady = model.isReady
      try #require(simulation.isHigh("input_ready") == isReady)
      try #require(simulation.isHigh("output_valid") == (model.offer != nil))
      if let word = model.offer { try #require(simulation.bits("output_data") == word) }
      let (source, destination) = (edges.contains(ends.source), edges.contains(ends.destination))
      left += destination && isTaken && model.offer != nil ? 1 : 0
      model.edge(source: source, destination: destination, coming: coming, isTaken: isTaken)
      try simulation.step()
      if source {
        if isReady { coming = nil }
        if coming == nil, !numbers.once(in: 3) { coming = numbers.bits(8) }
      }
      if destination { isTaken = !numbers.once(in: 3) }
    }
    #expect(left == 40)
  }

  @Test(arguments: periods)
  func `pulses arrive as in the golden model`(first: Int, second: Int, phase: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: PulseCrossing()))
    try simulation.follow([
      .source: .period(first), .destination: .period(second, firstEdge: phase),
    ])
    var model = PulseCrossingReference()
    var (sent, earliest, arrived) = (0, 0, 0)
    while sent < 20 || simulation.time < earliest {
      let edges = simulation.nextEdges
      let isDue = sent < 20 && simulation.time >= earliest
      let (source, destination) = (edges.contains(.source), edges.contains(.destination))
      try simulation.poke("pulse", isHigh: isDue)
      try #require(simulation.isHigh("arrived") == model.hasArrived)
      arrived += destination && model.hasArrived ? 1 : 0
      model.edge(source: source, destination: destination, pulse: isDue)
      try simulation.step()
      if isDue, source {
        sent += 1
        earliest = simulation.time + 4 * second
      }
    }
    #expect(arrived == 20)
  }

  @Test(arguments: [2, 3, 8], [0, 1])
  func `a bit is delayed as in the golden model`(stages: Int, resetValue: Int) throws {
    let hardware = try TwoFlopSynchronizer(stages: stages, resetValue: resetValue)
    for isUnsettled in [false, true] {
      let simulation = try Simulation(Circuit(elaborating: hardware))
      if isUnsettled { simulation.unsettleSynchronizers(seed: 5) }
      var model = TwoFlopSynchronizerReference(stages: stages, resetValue: resetValue == 1)
      var numbers = SeededNumbers(UInt64(stages))
      var level = false
      var late = 0
      for _ in 0..<400 {
        if numbers.once(in: 3) { level.toggle() }
        try simulation.poke("input", isHigh: level)
        let output = try simulation.isHigh("output")
        if isUnsettled {
          try #require(model.possibleOutputs.contains(output))
          late += output == model.output ? 0 : 1
        } else {
          try #require(output == model.output)
        }
        model.edge(input: level)
        try simulation.step()
      }
      #expect((late > 20) == isUnsettled)
    }
  }

  @Test func `a reset is released as in the golden model`() throws {
    let simulation = try Simulation(Circuit(elaborating: ResetSynchronizer()))
    for edges in [1, 2, 3, 5] {
      var model = ResetSynchronizerReference()
      for _ in 0..<edges {
        #expect(try simulation.isHigh("released") == model.isReleased)
        model.edge()
        try simulation.step()
      }
      #expect(try simulation.isHigh("released") == model.isReleased)
      simulation.reset()
    }
  }
}
