import Diagnostics
import HDL

/// Finds what is unknown after a reset and can be seen.
///
/// The simulator has two values only, so a register without a reset value, or a memory without
/// contents, simply begins with zero in it. In silicon it begins with anything. This check runs the
/// circuit side by side with itself, with equal inputs but different first values of that state, and
/// reports every difference that comes out: at an output, or in a register that was reset and that
/// conditions depend on. What it finds is real, with its cycle; what random inputs do not bring about
/// within the cycles, it does not find.
///
/// ```swift
/// var check = ResetCheck(try Circuit(elaborating: Pipeline()))
/// check.counts = ["result": "valid"]  // 'result' is looked at where 'valid' is high
/// #expect(try check.report().diagnostics == [])
/// ```
public struct ResetCheck {
  /// Drives the inputs of a cycle, before its clock edge. It is called for both runs, and gives both
  /// the same.
  public typealias Stimulus = (_ simulation: Simulation, _ cycle: Int) throws -> Void

  /// How many cycles after the reset are looked at.
  public var cycles = 64
  /// How many clock edges come while the reset is held. With none, the reset is a mere pulse, and
  /// nothing that needs an edge is known after it.
  public var resetCycles = 0
  /// How many pairs of first values are tried.
  public var trials = 8
  /// Where the random inputs and first values start.
  public var seed: UInt64 = 1
  /// For an output that does not always count, the name of the output that says when it does.
  public var counts: [String: String] = [:]
  /// Inputs of your own; `nil` for random ones.
  public var stimulus: Stimulus?
  /// Models for black boxes, new ones at each call.
  public var blackBoxes: () -> [String: any BlackBoxModel] = { [:] }

  private let circuit: Circuit

  public init(_ circuit: Circuit) { self.circuit = circuit }

  /// What was found: a diagnostic for each register or memory, in the order of declaration.
  ///
  /// - Throws: What `Simulation` throws for a circuit that cannot be simulated.
  public func report() throws -> DiagnosticReport {
    let twins = try Twins(self, circuit)
    guard let first = try twins.difference(in: nil) else { return DiagnosticReport([]) }
    let found = try twins.unknowns.compactMap { unknown in
      try twins.difference(in: unknown).map { diagnostic(unknown, $0) }
    }
    return DiagnosticReport(found.isEmpty ? [diagnostic(nil, first)] : found)
  }

  private func diagnostic(_ unknown: Twins.Unknown?, _ seen: Twins.Difference) -> Diagnostic {
    let what =
      switch unknown?.kind {
      case .register: "register '\(unknown?.name ?? "")' is not reset"
      case .memory: "memory '\(unknown?.name ?? "")' has words without contents"
      case nil: "registers or memories together are unknown after the reset"
      }
    let target =
      seen.isOutput
      ? "output '\(seen.name)'" : "register '\(seen.name)', which conditions depend on,"
    return Diagnostic(
      .error, "unknown-after-reset",
      "\(what), and what it happens to hold reaches \(target) in cycle \(seen.cycle)",
      at: unknown?.place ?? seen.place,
      notes: [.init("'\(seen.name)' is declared here", at: seen.place)],
      remedy: seen.isOutput
        ? "give it a reset value, write it before it is read, or say when the output counts: "
          + "counts = [\"\(seen.name)\": \"…\"]"
        : "give it a reset value, or write it before it is read")
  }
}
