import HDL
import SystemVerilog
import TestSupport

/// Proves by Yosys that the emitted text does for every input what the circuit says: the text as Yosys reads it against
/// `NetlistText`.
///
/// First for all time: registers and words of memories of equal names are taken for equal before a clock edge and proved to
/// be so after it, as are the outputs. Where that is not enough, since it knows nothing of which states can be reached,
/// for the first cycles after a reset. Asynchronous resets are read as synchronous ones on both sides.
public struct Equivalence {
  public enum Verdict: Sendable, Hashable {
    /// In every cycle.
    case equal
    /// In the first cycles after a reset.
    case equalForAWhile
    /// With inputs that tell the two apart.
    case different(String)
    /// Not decided in time.
    case open
  }

  /// Seconds that each of the two proofs may take.
  public let limit: Int
  /// Cycles after the reset, where a proof for all time fails.
  public let cycles: Int

  public init(limit: Int = 10, cycles: Int = 4) {
    self.limit = limit
    self.cycles = cycles
  }

  /// - Parameter files: the emitted text; that of the circuit where none is given.
  /// - Throws: where the circuit has something no netlist is made of, or a file cannot be written.
  public func verdict(
    on circuit: Circuit, files: [SystemVerilogFile]? = nil
  ) throws -> Verdict {
    let workspace = try Workspace()
    let names = try workspace.write(files ?? SystemVerilogFile.files(of: circuit))
    try workspace.write(NetlistText(of: circuit).text, to: "netlist.il")
    try workspace.write(Self.synchronousResets, to: "resets.v")
    try workspace.write(circuit.wirePaths.map { "\\\($0)\n" }.joined(), to: "wires.txt")
    let start = Self.reading(names, top: circuit.top)
    let induction = """
      equiv_make -blacklist wires.txt gold gate equiv
      hierarchy -top equiv
      equiv_simple -seq 1
      equiv_induct -seq 2
      equiv_status -assert

      """
    if try run(start + induction, in: workspace).status == 0 { return .equal }
    let resets = (circuit.topModule?.clockDomains ?? []).filter(\.hasResetPort).map(\.resetPortName)
    let search = try run(start + bounded(resets: resets), in: workspace)
    if search.status == 0 { return .equalForAWhile }
    return search.output.contains("proof did fail") ? .different(search.output) : .open
  }

  private func run(
    _ script: String, in workspace: Workspace
  ) throws -> (status: Int32, output: String) {
    try workspace.write(script, to: "script.ys")
    return try workspace.run(
      "timeout", ["-s", "KILL", "\(limit + 2)", "yosys", "-Q", "-T", "-v", "1", "script.ys"])
  }

  /// A reset of one cycle, then any inputs.
  private func bounded(resets: [String]) -> String {
    let values = resets.flatMap { name in
      (1...(cycles + 1)).map { "-set-at \($0) in_\(name) \($0 == 1 ? 0 : 1)" }
    }
    return """
      miter -equiv -flatten -make_outputs gold gate miter
      hierarchy -top miter
      sat -verify -timeout \(limit) -seq \(cycles + 1) -prove-skip 1 -prove trigger 0 \
      -show-inputs -show-outputs \(values.joined(separator: " ")) miter

      """
  }

  /// The text as `gold` and the netlist as `gate`.
  private static func reading(_ files: [String], top: String) -> String {
    let tidy = """
      hierarchy -check -top \(top)
      proc
      flatten
      memory_collect
      memory_map
      techmap -map resets.v
      opt_expr
      opt_dff -nodffe -nosdff
      opt_clean

      """
    return """
      read_verilog -sv \(files.joined(separator: " "))
      \(tidy)design -stash gold
      read_rtlil netlist.il
      \(tidy)design -stash gate
      design -copy-from gold -as gold \(top)
      design -copy-from gate -as gate \(top)

      """
  }

  private static let synchronousResets = """
    (* techmap_celltype = "$adff" *)
    module synchronous_reset (CLK, ARST, D, Q);
      parameter WIDTH = 1;
      parameter CLK_POLARITY = 1'b1;
      parameter ARST_POLARITY = 1'b1;
      parameter ARST_VALUE = 0;
      input CLK, ARST;
      input [WIDTH-1:0] D;
      output [WIDTH-1:0] Q;
      wire [WIDTH-1:0] next = (ARST == ARST_POLARITY) ? ARST_VALUE : D;
      \\$dff #(.WIDTH(WIDTH), .CLK_POLARITY(CLK_POLARITY)) _TECHMAP_REPLACE_ (
        .CLK(CLK), .D(next), .Q(Q));
    endmodule

    """
}

extension Circuit {
  /// The names that all signals have when the hierarchy is flattened, but registers and the ports of the top.
  fileprivate var wirePaths: [String] {
    topModule.map { paths(in: $0, under: "") } ?? []
  }

  private func paths(in module: Module, under prefix: String) -> [String] {
    let own = module.signals.filter { !$0.isRegister && !(prefix.isEmpty && $0.isPort) }
    return own.map { prefix + $0.emittedName }
      + module.instances.flatMap { instance in
        self.module(named: instance.module).map {
          paths(in: $0, under: "\(prefix)u_\(instance.name).")
        } ?? []
      }
  }
}
