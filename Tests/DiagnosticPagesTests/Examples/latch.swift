import HDL

let latchPage = Page(
  "latch", { try Circuit(elaborating: Mistake.Selector()) },
  { try Circuit(elaborating: Mend.Selector()) })

private enum Mistake {
  final class Selector: Hardware {
    @Input var enable
    @Input(4) var value
    @Output(4) var result
    var body: Logic {
      when(enable) { result <== value }
    }
  }
}

private enum Mend {
  final class Selector: Hardware {
    @Input var enable
    @Input(4) var value
    @Output(4) var result
    var body: Logic {
      result <== 0
      when(enable) { result <== value }
    }
  }
}
