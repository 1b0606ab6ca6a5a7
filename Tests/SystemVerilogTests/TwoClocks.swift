import HDL

extension ClockDomain {
  fileprivate static let write = ClockDomain("write")
  fileprivate static let read = ClockDomain("read", reset: .synchronous)
}

/// One register, where its parent puts it.
final class Delay: Hardware {
  @Input(4) var value
  @Output(4) var delayed
  @Register(4, reset: 0) var held
  var body: Logic {
    delayed <== held
    held <== value
    assert(held != 15, "never all ones")
  }
}

/// Registers, a memory, instances and a property in three domains of two styles of reset.
final class TwoClocks: Hardware {
  @Input(2, from: .domain(.write)) var address
  @Input(4, from: .domain(.write)) var value
  @Output(4) var seen
  @Output(4) var slow
  @Memory(depth: 4, width: 4, in: .write) var words
  @Register(4, reset: 0, in: .write) var offered
  @Register(4, reset: nil, in: .read, crossing: .held) var taken
  @Register(4, reset: 3, in: .read) var shown
  @Instance(in: .write) var ahead = Delay()
  @Instance(in: .read) var behind = Delay()
  @Instance var main = Delay()

  var body: Logic {
    ahead.value <== value
    offered <== ahead.delayed
    words[address] <== offered
    taken <== words[0]
    shown <== taken
    behind.value <== shown
    seen <== behind.delayed
    main.value <== 5
    slow <== main.delayed
    assert(taken != 15, "never all ones")
  }
}
