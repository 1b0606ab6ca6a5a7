import HDL

let expressionTooLargePage = Page(
  "expression-too-large", { try Circuit(elaborating: Mistake.Accumulator()) },
  { try Circuit(elaborating: Mend.Accumulator()) })

private enum Mistake {
  final class Accumulator: Hardware {
    @Input(8) var value
    @Output(8) var result
    var body: Logic { result <== (0..<20).reduce(value) { sum, _ in sum &+ sum } }
  }
}

private enum Mend {
  final class Accumulator: Hardware {
    @Input(8) var value
    @Output(8) var result
    var body: Logic {
      result <== (0..<20).reduce(value) { sum, step in (sum &+ sum).named("step\(step)") }
    }
  }
}
