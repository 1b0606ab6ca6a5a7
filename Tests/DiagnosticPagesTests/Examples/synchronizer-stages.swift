import HDL

let synchronizerStagesPage = Page(
  "synchronizer-stages", { try Circuit(elaborating: Mistake.Receiver()) },
  { try Circuit(elaborating: Mend.Receiver()) })

private enum Mistake {
  final class Receiver: Hardware {
    @Input(from: .asynchronous) var button
    @Output var pressed
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    var body: Logic {
      first <== button
      second <== first
      pressed <== (first && !second)
    }
  }
}

private enum Mend {
  final class Receiver: Hardware {
    @Input(from: .asynchronous) var button
    @Output var pressed
    @Register(1, crossing: .synchronizer) var first
    @Register var second
    @Register var third
    var body: Logic {
      first <== button
      second <== first
      third <== second
      pressed <== (second && !third)
    }
  }
}
