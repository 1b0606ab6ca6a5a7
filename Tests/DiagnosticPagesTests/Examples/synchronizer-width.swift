import HDL

let synchronizerWidthPage = Page(
  "synchronizer-width", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Receiver: Hardware {
    @Input(4, from: .domain(ClockDomain("far"))) var level
    @Output(4) var seen
    @Register(4, crossing: .synchronizer) var first
    @Register(4) var second
    var body: Logic {
      first <== level
      second <== first
      seen <== second
    }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(4, from: .domain(ClockDomain("far"))) var level
    @Output(4) var seen
    @Register(4, crossing: .grayCode) var first
    @Register(4) var second
    var body: Logic {
      first <== level
      second <== first
      seen <== second
    }
  }
}
