import Diagnostics
import HDL

/// Judges an elaborated circuit: who drives what, on which paths, and to what end.
public enum CircuitChecks {
  /// Every finding of every rule, in the order of the user's text, each once.
  ///
  /// A circuit put together by hand may break what `Circuit` promises (names, widths, signs). Then
  /// only that is reported (`malformed-circuit`), as the other rules build on it.
  public static func check(_ circuit: Circuit) -> DiagnosticReport {
    let checked = CheckedCircuit(circuit)
    let tooDeep = MalformedNesting().findings(in: circuit)
    if !tooDeep.isEmpty { return DiagnosticReport(inOrder(tooDeep)) }
    let malformed =
      Malformed().findings(in: checked) + MalformedDomains().findings(in: checked)
    if !malformed.isEmpty { return DiagnosticReport(inOrder(malformed)) }
    return DiagnosticReport(inOrder(rules.flatMap { $0.findings(in: checked) }))
  }

  static let rules: [any Rule] = [
    NameClash(), ReservedName(), Undriven(), DrivenTwice(), Latch(), CombinationalLoop(),
    UnusedSignal(),
    MissingReset(), ClockCrossing(), SynchronizerShape(), MachineStates(), ConstantCondition(),
    ConstantComparison(), ParameterComparison(), MemoryPortConflict(),
  ]

  /// By file and line. Variants of one Swift module bring the same findings; they are said once.
  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let distinct = diagnostics.filter { seen.insert($0).inserted }
    let sorted = distinct.enumerated().sorted { left, right in
      guard let a = left.element.place, let b = right.element.place else {
        if (left.element.place == nil) == (right.element.place == nil) {
          return left.offset < right.offset
        }
        return left.element.place == nil
      }
      return (a.file, a.line, a.column ?? 0, left.offset)
        < (b.file, b.line, b.column ?? 0, right.offset)
    }
    return sorted.map(\.element)
  }
}

/// One thing that can be wrong with a circuit.
protocol Rule: Sendable {
  func findings(in checked: CheckedCircuit) -> [Diagnostic]
}

/// A circuit with what several rules need to know of each of its modules.
struct CheckedCircuit {
  let circuit: Circuit
  /// In the circuit's order, without black boxes.
  let modules: [ModuleFacts]

  init(_ circuit: Circuit) {
    self.circuit = circuit
    modules = circuit.modules.filter { !$0.isBlackBox }.map(ModuleFacts.init)
  }
}
