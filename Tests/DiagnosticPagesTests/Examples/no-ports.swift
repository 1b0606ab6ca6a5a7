import HDL

let noPortsPage = Page(
  "no-ports", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Counter: Hardware {
    @Register(8) var count
    var body: Logic { count <== count &+ 1 }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Counter()) }
}

private enum Mend {
  final class Counter: Hardware {
    @Output(8) var value
    @Register(8) var count
    var body: Logic {
      count <== count &+ 1
      value <== count
    }
  }
  static func circuit() throws -> Circuit { try Circuit(elaborating: Counter()) }
}
