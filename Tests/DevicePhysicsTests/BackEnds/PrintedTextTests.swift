import DevicePhysics
import Foundation
import SystemVerilog
import TestSupport
import Testing

/// The texts of all devices pass the tools that read them.
struct PrintedTextTests {
  @Test(arguments: [BackEnd.systemVerilog, .systemVerilogArray])
  func verilatorHasNothingToSay(_ backEnd: BackEnd) throws {
    let workspace = try Workspace()
    let names = try TestedDevices.all.map { entry in
      let name = backEnd.fileName(of: entry.equations)
      try workspace.write(backEnd.text(of: entry.equations), to: name)
      return name
    }
    // All of them are top modules.
    let lint = try workspace.run(
      "verilator", ["--lint-only", "-Wall", "-Wno-MULTITOP"] + names)
    #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output.prefix(2000))")
  }

  @Test func slangHasNothingToSay() throws {
    let designs = try TestedDevices.all.map { entry in
      let equations = entry.equations
      let files = try [BackEnd.systemVerilog, .systemVerilogArray].map {
        SystemVerilogFile(name: $0.fileName(of: equations), text: try $0.text(of: equations))
      }
      return StrictParser.Design(
        tops: ["\(equations.name)_cell", "\(equations.name)_array"], files: files)
    }
    #expect(try StrictParser.complaints(about: designs) == "")
  }

  /// ADMS is a compiler of Verilog-A that shares nothing with this project.
  @Test func verilogACompiles() throws {
    let workspace = try Workspace()
    for entry in TestedDevices.all {
      let name = BackEnd.verilogA.fileName(of: entry.equations)
      try workspace.write(BackEnd.verilogA.text(of: entry.equations), to: name)
      let run = try workspace.run("admsXml", [name])
      #expect(run.status == 0 && !run.output.contains("[error"), "\(run.output.prefix(1000))")
    }
  }

  /// A function, a semicolon and a declaration that are missing: ADMS can refuse.
  @Test(arguments: [("exp(", "expo("), ("<+ amperes;", "<+ amperes"), ("real power;", "")])
  func brokenVerilogAIsRefused(_ change: (part: String, replacement: String)) throws {
    let workspace = try Workspace()
    let entry = try #require(DeviceLibrary.entry(named: "stanford"))
    let text = try BackEnd.verilogA.text(of: entry.equations)
    #expect(text.contains(change.part))
    try workspace.write(
      text.replacingOccurrences(of: change.part, with: change.replacement), to: "broken.va")
    #expect(try workspace.run("admsXml", ["broken.va"]).status != 0)
  }
}
