import HDL

let hierarchyTooDeepPage = Page(
  "hierarchy-too-deep", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Delay: Hardware {
    @Input var value
    @Output var delayed
    @Register var held
    @Instance var rest: Delay?
    let cycles: Int
    var moduleName: String { "delay_\(cycles)" }
    init(cycles: Int) {
      self.cycles = cycles
      _rest = Instance(cycles > 1 ? Delay(cycles: cycles - 1) : nil)
    }
    var body: Logic {
      held <== value
      if let rest {
        rest.value <== held
        delayed <== rest.delayed
      } else {
        delayed <== held
      }
    }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Delay(cycles: 300)) }
}

private enum Mend {
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
  static func circuit() throws -> Circuit { try Circuit(elaborating: Delay(cycles: 300)) }
}
