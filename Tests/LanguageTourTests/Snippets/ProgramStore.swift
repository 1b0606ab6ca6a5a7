import HDL

/// Block RAM: one word is fetched while another is written, byte by byte.
final class ProgramStore: Hardware {
  @Input var fetch
  @Input(10) var counter
  @Output(32) var instruction
  @Input var write
  @Input(10) var address
  @Input(4, "one for each byte") var strobes
  @Input(32) var data
  @BlockMemory(depth: 1024, width: 32, reads: 1, writes: 1) var words

  var body: Logic {
    when(fetch) { words.reads[0].read(at: counter) }
    instruction <== words.reads[0].word
    when(write) { words.writes[0][address].lanes(strobes) <== data }
  }
}
