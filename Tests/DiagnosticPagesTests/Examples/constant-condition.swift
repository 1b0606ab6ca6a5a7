import HDL

let constantConditionPage = Page(
  "constant-condition", { try Circuit(elaborating: Mistake.Option()) },
  { try Circuit(elaborating: Mend.Option()) })

private enum Mistake {
  final class Option: Hardware {
    @Input(4) var value
    @Output(4) var result
    @Constant(2, width: 4) var version
    var body: Logic {
      result <== 0
      when(version == 2) { result <== value }
    }
  }
}

private enum Mend {
  final class Option: Hardware {
    @Input(4) var value
    @Output(4) var result
    let version = 2
    var body: Logic {
      if version == 2 { result <== value } else { result <== 0 }
    }
  }
}
