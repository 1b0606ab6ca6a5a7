import HDL

let instanceTwicePage = Page(
  "instance-twice", { try Circuit(elaborating: Mistake.Top()) },
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
    @Instances var chain: [Inverter]
    init() { _chain = Instances(Array(repeating: Inverter(), count: 2)) }
    var body: Logic {
      chain[0].value <== value
      chain[1].value <== chain[0].inverted
      result <== chain[1].inverted
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
    @Instances var chain: [Inverter]
    init() { _chain = Instances((0..<2).map { _ in Inverter() }) }
    var body: Logic {
      chain[0].value <== value
      chain[1].value <== chain[0].inverted
      result <== chain[1].inverted
    }
  }
}
