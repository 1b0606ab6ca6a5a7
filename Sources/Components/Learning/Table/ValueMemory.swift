import HDL

/// Values in on-chip memory, with a registered read that never misses a write.
///
/// `value` is the word at the index of the cycle before, with the write of that cycle in it; it stays
/// while `advance` is low.
public class ValueMemory: Hardware {
  @Input("takes the next index") var advance
  @Input var readIndex
  @Input var write
  @Input var writeIndex
  @Input var writeValue
  @Output("the word that was asked for") var value

  @Memory var words: MemoryWords
  @Register var read
  @Register("what was written while the word was read") var forwarded
  @Register(1, reset: 0) var isForwarded

  let depth: Int
  private let valueBits: Int

  public init(depth: Int, valueBits: Int) {
    self.depth = depth
    self.valueBits = valueBits
    _readIndex = Input(counterWidth(depth))
    _writeIndex = Input(counterWidth(depth))
    _writeValue = Input(signed: valueBits)
    _value = Output(signed: valueBits, "the word that was asked for")
    _words = Memory(depth: depth, signed: valueBits)
    _read = Register(signed: valueBits, reset: nil)
    _forwarded = Register(
      signed: valueBits, reset: nil, "what was written while the word was read")
  }

  public var moduleName: String { "value_memory_\(depth)x\(valueBits)" }
  public var documentation: String { "Memory of \(depth) values of \(valueBits) bits." }

  @LogicBuilder public var body: Logic {
    value <== mux(isForwarded, forwarded, read)
    when(write) { words[writeIndex] <== writeValue }
    when(advance) {
      read <== words[readIndex]
      forwarded <== writeValue
      isForwarded <== (write && writeIndex == readIndex)
    }
  }
}
