import Foundation
import Generation
import Testing

@testable import DevicePhysics

/// The macros, simulated, and the Swift physics agree to the last bit of every number, at every edge.
@Suite(.serialized)
struct MacroExactnessTests {
  /// SplitMix64, so that the stimuli are the same at every run.
  struct Source: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= CounterGenerator.increment
      return CounterGenerator.mixed(state &- CounterGenerator.increment)
    }
  }

  func compare(
    edges: Int, seed: UInt32, simulate: (URL) throws -> ToolRun
  ) throws {
    let specification = MacroGeometry().specification
    var source = Source(state: UInt64(seed))
    let stimuli = (0..<edges).map { _ in
      MacroStimulus.random(for: specification, using: &source)
    }
    var expectation = MacroExpectation(specification, seed: seed)
    let expected = stimuli.map { expectation.line(after: $0) }

    let run = try withTemporaryFolder { folder in
      func write(_ text: String, to name: String) throws {
        try text.write(
          to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      try write(stimuli.map { $0.line + "\n" }.joined(), to: "stimulus.txt")
      try write(MacroBench.text, to: "bench.sv")
      for macro in [
        try BehaviouralMacros.crossbar(specification),
        try BehaviouralMacros.gradient(specification),
      ] {
        try write(macro.text, to: macro.name)
      }
      return try simulate(folder)
    }
    let shown = run.output.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("-") }
    #expect(shown.count == edges, "\(run.output.suffix(500))")
    let difference = zip(shown, expected).enumerated().first { $0.element.0 != $0.element.1 }
    if let (edge, (shown, expected)) = difference {
      Issue.record("edge \(edge), \(stimuli[edge]): shown \(shown), expected \(expected)")
    }
    // The stimuli are worth something: cells all over the range, and all plateaus passed.
    let inside = expectation.array.states.filter { $0 > 0 && $0 < 1 }
    #expect(inside.count > expectation.array.states.count / 4)
    #expect(expectation.array.pulses > UInt64(edges / 2))
    #expect(expectation.cell.state.plateau == 40)
  }

  static let sources = ["bench.sv", "example_crossbar_macro.sv", "example_gradient_macro.sv"]

  @Test(.enabled(if: ToolRun.isInstalled("verilator")))
  func verilatorAgrees() throws {
    try compare(edges: 20_000, seed: 4_000_000_007) { folder in
      let build = try ToolRun(
        "verilator",
        [
          "--binary", "-Wno-fatal", "-Wno-lint", "-CFLAGS", "-O1 -ffp-contract=off",
          "--top-module", "bench", "-j", "2",
        ] + Self.sources, in: folder)
      #expect(build.status == 0, "\(build.output)")
      return try ToolRun("obj_dir/Vbench", ["+memweave_seed=4000000007"], in: folder)
    }
  }

  @Test(.enabled(if: ToolRun.isInstalled("iverilog")))
  func icarusAgrees() throws {
    try compare(edges: 2_000, seed: 0) { folder in
      let build = try ToolRun(
        "iverilog", ["-g2012", "-o", "bench.vvp"] + Self.sources, in: folder)
      #expect(build.status == 0, "\(build.output)")
      return try ToolRun("vvp", ["-n", "bench.vvp"], in: folder)
    }
  }
}
