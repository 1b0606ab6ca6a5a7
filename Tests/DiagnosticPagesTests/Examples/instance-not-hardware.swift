import HDL

let instanceNotHardwarePage = Page(
  "instance-not-hardware", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Top: Hardware {
    @Input(8) var value
    @Output(8) var result
    @Instance var gain = 3
    var body: Logic { result <== value &+ gain }
  }
}

private enum Mend {
  final class Top: Hardware {
    @Input(8) var value
    @Output(8) var result
    let gain = 3
    var body: Logic { result <== value &+ Signal(gain) }
  }
}
