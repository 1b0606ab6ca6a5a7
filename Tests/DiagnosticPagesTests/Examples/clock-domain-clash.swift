import HDL

let clockDomainClashPage = Page(
  "clock-domain-clash", { try Circuit(elaborating: Mistake.Crossing()) },
  { try Circuit(elaborating: Mend.Crossing()) })

private enum Mistake {
  final class Crossing: Hardware {
    @Input var value
    @Output var seen
    @Register(1, in: ClockDomain("fast")) var first
    @Register(1, in: ClockDomain("fast").with(reset: .synchronous), crossing: .held) var second
    var body: Logic {
      first <== value
      second <== first
      seen <== second
    }
  }
}

private enum Mend {
  final class Crossing: Hardware {
    @Input var value
    @Output var seen
    @Register(1, in: ClockDomain("fast")) var first
    @Register(1, in: ClockDomain("fast")) var second
    var body: Logic {
      first <== value
      second <== first
      seen <== second
    }
  }
}
