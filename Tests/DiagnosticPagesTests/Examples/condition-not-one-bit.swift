import HDL

let conditionNotOneBitPage = Page(
  "condition-not-one-bit", { try Circuit(elaborating: Mistake.Gate()) },
  { try Circuit(elaborating: Mend.Gate()) })

private enum Mistake {
  final class Gate: Hardware {
    @Input(4) var level
    @Output var open
    var body: Logic {
      open <== 0
      when(level) { open <== 1 }
    }
  }
}

private enum Mend {
  final class Gate: Hardware {
    @Input(4) var level
    @Output var open
    var body: Logic {
      open <== 0
      when(level != 0) { open <== 1 }
    }
  }
}
