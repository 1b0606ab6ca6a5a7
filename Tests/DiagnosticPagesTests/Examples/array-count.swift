import HDL

let arrayCountPage = Page(
  "array-count", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Lanes: Hardware {
    @Inputs var samples: SignalArray
    @Output(8) var first
    init(count: Int) { _samples = Inputs(count: count - 4, width: 8) }
    var body: Logic { first <== samples[0] }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Lanes(count: 3)) }
}

private enum Mend {
  final class Lanes: Hardware {
    @Inputs var samples: SignalArray
    @Output(8) var sum
    init(count: Int) { _samples = Inputs(count: max(0, count), width: 8) }
    var body: Logic { sum <== samples.reduce(Literal(0, width: 8)) { $0 &+ $1 } }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Lanes(count: 3)) }
}
