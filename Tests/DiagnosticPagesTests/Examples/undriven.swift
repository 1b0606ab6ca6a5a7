import HDL

let undrivenPage = Page(
  "undriven", { try Circuit(elaborating: Mistake.Status()) },
  { try Circuit(elaborating: Mend.Status()) })

private enum Mistake {
  final class Status: Hardware {
    @Input(4) var level
    @Input var fault
    @Output(8) var word
    @Output var ready
    var body: Logic {
      word[3...0] <== level
      word[7] <== fault
    }
  }
}

private enum Mend {
  final class Status: Hardware {
    @Input(4) var level
    @Input var fault
    @Output(8) var word
    @Output var ready
    var body: Logic {
      word <== 0
      word[3...0] <== level
      word[7] <== fault
      ready <== !fault
    }
  }
}
