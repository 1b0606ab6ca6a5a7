import HDL

let unknownClockDomainPage = Page(
  "unknown-clock-domain", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Flop: Hardware {
    @Input var value
    @Output var held
    @Register var state
    var body: Logic {
      state <== value
      held <== state
    }
  }
  final class Top: Hardware {
    @Input var value
    @Output var held
    @Instance(domains: [ClockDomain("fast"): .main]) var flop = Flop()
    var body: Logic {
      flop.value <== value
      held <== flop.held
    }
  }
}

private enum Mend {
  final class Flop: Hardware {
    @Input var value
    @Output var held
    @Register var state
    var body: Logic {
      state <== value
      held <== state
    }
  }
  final class Top: Hardware {
    @Input var value
    @Output var held
    @Instance(in: ClockDomain("fast")) var flop = Flop()
    var body: Logic {
      flop.value <== value
      held <== flop.held
    }
  }
}
