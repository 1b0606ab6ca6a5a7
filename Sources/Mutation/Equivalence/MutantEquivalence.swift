import CoSimulation
import HDL
import SystemVerilog

/// Judges by Yosys whether a mutant can be told from the circuit at all.
///
/// The mutant's module is compared alone, with whatever stands around it: what is proved equal there
/// is equal in every circuit. What is not may still be equal in this one.
public struct MutantEquivalence: Sendable {
  public enum Verdict: Sendable, Hashable {
    /// No test can tell it from the circuit.
    case equivalent
    /// Inputs of the module that tell it apart.
    case distinguished(Distinction)
    case undecided
  }

  private let circuit: Circuit
  private let check: EquivalenceCheck

  /// - Parameters:
  ///   - limit: seconds that each of two proofs may take.
  ///   - cycles: cycles after a reset in which inputs that tell the two apart are looked for.
  public init(_ circuit: Circuit, limit: Int = 10, cycles: Int = 6) {
    self.circuit = circuit
    check = EquivalenceCheck(limit: limit, cycles: cycles)
  }

  /// - Throws: `ToolFailure` where Yosys is missing.
  public func verdict(on mutant: Mutant) throws -> Verdict {
    guard let original = circuit.isolated(mutant.module),
      let changed = circuit.applying(mutant).isolated(mutant.module)
    else { return .undecided }
    let gold = Self.design(original, named: "gold")
    let gate = Self.design(changed, named: "gate")
    let resets = (original.topModule?.clockDomains ?? []).filter(\.hasResetPort).map(
      \.resetPortName)
    switch try check.verdict(gold, gate, top: original.top, resets: resets) {
    case .equal: return .equivalent
    case .different(let output):
      return Distinction(yosys: output).map(Verdict.distinguished) ?? .undecided
    case .equalForAWhile, .open: return .undecided
    }
  }

  private static func design(_ circuit: Circuit, named name: String) -> EquivalenceCheck.Design {
    .systemVerilog(
      SystemVerilogFile.files(of: circuit).map { ("\(name)_\($0.name)", $0.text) })
  }
}
