import CoSimulation
import HDL
import SystemVerilog

/// Proves by Yosys that the emitted text does for every input what the circuit says: the text as Yosys reads it against
/// `NetlistText`.
public struct Equivalence {
  private let check: EquivalenceCheck

  /// - Parameters:
  ///   - limit: seconds that each of the two proofs may take.
  ///   - cycles: cycles after the reset, where a proof for all time fails.
  public init(limit: Int = 10, cycles: Int = 4) {
    check = EquivalenceCheck(limit: limit, cycles: cycles)
  }

  /// - Parameter files: the emitted text; that of the circuit where none is given.
  /// - Throws: where the circuit has something no netlist is made of, or a file cannot be written.
  public func verdict(
    on circuit: Circuit, files: [SystemVerilogFile]? = nil
  ) throws -> EquivalenceCheck.Verdict {
    let texts = (files ?? SystemVerilogFile.files(of: circuit)).map { ($0.name, $0.text) }
    return try check.verdict(
      .systemVerilog(texts), .netlist(NetlistText(of: circuit).text), top: circuit.top,
      resets: (circuit.topModule?.clockDomains ?? []).filter(\.hasResetPort).map(\.resetPortName))
  }
}
