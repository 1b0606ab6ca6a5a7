import HDL

/// A table that is written in one cycle and read in any.
final class Lookup: Hardware {
  @Input var write
  @Input(4) var address
  @Input(8) var data
  @Output(8) var word
  @Memory(depth: 16, width: 8) var words

  var body: Logic {
    word <== words[address]
    when(write) { words[address] <== data }
  }
}
