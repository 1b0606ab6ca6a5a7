import HDL

/// Two ports that read and write: true dual-port RAM.
final class TwoMasters: Hardware {
  @Inputs(count: 2) var write
  @Inputs(count: 2, width: 9) var address
  @Inputs(count: 2, width: 18) var data
  @Outputs(count: 2, width: 18) var word
  @BlockMemory(depth: 512, width: 18, ports: 2) var words

  var body: Logic {
    for master in 0..<2 {
      words.ports[master].read(at: address[master])
      when(write[master]) { words.ports[master][address[master]] <== data[master] }
      word[master] <== words.ports[master].word
    }
  }
}
