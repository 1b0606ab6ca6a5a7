import HDL

/// Adds while it is enabled, up to a limit; with something of every kind to mutate.
final class Accumulator: Hardware {
  enum Phase: HardwareEnumeration { case idle, adding, full }

  @Input var enable
  @Input(signed: 4) var step
  @Output(signed: 8) var total
  @Output var isFull
  @Output(4) var swapped
  @State(reset: Phase.idle) var phase
  @Register(signed: 8, reset: 0) var sum
  @Register(4, reset: 0) var count

  var body: Logic {
    total <== sum
    isFull <== phase == Phase.full
    swapped <== cat(count[1...0], count[3...2])
    machine(phase) { phase in
      switch phase {
      case .idle: when(enable & (count < 12)) { goto(Phase.adding) }
      case .adding:
        sum <== sum &+ step.extended(to: 8)
        count <== count &+ 1
        when(count == 9) { goto(Phase.full) }.elsewhen(~enable) { goto(Phase.idle) }
      case .full: when(~enable) { count <== 0 }
      }
    }
  }
}

/// Two of them, one after the other.
final class Pair: Hardware {
  @Input var enable
  @Input(signed: 4) var step
  @Output(signed: 9) var total
  @Instance var first = Accumulator()
  @Instance var second = Accumulator()

  var body: Logic {
    first.enable <== enable
    first.step <== step
    second.enable <== first.isFull
    second.step <== step
    total <== first.total + second.total
  }
}

/// What cannot be told apart: whether the lowest of three or the lowest of two comes first.
final class Redundant: Hardware {
  @Input(4) var value
  @Input var select
  @Output(4) var result
  @Output var isAny

  var body: Logic {
    result <== mux(select, value, value)
    isAny <== select | (select & value[0])
  }
}
