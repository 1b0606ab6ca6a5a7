import Foundation
import Generation
import Testing

@testable import DevicePhysics

/// The macros, simulated, and the Swift physics agree to the last bit of every number, at every
/// edge.
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

  /// A change of one macro's text that breaks it.
  struct Mutation: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String

    var testDescription: String { "\(from) -> \(to)" }

    init(_ from: String, _ to: String) {
      self.from = from
      self.to = to
    }
  }

  struct Difference {
    let edge: Int
    let stimulus: MacroStimulus
    let shown: String
    let expected: String
  }

  /// The first edge after which the simulated macros show anything but what Swift says.
  func firstDifference(
    edges: Int, seed: UInt32, mutation: Mutation? = nil, simulate: (URL) throws -> ToolRun
  ) throws -> Difference? {
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
      let macros = [
        try BehaviouralMacros.crossbar(specification),
        try BehaviouralMacros.gradient(specification),
      ]
      if let mutation { #expect(macros.contains { $0.text.contains(mutation.from) }) }
      for macro in macros {
        try write(
          mutation.map { macro.text.replacingOccurrences(of: $0.from, with: $0.to) } ?? macro.text,
          to: macro.name)
      }
      return try simulate(folder)
    }
    // The stimuli are worth something: cells all over the range, and all plateaus passed.
    let inside = expectation.array.states.filter { $0 > 0 && $0 < 1 }
    #expect(inside.count > expectation.array.states.count / 4)
    #expect(expectation.array.pulses > UInt64(edges / 2))
    #expect(expectation.cell.state.plateau == 40)

    let shown = run.output.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("-") }
    #expect(shown.count == edges, "\(run.output.suffix(500))")
    return zip(shown, expected).enumerated().first { $0.element.0 != $0.element.1 }.map {
      Difference(
        edge: $0.offset, stimulus: stimuli[$0.offset], shown: $0.element.0,
        expected: $0.element.1)
    }
  }

  static let sources = ["bench.sv", "example_crossbar_macro.sv", "example_gradient_macro.sv"]

  @Test(.enabled(if: ToolRun.isInstalled("verilator")))
  func verilatorAgrees() throws {
    let difference = try firstDifference(edges: 20_000, seed: 4_000_000_007) { folder in
      let build = try ToolRun(
        "verilator",
        [
          "--binary", "-Wno-fatal", "-Wno-lint", "-CFLAGS", "-O1 -ffp-contract=off",
          "--top-module", "bench", "-j", "2",
        ] + Self.sources, in: folder)
      #expect(build.status == 0, "\(build.output)")
      return try ToolRun("obj_dir/Vbench", ["+memweave_seed=4000000007"], in: folder)
    }
    #expect(difference == nil)
  }

  func icarus(_ folder: URL) throws -> ToolRun {
    let build = try ToolRun("iverilog", ["-g2012", "-o", "bench.vvp"] + Self.sources, in: folder)
    #expect(build.status == 0, "\(build.output)")
    return try ToolRun("vvp", ["-n", "bench.vvp"], in: folder)
  }

  @Test(.enabled(if: ToolRun.isInstalled("iverilog")))
  func icarusAgrees() throws {
    #expect(try firstDifference(edges: 5_000, seed: 0, simulate: icarus) == nil)
  }

  static let mutations = [
    Mutation("localparam int DEVICE_STREAM = 1", "localparam int DEVICE_STREAM = 2"),
    Mutation("localparam int SENSE_STREAM = 4", "localparam int SENSE_STREAM = 5"),
    Mutation("samples_q <= samples_q + 1", "samples_q <= samples_q + 2"),
    Mutation("pulses_q <= pulses_q + 1", "pulses_q <= pulses_q + 2"),
    Mutation("OFF_CONDUCTANCE = 2.0e-06", "OFF_CONDUCTANCE = 2.0000000000000003e-06"),
    Mutation("393210", "393211"),
    Mutation("position, 64'd0", "position, pulses_q"),
    Mutation("compared_q >= threshold", "compared_q < threshold"),
    Mutation(">= greatest - SENSE_MARGIN", ">= greatest"),
    Mutation("(RESET_LIMIT < ramp) ? RESET_LIMIT : ramp", "ramp"),
    Mutation("(voltage < 0.0) ?", "(voltage > 0.0) ?"),
    Mutation("set ? SET_WIDTH : RESET_WIDTH", "set ? RESET_WIDTH : SET_WIDTH"),
    Mutation("INITIAL_CONDUCTANCE - plateau_conductance", "INITIAL_CONDUCTANCE"),
    Mutation("LAST_PLATEAU = 40.0", "LAST_PLATEAU = 41.0"),
    Mutation("end else if (pulse_i) begin", "end if (pulse_i) begin"),
    Mutation("pending - held", "pending"),
  ]

  @Test(.enabled(if: ToolRun.isInstalled("iverilog")), arguments: mutations)
  func aBrokenMacroIsNoticed(_ mutation: Mutation) throws {
    let difference = try firstDifference(
      edges: 1_000, seed: 0, mutation: mutation, simulate: icarus)
    #expect(difference != nil)
  }
}
