import TestSupport

/// A simulator of other people, run on the emitted text.
public enum Simulator: String, CaseIterable, Sendable {
  case icarus, verilator

  /// The trials in which it differs from the circuit simulator, with what it printed; all of them where it cannot
  /// compile the text or does not end.
  public func differences(in trials: [Trial]) throws -> [Int: String] {
    let workspace = try Workspace()
    let files = try Trial.write(trials, to: workspace)
    let output = try self == .icarus ? icarus(workspace, files) : verilator(workspace, files)
    let lines = output.split(separator: "\n")
    guard lines.contains("done") else {
      return Dictionary(uniqueKeysWithValues: trials.indices.map { ($0, "\(self):\n\(output)") })
    }
    var found: [Int: String] = [:]
    for line in lines {
      let words = line.split(separator: " ")
      guard words.count > 1, words[0] == "trial", let number = Int(words[1]) else { continue }
      if found[number] == nil { found[number] = "\(self): \(line)" }
    }
    return found
  }

  /// Whether what was printed says that the simulator's compiler ended by an assertion in its own program.
  static func fellOver(_ output: String) -> Bool {
    output.contains("Assertion `") && output.contains("Aborted")
  }

  private func icarus(_ workspace: Workspace, _ files: [String]) throws -> String {
    try workspace.write(
      "module top; reg clk = 0; bench bench (clk); always #1 clk = !clk; endmodule\n",
      to: "top.sv")
    let build = try workspace.run(
      "iverilog", ["-g2012", "-o", "bench.vvp", "-s", "top", "top.sv", "bench.sv"] + files)
    guard build.status == 0 else { return build.output }
    return try workspace.run("timeout", ["-s", "KILL", "20", "vvp", "-n", "bench.vvp"]).output
  }

  private func verilator(_ workspace: Workspace, _ files: [String]) throws -> String {
    let main = """
      #include "Vbench.h"
      #include "verilated.h"
      int main() {
        Vbench bench;
        for (int edge = 0; !Verilated::gotFinish() && edge < 100000; ++edge) {
          bench.clk_i = edge & 1;
          bench.eval();
        }
      }
      """
    try workspace.write(main, to: "main.cpp")
    let build = try workspace.run(
      "verilator",
      [
        "--cc", "--exe", "--build", "-O3", "-Wno-lint", "-Wno-style", "-Wno-fatal",
        "--x-initial", "fast", "--top-module", "bench", "-CFLAGS", "-O0",
        "-MAKEFLAGS", "OBJCACHE=ccache OPT_FAST=-O0 OPT_GLOBAL=-O0", "main.cpp", "bench.sv",
      ] + files)
    guard build.status == 0 else { return build.output }
    return try workspace.run("timeout", ["-s", "KILL", "20", "obj_dir/Vbench"]).output
  }
}
