import HDL

let moduleClashPage = Page(
  "module-clash", { try Circuit(elaborating: Mistake.Top()) },
  { try Circuit(elaborating: Mend.Top()) })

private enum Mistake {
  final class Delay: Hardware {
    @Input var value
    @Output var delayed
    @Registers var held: SignalArray
    init(cycles: Int) { _held = Registers(count: cycles) }
    var body: Logic {
      held[0] <== value
      for index in 1..<held.count { held[index] <== held[index - 1] }
      delayed <== held[held.count - 1]
    }
  }
  final class Top: Hardware {
    @Input var value
    @Output var early
    @Output var late
    @Instance var near = Delay(cycles: 2)
    @Instance var far = Delay(cycles: 5)
    var body: Logic {
      near.value <== value
      far.value <== value
      early <== near.delayed
      late <== far.delayed
    }
  }
}

private enum Mend {
  final class Delay: Hardware {
    @Input var value
    @Output var delayed
    @Registers var held: SignalArray
    var moduleName: String { "delay_\(held.count)" }
    init(cycles: Int) { _held = Registers(count: cycles) }
    var body: Logic {
      held[0] <== value
      for index in 1..<held.count { held[index] <== held[index - 1] }
      delayed <== held[held.count - 1]
    }
  }
  final class Top: Hardware {
    @Input var value
    @Output var early
    @Output var late
    @Instance var near = Delay(cycles: 2)
    @Instance var far = Delay(cycles: 5)
    var body: Logic {
      near.value <== value
      far.value <== value
      early <== near.delayed
      late <== far.delayed
    }
  }
}
