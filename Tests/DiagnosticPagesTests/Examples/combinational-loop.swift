import HDL

let combinationalLoopPage = Page(
  "combinational-loop", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Stage: Hardware {
    @Input var value
    @Output var inverted
    var body: Logic { inverted <== !value }
  }
  final class Top: Hardware {
    @Input var enable
    @Output var result
    @Wire var choice
    @Instance var stage = Stage()
    var body: Logic {
      choice <== 0
      when(enable) { choice <== stage.inverted }
      stage.value <== choice
      result <== choice
    }
  }
}

private enum Mend {
  final class Stage: Hardware {
    @Input var value
    @Output var inverted
    var body: Logic { inverted <== !value }
  }
  final class Top: Hardware {
    @Input var enable
    @Output var result
    @Register var choice
    @Instance var stage = Stage()
    var body: Logic {
      when(enable) { choice <== stage.inverted }
      stage.value <== choice
      result <== choice
    }
  }
}
