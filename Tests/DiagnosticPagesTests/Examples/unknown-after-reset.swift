import CircuitSimulator
import HDL

let unknownAfterResetPage = Page(
  "unknown-after-reset", { try Mistake.circuit() }, { try Mend.circuit() })

private enum Mistake {
  final class Pipeline: Hardware {
    @Input var start
    @Input(8) var data
    @Output var valid
    @Output(8) var result
    @Register var full
    @Register(8, reset: nil) var word
    var body: Logic {
      valid <== full
      result <== word
      full <== start
      when(start) { word <== data }
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Pipeline())
    let check = ResetCheck(circuit)
    try check.report().throwIfErrors()
    return circuit
  }
}

private enum Mend {
  final class Pipeline: Hardware {
    @Input var start
    @Input(8) var data
    @Output var valid
    @Output(8) var result
    @Register var full
    @Register(8, reset: nil) var word
    var body: Logic {
      valid <== full
      result <== word
      full <== start
      when(start) { word <== data }
    }
  }
  static func circuit() throws -> Circuit {
    let circuit = try Circuit(elaborating: Pipeline())
    var check = ResetCheck(circuit)
    check.counts = ["result": "valid"]
    try check.report().throwIfErrors()
    return circuit
  }
}
