import HDL

let literalWithoutWidthPage = Page(
  "literal-without-width", { try Circuit(elaborating: Mistake.Header()) },
  { try Circuit(elaborating: Mend.Header()) })

private enum Mistake {
  final class Header: Hardware {
    @Input(4) var kind
    @Output(8) var byte
    var body: Logic { byte <== cat(5, kind) }
  }
}

private enum Mend {
  final class Header: Hardware {
    @Input(4) var kind
    @Output(8) var byte
    var body: Logic { byte <== cat(Literal(5, width: 4), kind) }
  }
}
