import CircuitSimulator
import HDL
import Testing

/// Two ports that read and write, and one that only reads.
private final class ThreePorts: Hardware {
  @Inputs(count: 2) var write
  @Inputs(count: 2, width: 3) var address
  @Inputs(count: 2, width: 70) var data
  @Inputs(count: 2, width: 2) var strobes
  @Input var look
  @Input(3) var place
  @Outputs(count: 3, width: 70) var word
  @BlockMemory(depth: 6, width: 70, reads: 1, ports: 2, contents: [5, 6]) var words

  var body: Logic {
    for (index, port) in [words.ports[0], words.ports[1]].enumerated() {
      port.read(at: address[index])
      when(write[index]) { port[address[index]].lanes(strobes[index]) <== data[index] }
      word[index] <== port.word
    }
    when(look) { words.reads[0].read(at: place) }
    word[2] <== words.reads[0].word
  }
}

@Suite struct BlockMemoryTests {
  private let simulation: Simulation

  init() throws { simulation = try Simulation(Circuit(elaborating: ThreePorts())) }

  private func set(_ values: KeyValuePairs<String, Int>) throws {
    for (name, value) in values { try simulation.poke(name, value) }
  }

  @Test func aWordIsReadOneCycleLaterAndKept() throws {
    try set(["look": 1, "place": 1])
    #expect(try simulation.peek("word_2") == 0)
    try simulation.step()
    #expect(try simulation.peek("word_2") == 6)
    try set(["look": 0, "place": 0])
    try simulation.step(3)
    #expect(try simulation.peek("word_2") == 6)
    try set(["look": 1])
    try simulation.step()
    #expect(try simulation.peek("word_2") == 5)
  }

  @Test func theOldWordIsRead() throws {
    try set(["write_0": 1, "strobes_0": 3, "data_0": 9, "look": 1])
    try simulation.step()
    #expect(try simulation.peek("word_0") == 5)
    #expect(try simulation.peek("word_1") == 5)
    #expect(try simulation.peek("word_2") == 5)
    try simulation.step()
    #expect(try simulation.peek("word_2") == 9)
  }

  @Test func theLaterPortWins() throws {
    try set(["write_0": 1, "strobes_0": 3, "address_0": 4])
    try set(["write_1": 1, "strobes_1": 1, "data_1": 3, "address_1": 4])
    try simulation.poke("data_0", bits: BitVector(width: 70, words: [.max, .max]))
    try simulation.step(2)
    // Lane 1 is that of port 0, lane 0 that of port 1.
    #expect(
      try simulation.peekVector("word_1")
        == BitVector(width: 70, words: [.max << 35 | 3, .max]))
  }

  @Test func beyondTheDepthIsNothing() throws {
    try set(["write_0": 1, "strobes_0": 3, "data_0": 9, "address_0": 6, "look": 1, "place": 6])
    try simulation.step(2)
    #expect(try simulation.peek("word_0") == 0)
    #expect(try simulation.peek("word_2") == 0)
    #expect(try (0..<6).map { try simulation.peekMemory("words", at: $0) } == [5, 6, 0, 0, 0, 0])
  }
}

/// As many ports as there are, each under two conditions.
private final class ManyPorts: Hardware {
  @Input(16) var rows
  @Input(16) var columns
  @Output(8) var word
  @BlockMemory(depth: 16, width: 8, reads: 1, writes: 16) var words

  var body: Logic {
    words.reads[0].read(at: 0)
    word <== words.reads[0].word
    for index in words.writes.indices {
      when(rows[index]) {
        when(columns[index]) { words.writes[index][index] <== index + 1 }
      }
    }
  }
}

@Suite struct PortConditionTests {
  @Test func eachPortHasConditionsOfItsOwn() throws {
    for index in 0..<16 {
      let simulation = try Simulation(Circuit(elaborating: ManyPorts()))
      try simulation.poke("rows", 1 << index)
      try simulation.poke("columns", 0xffff)
      try simulation.step()
      let words = try (0..<16).map { try simulation.peekMemory("words", at: $0) }
      #expect(words == (0..<16).map { $0 == index ? index + 1 : 0 })
    }
  }
}
