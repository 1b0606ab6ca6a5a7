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

@Suite struct WideValueTests {
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
