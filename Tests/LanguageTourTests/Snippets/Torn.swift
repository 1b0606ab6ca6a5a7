import HDL

/// One port is to write two words in one cycle: a mistake.
final class Torn: Hardware {
  @Input var refill
  @Input var store
  @Input(6) var line
  @Input(6) var address
  @Input(8) var data
  @Output(8) var word
  @BlockMemory(depth: 64, width: 8, reads: 1, writes: 1) var words

  var body: Logic {
    words.reads[0].read(at: address)
    word <== words.reads[0].word
    when(refill) { words.writes[0][line] <== data }
    when(store) { words.writes[0][address] <== data }
  }
}
