import HDL

let synchronizerLogicPage = Page(
  "synchronizer-logic", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Receiver: Hardware {
    @Input(4, from: .domain(ClockDomain("far"))) var level
    @Output var high
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    var body: Logic {
      first <== level > 9
      second <== first
      high <== second
    }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(4, from: .domain(ClockDomain("far"))) var level
    @Output var high
    @Register(1, in: ClockDomain("far")) var isHigh
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    var body: Logic {
      isHigh <== level > 9
      first <== isHigh
      second <== first
      high <== second
    }
  }
}
