import Diagnostics
import HDL
import SystemVerilog

/// The texts a proof is made of: the modules, a module around them that resets once, and what Yosys
/// does with them.
struct ProofHarness {
  static let topModule = "memweave_proof"
  static let instance = "dut"

  let files: [SystemVerilogFile]
  /// Makes `proof.smt2`, for the bounded check and the induction.
  let script: String
  /// Makes `proof.aig`, for the search of reachable states.
  let reachabilityScript: String

  /// - Throws: `Diagnostic` for a circuit without a top module.
  init(_ circuit: Circuit) throws(Diagnostic) {
    guard let top = circuit.topModule else {
      throw Diagnostic(.error, "unknown-module", "the circuit has no module named '\(circuit.top)'")
    }
    let stubs = SystemVerilogFile.blackBoxStubs(of: circuit)
    let modules = SystemVerilogFile.files(of: circuit)
    files =
      stubs + modules + [
        SystemVerilogFile(name: "\(Self.topModule).sv", text: Self.surroundings(of: top))
      ]
    let reading = Self.reading(
      files: files.map(\.name), blackBoxes: circuit.modules.filter(\.isBlackBox).map(\.name))
    script = reading + Self.writing
    reachabilityScript = reading + Self.writingBits
  }

  /// Free inputs; the reset is asserted in the first cycle and never again.
  private static func surroundings(of top: Circuit.Module) -> String {
    var ports = top.ports.map { port in
      let direction = port.role == .input ? "input" : "output"
      return "  \(direction) wire [\(port.type.width - 1):0] \(port.emittedName)"
    }
    var connections = top.ports.map { "    .\($0.emittedName)(\($0.emittedName))" }
    var reset = ""
    if let domain = top.clockDomains.first {
      ports.insert("  input wire \(domain.clockPortName)", at: 0)
      connections += domain.portNames.map { "    .\($0)(\($0))" }
      if domain.hasResetPort {
        reset = """
            reg \(domain.resetPortName) = 1'b0;
            always @(posedge \(domain.clockPortName)) \(domain.resetPortName) <= 1'b1;

          """
      }
    }
    return """
      module \(topModule) (
      \(ports.joined(separator: ",\n"))
      );
      \(reset)  \(top.name) \(instance) (
      \(connections.joined(separator: ",\n"))
        );
      endmodule

      """
  }

  /// What a black box gives out is free.
  private static func reading(files: [String], blackBoxes: [String]) -> String {
    let boxes = blackBoxes.map { "cutpoint t:\($0)\n" }.joined()
    return """
      read_verilog -formal -sv \(files.joined(separator: " "))
      prep -flatten -top \(topModule)
      \(boxes)
      """
  }

  /// Memories stay memories (`memory_map` grows too large).
  private static let writing = """
    memory_nordff
    async2sync
    dffunmap
    write_smt2 -wires proof.smt2

    """

  /// Gates and single registers, of which those without a reset begin with anything; the assertions
  /// are all that is looked at.
  private static let writingBits = """
    delete -output \(topModule)/o:*
    delete t:$cover
    async2sync
    dffunmap
    memory_map
    setundef -anyseq
    opt -fast
    techmap
    opt -fast
    dffunmap
    setundef -anyseq
    aigmap
    opt_clean
    write_aiger -I -B -zinit proof.aig

    """
}
