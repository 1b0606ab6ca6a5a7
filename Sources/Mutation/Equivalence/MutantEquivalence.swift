import CoSimulation
import HDL
import SystemVerilog

/// Judges by Yosys whether a mutant can be told from the circuit at all.
///
/// The mutant's module is compared alone first, with whatever stands around it: what is proved equal
/// there is equal in every circuit. What is not may still be equal in this one: the module is compared
/// with all that stands in it, then within every module that holds it, and within those that hold these.
/// What is equal in all that hold it is equal from there on. Black boxes and memories may give anything.
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
  /// Proofs within what stands around take longer.
  private let patientCheck: EquivalenceCheck

  /// - Parameters:
  ///   - limit: seconds that each of two proofs may take.
  ///   - cycles: cycles after a reset in which inputs that tell the two apart are looked for.
  public init(_ circuit: Circuit, limit: Int = 10, cycles: Int = 6) {
    self.circuit = circuit
    check = EquivalenceCheck(limit: limit, cycles: cycles)
    patientCheck = EquivalenceCheck(limit: 2 * limit, cycles: cycles)
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
    let verdict = try check.verdict(gold, gate, top: original.top, resets: resets)
    if verdict == .equal { return .equivalent }
    if try isEqualInPlace(mutant) { return .equivalent }
    guard case .different(let output) = verdict else { return .undecided }
    return Distinction(yosys: output).map(Verdict.distinguished) ?? .undecided
  }

  /// Whether it is proved equal in some surroundings that all of its instances have.
  private func isEqualInPlace(_ mutant: Mutant) throws -> Bool {
    let boxes = circuit.boxes
    guard !boxes.contains(mutant.module) else { return false }
    let changed = circuit.applying(mutant)
    var tops: Set = [mutant.module]
    for _ in 0...Self.storeys where !tops.isEmpty {
      let areEqual = try tops.sorted().allSatisfy { top in
        let gold = circuit.rooted(at: top, without: boxes)
        guard gold.modules.count <= Self.mostModules else { return false }
        return try patientCheck.isEqual(
          Self.design(gold, named: "gold"),
          Self.design(changed.rooted(at: top, without: boxes), named: "gate"), top: top)
      }
      if areEqual { return true }
      tops = circuit.parents(of: tops)
    }
    return false
  }

  /// How far up a mutant is compared in what stands around it, and with how many modules at most: more
  /// takes minutes.
  private static let storeys = 2
  private static let mostModules = 8

  private static func design(_ circuit: Circuit, named name: String) -> EquivalenceCheck.Design {
    .systemVerilog(
      SystemVerilogFile.files(of: circuit).map { ("\(name)_\($0.name)", $0.text) })
  }
}
