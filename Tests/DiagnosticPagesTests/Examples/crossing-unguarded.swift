import HDL

let crossingUnguardedPage = Page(
  "crossing-unguarded", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Receiver: Hardware {
    @Input(8, from: .domain(ClockDomain("far"))) var word
    @Output(8) var received
    @Register(8, crossing: .held) var taken
    var body: Logic {
      taken <== word
      received <== taken
    }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(8, from: .domain(ClockDomain("far"))) var word
    @Input(from: .domain(ClockDomain("far"))) var request
    @Output(8) var received
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    @Register var last
    @Register(8, crossing: .held) var taken
    var body: Logic {
      first <== request
      second <== first
      last <== second
      when(second != last) { taken <== word }
      received <== taken
    }
  }
}
