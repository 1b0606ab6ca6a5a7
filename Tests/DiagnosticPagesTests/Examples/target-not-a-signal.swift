import HDL

let targetNotASignalPage = Page(
  "target-not-a-signal", { try Circuit(elaborating: Mistake.Inverter()) },
  { try Circuit(elaborating: Mend.Inverter()) })

private enum Mistake {
  final class Inverter: Hardware {
    @Input(4) var value
    @Output(4) var inverted
    var body: Logic { ~inverted <== value }
  }
}

private enum Mend {
  final class Inverter: Hardware {
    @Input(4) var value
    @Output(4) var inverted
    var body: Logic { inverted <== ~value }
  }
}
