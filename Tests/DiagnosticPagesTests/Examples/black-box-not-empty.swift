import HDL

let blackBoxNotEmptyPage = Page(
  "black-box-not-empty", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Macro: BlackBox {
    @Input var start
    @Output var done
    @Register var running
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
