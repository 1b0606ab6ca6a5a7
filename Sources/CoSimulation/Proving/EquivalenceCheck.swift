import Diagnostics

/// Asks Yosys whether two designs of equal ports do the same in every cycle.
///
/// First for all time: registers and words of memories of equal names are taken for equal before a
/// clock edge and proved to be so after it, as are the outputs. Where that is not enough, since it
/// knows nothing of which states can be reached, for the first cycles after a reset. Asynchronous
/// resets are read as synchronous ones on both sides.
public struct EquivalenceCheck: Sendable {
  public enum Verdict: Sendable, Hashable {
    /// In every cycle.
    case equal
    /// In the first cycles after a reset.
    case equalForAWhile
    /// With a table of inputs that tell the two apart, as Yosys prints it.
    case different(String)
    /// Not decided in time.
    case open
  }

  /// One of the two designs.
  public struct Design: Sendable {
    /// Texts by the names of their files; different ones from the other design's.
    let files: [(name: String, text: String)]
    /// The command of Yosys that reads them.
    let command: String

    public static func systemVerilog(_ files: [(name: String, text: String)]) -> Design {
      Design(
        files: files,
        command: "read_verilog -sv \(files.map(\.name).joined(separator: " "))")
    }

    public static func netlist(_ text: String, name: String = "netlist.il") -> Design {
      Design(files: [(name, text)], command: "read_rtlil \(name)")
    }
  }

  /// Seconds that each of the two proofs may take of a processor: what else runs makes no difference.
  public let limit: Int
  /// Cycles after the reset, where a proof for all time fails.
  public let cycles: Int
  private let runner: ToolRunner

  public init(limit: Int = 10, cycles: Int = 4, runner: ToolRunner = ToolRunner()) {
    self.limit = limit
    self.cycles = cycles
    self.runner = runner
  }

  /// - Parameters:
  ///   - top: the module of both designs.
  ///   - resets: its reset ports, active low.
  /// - Throws: `ToolFailure` where Yosys is missing or refuses a text, `CacheFailure` where no
  ///   temporary files can be written.
  public func verdict(
    _ gold: Design, _ gate: Design, top: String, resets: [String]
  ) throws -> Verdict {
    try inFolder(with: gold, gate) { folder in
      let start = Self.reading(gold, gate, top: top)
      if try run(start + Self.induction, in: folder).isContent { return .equal }
      let (isEqual, output) = try run(start + bounded(resets: resets), in: folder)
      if isEqual { return .equalForAWhile }
      guard output.contains("proof did fail") else { return .open }
      let table = FileSystem.contents(of: "\(folder)/\(Self.table)") ?? []
      return .different(String(decoding: table, as: UTF8.self))
    }
  }

  /// Whether they are proved to do the same for all time.
  ///
  /// - Parameter top: the module of both designs.
  /// - Throws: as `verdict(_:_:top:resets:)`.
  public func isEqual(_ gold: Design, _ gate: Design, top: String) throws -> Bool {
    try inFolder(with: gold, gate) { folder in
      try run(Self.reading(gold, gate, top: top) + Self.induction, in: folder).isContent
    }
  }

  /// A temporary folder with the texts of both.
  private func inFolder<Result>(
    with gold: Design, _ gate: Design, _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = try FileSystem.makePrivateFolder(
      prefix: "\(ExecutableSearch.environment("TMPDIR") ?? "/tmp")/memweave-equivalence-")
    defer { FileSystem.remove(folder) }
    for (name, text) in gold.files + gate.files + [("resets.v", Self.synchronousResets)] {
      try FileSystem.write(Array(text.utf8), to: "\(folder)/\(name)")
    }
    return try body(folder)
  }

  /// Whether Yosys is content, and what it wrote.
  private func run(_ script: String, in folder: String) throws -> (isContent: Bool, output: String)
  {
    try runner.require(.yosys)
    try FileSystem.write(Array(script.utf8), to: "\(folder)/script.ys")
    do throws(ToolFailure) {
      let result = try runner.run(
        .processLimits,
        ["--cpu=\(limit + 2)", Tool.yosys.name, "-Q", "-T", "-v", "1", "script.ys"], in: folder)
      return (true, result.output)
    } catch {
      if error.reason == .missing { throw error }
      return (false, error.output)
    }
  }

  /// Where Yosys writes the inputs that tell the two apart.
  private static let table = "table.txt"

  /// What both designs have in common is merged first: nobody proves two multipliers equal.
  private static let induction = """
    equiv_make gold gate equiv
    hierarchy -top equiv
    opt_merge
    opt_clean
    equiv_simple -seq 1
    equiv_induct -seq 2
    equiv_status -assert

    """

  /// A reset of one cycle, then any inputs. Before it all registers are 0 in both designs, for memories can be written
  /// during a reset, at addresses that registers give.
  private func bounded(resets: [String]) -> String {
    let values = resets.flatMap { name in
      (1...(cycles + 1)).map { "-set-at \($0) in_\(name) \($0 == 1 ? 0 : 1)" }
    }
    return """
      miter -equiv -flatten -make_outputs gold gate miter
      hierarchy -top miter
      setundef -init -zero miter
      tee -o \(Self.table) sat -verify -timeout \(limit) -seq \(cycles + 1) -prove-skip 1 -prove trigger 0 \
      -show-inputs -show-outputs \(values.joined(separator: " ")) miter

      """
  }

  /// Both designs, flat, as `gold` and `gate`; of their names those of registers and ports are left,
  /// by which they are matched.
  private static func reading(_ gold: Design, _ gate: Design, top: String) -> String {
    let tidy = """
      hierarchy -check -top \(top)
      proc
      flatten
      opt_expr
      opt_clean
      select -set kept t:$*dff* %co1:+[Q] w:* %i
      select -set hidden w:* @kept %d
      rename -hide @hidden
      memory_collect
      memory_map
      techmap -map resets.v
      opt_expr
      opt_dff -nodffe -nosdff
      opt_clean

      """
    return """
      \(gold.command)
      \(tidy)design -stash gold
      \(gate.command)
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

extension Tool {
  static let processLimits = Tool(
    name: "prlimit", package: "util-linux", purpose: "end a proof that takes too much time")
}
