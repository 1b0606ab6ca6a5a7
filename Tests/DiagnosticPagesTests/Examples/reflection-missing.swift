import HDL
import WithoutReflection

let reflectionMissingPage = Page(
  "reflection-missing", { try Mistake.circuit() }, { try Circuit(elaborating: Mend.Counter()) })

private enum Mistake {
  static func circuit() throws -> Circuit {
    try Circuit(elaborating: WithoutReflection.Counter())
  }
}

private enum Mend {
  final class Counter: Hardware {
    @Input var enable
    @Output(8) var count
    @Register(8) var value
    var body: Logic {
      count <== value
      when(enable) { value <== value &+ 1 }
    }
  }
}
