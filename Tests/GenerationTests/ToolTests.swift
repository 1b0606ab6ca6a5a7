import Accelerators
import Foundation
import Generation
import Specifications
import SystemVerilog
import TestSupport
import Testing
import YAML

/// What the tools say of whole designs: nothing.
@Suite struct ToolTests {
  static let samples = [
    "maze-walker", "eight-ways", "one-slice", "one-bit", "four-slices", "sixteen-ways",
    "maze-table", "double-table",
  ]

  private func design(_ sample: String) throws -> GeneratedDesign {
    if sample.hasPrefix("maze-") { return try Repository.design(example: sample) }
    let description =
      switch sample {
      case "eight-ways":
        AcceleratorDescription(sample) {
          Learning(states: 36, actions: 8, greedy: .winnerTakeAll)
          Converter(bits: 6)
        }
      case "one-slice":
        AcceleratorDescription(sample) {
          Learning(states: 30, actions: 4, fractionBits: 3, rounding: .nearest)
          Crossbar(slices: 1)
          LearningRate(mapping: .literal)
        }
      case "one-bit":
        AcceleratorDescription(sample) {
          Learning(states: 2, actions: 2, fractionBits: 0, greedy: .winnerTakeAll)
          Crossbar(slices: 1, cellBits: 1, wordlineBits: 1)
          Converter(bits: 4, settleCycles: 1)
          ProgramVerify(amplitudeBits: 1, pulseLimit: 1, pulseCycles: 1)
        }
      case "four-slices":
        AcceleratorDescription(sample) {
          Learning(states: 64, actions: 3, fractionBits: 19, errorFractionBits: 35)
          Crossbar(slices: 4)
          Converter(bits: 16, settleCycles: 255)
        }
      case "double-table":
        AcceleratorDescription(sample) {
          Learning(
            engine: .table, states: 6, actions: 3, algorithm: .doubleQLearning, valueBits: 10,
            fractionBits: 8, rounding: .stochastic)
          LearningRate(mapping: .literal)
        }
      default:
        AcceleratorDescription(sample) { Learning(states: 4096, actions: 16) }
      }
    return try GeneratedDesign(description.specification())
  }

  /// Runs a tool in a folder with the design's files.
  private func run(
    _ program: String, on sample: String, _ arguments: (GeneratedDesign) -> [String]
  ) throws -> ToolRun {
    let design = try design(sample)
    return try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write(design.files)
      return try ToolRun(program, arguments(design), in: folder)
    }
  }

  @Test(.enabled(if: ToolRun.isInstalled("verilator")), arguments: samples)
  func verilatorIsSilent(sample: String) throws {
    let run = try run("verilator", on: sample) { design in
      let name = design.specification.name
      return ["--lint-only", "-Wall", "--top-module", name, "-f", "\(name).f"]
    }
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  @Test(.enabled(if: ToolRun.isInstalled("iverilog")), arguments: samples)
  func icarusAcceptsAll(sample: String) throws {
    let run = try run("iverilog", on: sample) { design in
      let name = design.specification.name
      return ["-g2012", "-tnull", "-s", name, "-c", "\(name).f"]
    }
    // Icarus 11 says of a select in `always_comb` that it waits for the whole signal: it simulates
    // right, with more events.
    let complaints = run.output.split(separator: "\n").filter {
      !$0.contains("sorry: constant selects in always_* processes")
    }
    #expect(run.status == 0)
    #expect(complaints == [])
  }

  @Test(.enabled(if: ToolRun.isInstalled("yosys")), arguments: samples)
  func yosysSynthesizesTheDigitalPart(sample: String) throws {
    let design = try design(sample)
    let name = design.specification.name
    let run = try run("yosys", on: sample) { design in
      let files = (design.stubs + design.modules).map(\.name).joined(separator: " ")
      return [
        "-q", "-p",
        "read_verilog -sv \(files); hierarchy -check -top \(name); proc; check -assert; "
          + "synth -run coarse; tee -o cells.txt stat",
      ]
    }
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  /// The macros' behaviour included.
  @Test func theStrictParserIsSilent() throws {
    let designs = try Self.samples.map { sample in
      let design = try design(sample)
      return StrictParser.Design(
        tops: [design.specification.name],
        files: (design.macros + design.modules).map {
          SystemVerilogFile(name: $0.name, text: $0.text)
        })
    }
    let complaints = try StrictParser.complaints(about: designs)
    #expect(complaints == "")
  }

  @Test(arguments: samples)
  func textHasNoWaivers(sample: String) throws {
    for file in try design(sample).files {
      // A bench leaves outputs open.
      #expect(file.name.hasPrefix("sim/") || !file.text.contains("lint_o"), "\(file.name)")
      #expect(file.text.hasSuffix("\n"), "\(file.name)")
    }
  }
}
