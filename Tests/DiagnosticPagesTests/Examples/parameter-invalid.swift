import HDL

let parameterInvalidPage = Page(
  "parameter-invalid", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Macro: BlackBox {
    @Input var start
    @Output var done
    var parameters: [Parameter] { [.integer("SEED", 0x1234_5678_9ABC)] }
  }
  final class Top: Hardware {
    @Input var start
    @Output var done
    @Instance var macro = Macro()
    var body: Logic {
      macro.start <== start
      done <== macro.done
    }
  }
}

private enum Mend {
  final class Macro: BlackBox {
    @Input var start
    @Output var done
    var parameters: [Parameter] {
      [.integer("SEED_HIGH", 0x1234), .integer("SEED_LOW", 0x5678_9ABC)]
    }
  }
  final class Top: Hardware {
    @Input var start
    @Output var done
    @Instance var macro = Macro()
    var body: Logic {
      macro.start <== start
      done <== macro.done
    }
  }
}
