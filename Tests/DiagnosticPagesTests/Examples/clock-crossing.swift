import HDL

let clockCrossingPage = Page(
  "clock-crossing", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Receiver: Hardware {
    @Input(from: .asynchronous) var button
    @Output var pressed
    @Register var sample
    var body: Logic {
      sample <== button
      pressed <== sample
    }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(from: .asynchronous) var button
    @Output var pressed
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    var body: Logic {
      first <== button
      second <== first
      pressed <== second
    }
  }
}
