import CircuitSimulator
import HDL
import Testing

/// Moves words of 100 bits through every kind of place that keeps or chooses a value.
private final class WideStore: Hardware {
  @Input(100) var value
  @Input(2) var address
  @Input var write
  @Output(100) var stored
  @Output(100) var chosen
  @Output(100) var last
  @Output(70) var upper
  @Memory(depth: 3, width: 100) var words
  @Register(100, reset: 7) var held
  var body: Logic {
    stored <== words[address]
    chosen <== element(of: [held, value, ~value], at: address)
    last <== mux(write, held, value)
    upper[69...66] <== value[3...0]
    upper[65...0] <== value[99...34]
    when(write) {
      words[address] <== value
      held <== value
    }
  }
}

/// Writes lanes of 25 bits, and bits across the words of the storage.
private final class WideLanes: Hardware {
  @Input(100) var value
  @Input(2) var address
  @Input(4) var strobes
  @Input var marks
  @Output(100) var stored
  @Memory(depth: 3, width: 100) var words
  var body: Logic {
    stored <== words[address]
    words[address].lanes(strobes) <== value
    when(marks) { words[address][66...62] <== 0b10101 }
  }
}

@Suite struct WideValueTests {
  @Test func lanesAreWrittenWhereTheyAreEnabled() throws {
    let simulation = try Simulation(Circuit(elaborating: WideLanes()))
    try simulation.poke("value", bits: pattern)
    try simulation.poke("address", 2)
    var expected = BitVector.zero(width: 100)
    for strobes in [0b0010, 0b1000, 0b0001] {
      try simulation.poke("strobes", strobes)
      try simulation.step()
      let words = (0..<100).map { strobes >> ($0 / 25) & 1 == 1 ? pattern : expected }
        .enumerated().map { $1.bit(at: $0) }
      expected = vector(words)
      #expect(try simulation.peekVector("stored") == expected)
    }
    try simulation.poke("strobes", 0)
    try simulation.poke("marks", 1)
    try simulation.step()
    expected = vector(
      (0..<100).map { (62...66).contains($0) ? $0 % 2 == 0 : expected.bit(at: $0) })
    #expect(try simulation.peekVector("stored") == expected)
    try simulation.poke("address", 3)
    try simulation.step()
    #expect(try simulation.peekVector("stored") == .zero(width: 100))
  }

  private func vector(_ bits: [Bool]) -> BitVector {
    var words: [UInt64] = [0, 0]
    for (index, bit) in bits.enumerated() where bit { words[index / 64] |= 1 << (index % 64) }
    return BitVector(width: bits.count, words: words)
  }

  private let pattern = BitVector(width: 100, words: [0x0123_4567_89ab_cdef, 0xf_edcb_a987])
  private let inverse = BitVector(width: 100, words: [~0x0123_4567_89ab_cdef, ~0xf_edcb_a987])
  private let seven = BitVector(width: 100, words: [7])

  @Test func wideValuesAreStoredAndChosen() throws {
    let simulation = try Simulation(Circuit(elaborating: WideStore()))
    try simulation.poke("value", bits: pattern)
    try simulation.poke("address", 2)
    try simulation.poke("write", 1)
    #expect(try simulation.peekVector("chosen") == inverse)
    #expect(try simulation.peekVector("last") == seven)
    #expect(try simulation.peekVector("stored") == .zero(width: 100))
    #expect(
      try simulation.peekVector("upper").hexadecimal == "3ffb72ea61c048d159")
    try simulation.step()
    #expect(try simulation.peekVector("stored") == pattern)
    #expect(try simulation.peekVector("held") == pattern)
    try simulation.poke("address", 3)
    #expect(try simulation.peekVector("stored") == .zero(width: 100))
    #expect(try simulation.peekVector("chosen") == .zero(width: 100))
    simulation.reset()
    try simulation.poke("address", 0)
    #expect(try simulation.peekVector("chosen") == seven)
    try simulation.pokeMemory("words", at: 0, 99)
    #expect(try simulation.peek("stored") == 99)
  }
}
