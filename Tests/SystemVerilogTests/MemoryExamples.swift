import HDL

/// Reads and writes through one port each, lane by lane, in a memory that fills no power of two.
final class ScratchPad: Hardware {
  @Input var fetch
  @Input(10) var source
  @Input(4) var strobes
  @Input(10) var target
  @Input(32) var data
  @Output(32) var word
  @BlockMemory(depth: 1000, width: 32, reads: 1, writes: 1) var words

  var body: Logic {
    when(fetch) { words.reads[0].read(at: source) }
    word <== words.reads[0].word
    words.writes[0][target].lanes(strobes) <== data
  }
}

/// Two words in each cycle, of which one follows the other; one is written.
final class OperandStore: Hardware {
  @Input var write
  @Input(9) var address
  @Input(16) var data
  @Outputs(count: 2, width: 16) var operands
  @BlockMemory(depth: 512, width: 16, reads: 2, writes: 1) var words

  var body: Logic {
    words.reads[0].read(at: address)
    words.reads[1].read(at: address &+ 1)
    for (index, operand) in operands.enumerated() { operand <== words.reads[index].word }
    when(write) { words.writes[0][address] <== data }
  }
}

/// Two masters that read and write.
final class SharedStore: Hardware {
  @Inputs(count: 2) var write
  @Inputs(count: 2) var clear
  @Inputs(count: 2, width: 10) var address
  @Inputs(count: 2, width: 18) var data
  @Outputs(count: 2, width: 18) var word
  @BlockMemory(depth: 1024, width: 18, ports: 2, contents: [1, 2, 3]) var words

  var body: Logic {
    for master in 0..<2 {
      let port = words.ports[master]
      when(clear[master]) { port[0] <== 0 }
        .otherwise {
          port.read(at: address[master])
          when(write[master]) { port[address[master]] <== data[master] }
        }
      word[master] <== port.word
    }
  }
}

/// Read in one clock domain, written in another.
final class Mailbox: Hardware {
  @Input(8, from: .domain(ClockDomain("read"))) var source
  @Input var send
  @Input(8) var target
  @Input(12) var message
  @Output(12) var word
  @BlockMemory(
    depth: 256, signed: 12, reads: 1, writes: 1, readsIn: ClockDomain("read")) var messages

  var body: Logic {
    messages.reads[0].read(at: source)
    word <== messages.reads[0].word.asUnsigned
    when(send) { messages.writes[0][target] <== message.asSigned }
  }
}
