import CircuitSimulator
import Diagnostics
import HDL
import Reference
import Testing

@testable import Components

/// Streams words through a component with stops at random on both sides.
private func stream(
  _ hardware: any Hardware, words: [Int], seed: UInt64, outputCount: Int
) throws -> [Int] {
  let simulation = try Simulation(Circuit(elaborating: hardware))
  var numbers = SeededNumbers(seed)
  var rest = words[...]
  var received: [Int] = []
  var isOffered = false
  for _ in 0..<words.count * 40 where received.count < outputCount {
    // An offer stays until it is taken.
    isOffered = isOffered || (!rest.isEmpty && numbers.next() % 3 != 0)
    try simulation.poke("input_valid", isOffered ? 1 : 0)
    try simulation.poke("input_data", isOffered ? rest.first ?? 0 : 0)
    try simulation.poke("output_ready", numbers.next() % 3 == 0 ? 0 : 1)
    let takes = try isOffered && simulation.peek("input_ready") == 1
    if try simulation.peek("output_valid") == 1, try simulation.peek("output_ready") == 1 {
      received.append(try simulation.peek("output_data"))
    }
    try simulation.step()
    if takes {
      rest.removeFirst()
      isOffered = false
    }
  }
  return received
}

@Suite struct StreamTests {
  @Test(arguments: [(1, 1), (8, 2), (5, 3), (70, 4), (9, 7), (30, 33)])
  func `a queue does what its golden model does`(width: Int, depth: Int) throws {
    try StreamLockStep(FIFO(width: width, depth: depth), width, width)
      .run(beside: StreamQueueReference.fifo(depth: depth), atLeast: 200) { simulation, model in
        try #require(simulation.peek("occupancy") == model.words.count)
      }
  }

  @Test(arguments: [1, 8, 70])
  func `buffers do what their golden models do`(width: Int) throws {
    try StreamLockStep(SkidBuffer(width: width), width, width)
      .run(beside: StreamQueueReference.skidBuffer, atLeast: 200)
    try StreamLockStep(StreamRegisterSlice(width: width), width, width)
      .run(beside: StreamQueueReference.registerSlice, atLeast: 200)
  }

  @Test(arguments: [(4, 2), (8, 3), (1, 5), (5, 4), (33, 2)])
  func `widths are converted as the golden model does`(narrow: Int, ratio: Int) throws {
    let wide = narrow * ratio
    for (from, to) in [(narrow, wide), (wide, narrow)] {
      try StreamLockStep(WidthConverter(inputWidth: from, outputWidth: to), from, to)
        .run(beside: WidthConverterReference(inputWidth: from, outputWidth: to), atLeast: 60)
    }
  }

  @Test func `a register slice runs at full rate`() throws {
    let simulation = try Simulation(Circuit(elaborating: StreamRegisterSlice(width: 8)))
    try simulation.poke("input_valid", 1)
    try simulation.poke("output_ready", 1)
    for word in 0..<20 {
      try simulation.poke("input_data", word)
      #expect(try simulation.peek("input_ready") == 1)
      try simulation.step()
      #expect(try simulation.peek("output_data") == word)
    }
  }

  @Test func `a queue tells its fill and refuses when full`() throws {
    let simulation = try Simulation(Circuit(elaborating: FIFO(width: 4, depth: 3)))
    try simulation.poke("input_valid", 1)
    for count in 0..<3 {
      #expect(try simulation.peek("occupancy") == count)
      #expect(try simulation.peek("input_ready") == 1)
      try simulation.step()
    }
    #expect(try simulation.peek("input_ready") == 0)
    try simulation.step()
    #expect(try simulation.peek("occupancy") == 3)
  }
}

/// A queue, a converter to narrower words and a register slice in a row.
private final class Pipeline: Hardware {
  @FlippedPorts var input = DataStream(width: 12)
  @Ports var output = DataStream(width: 4)
  @Instance var queue: FIFO
  @Instance var converter: WidthConverter
  @Instance var slice: StreamRegisterSlice

  init() throws {
    _queue = Instance(try FIFO(width: 12, depth: 3))
    _converter = Instance(try WidthConverter(inputWidth: 12, outputWidth: 4))
    _slice = Instance(try StreamRegisterSlice(width: 4))
  }

  var body: Logic {
    input <==> queue.input
    queue.output <==> converter.input
    converter.output <==> slice.input
    slice.output <==> output
  }
}

@Suite struct PipelineTests {
  @Test func `components are connected by a statement for each link`() throws {
    let words = (0..<80).map { ($0 * 0x3b5) & 0xfff }
    let pieces = words.flatMap { [$0 & 15, $0 >> 4 & 15, $0 >> 8] }
    #expect(try stream(Pipeline(), words: words, seed: 9, outputCount: pieces.count) == pieces)
  }

  @Test func `widths that differ are told with the member's name`() throws {
    final class Unequal: Hardware {
      @FlippedPorts var input = DataStream(type: .signed(12))
      @Instance var queue: FIFO
      @Output var y
      init() throws { _queue = Instance(try FIFO(width: 12, depth: 3)) }
      var body: Logic {
        input <==> queue.input
        queue.output.ready <== 1
        y <== queue.output.moves
      }
    }
    let report = #expect(throws: DiagnosticReport.self) { try Circuit(elaborating: Unequal()) }
    #expect(
      report?.diagnostics.map(\.message) == [
        "'data' of the target has 12 unsigned bits, but that of the value has 12 signed bits"
      ])
  }
}
