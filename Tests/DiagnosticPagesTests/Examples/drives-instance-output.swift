import HDL

let drivesInstanceOutputPage = Page(
  "drives-instance-output", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Inverter: Hardware {
    @Input var value
    @Output var inverted
    var body: Logic { inverted <== !value }
  }
  final class Top: Hardware {
    @Input var value
    @Output var result
    @Instance var inverter = Inverter()
    var body: Logic {
      inverter.inverted <== value
      result <== inverter.inverted
    }
  }
}

private enum Mend {
  final class Inverter: Hardware {
    @Input var value
    @Output var inverted
    var body: Logic { inverted <== !value }
  }
  final class Top: Hardware {
    @Input var value
    @Output var result
    @Instance var inverter = Inverter()
    var body: Logic {
      inverter.value <== value
      result <== inverter.inverted
    }
  }
}
