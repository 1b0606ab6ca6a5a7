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
