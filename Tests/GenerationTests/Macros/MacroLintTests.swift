import Foundation
import Generation
import Specifications
import Testing

/// The macros of every geometry pass the tools without a word.
struct MacroLintTests {
  static let geometries = [
    MacroGeometry(),
    MacroGeometry(greedyChoice: .digitalMaximum),
    MacroGeometry(
      rows: 2, actions: 2, slices: 1, wordlineBits: 1, converterBits: 4, amplitudeBits: 1),
    MacroGeometry(
      rows: 16, actions: 4, slices: 4, wordlineBits: 8, converterBits: 16, amplitudeBits: 8),
    MacroGeometry(rows: 100, actions: 16, slices: 3, greedyChoice: .digitalMaximum),
    MacroGeometry(rows: 4096, actions: 16, slices: 4),
  ]

  func written(_ geometry: MacroGeometry, into folder: URL) throws -> [GeneratedText] {
    let macros = [
      try BehaviouralMacros.crossbar(geometry.specification),
      try BehaviouralMacros.gradient(geometry.specification),
    ]
    for macro in macros {
      try macro.text.write(
        to: folder.appendingPathComponent(macro.name), atomically: true, encoding: .utf8)
    }
    return macros
  }

  @Test(.enabled(if: ToolRun.isInstalled("verilator")), arguments: geometries)
  func verilatorIsSilent(geometry: MacroGeometry) throws {
    try withTemporaryFolder { folder in
      for macro in try written(geometry, into: folder) {
        let run = try ToolRun("verilator", ["--lint-only", "-Wall", macro.name], in: folder)
        #expect(run.status == 0)
        #expect(run.output == "")
      }
    }
  }

  @Test(.enabled(if: ToolRun.isInstalled("iverilog")), arguments: geometries)
  func icarusIsSilent(geometry: MacroGeometry) throws {
    try withTemporaryFolder { folder in
      for macro in try written(geometry, into: folder) {
        let run = try ToolRun("iverilog", ["-g2012", "-Wall", "-tnull", macro.name], in: folder)
        #expect(run.status == 0)
        #expect(run.output == "")
      }
    }
  }

  @Test(arguments: geometries)
  func textIsTidy(geometry: MacroGeometry) throws {
    let crossbar = try BehaviouralMacros.crossbar(geometry.specification)
    let gradient = try BehaviouralMacros.gradient(geometry.specification)
    #expect(crossbar.name == "example_crossbar_macro.sv")
    #expect(gradient.name == "example_gradient_macro.sv")
    for text in [crossbar.text, gradient.text] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(!lines.contains { $0.count > 100 || $0.last == " " })
      #expect(!text.contains("\n\n\n"))
      #expect(!text.contains("lint_off"))
      #expect(text.hasSuffix("endmodule\n"))
    }
    #expect(
      crossbar.text.contains("sense") == (geometry.greedyChoice == .winnerTakeAll))
  }
}
