import DevicePhysics
import TestSupport
import Testing

/// The texts of all devices pass the tools that read them.
struct PrintedTextTests {
  @Test(arguments: [BackEnd.systemVerilog, .systemVerilogArray])
  func verilatorHasNothingToSay(_ backEnd: BackEnd) throws {
    let workspace = try Workspace()
    let names = try DeviceLibrary.entries.map { entry in
      let name = backEnd.fileName(of: entry.equations)
      try workspace.write(backEnd.text(of: entry.equations), to: name)
      return name
    }
    // All of them are top modules.
    let lint = try workspace.run(
      "verilator", ["--lint-only", "-Wall", "-Wno-MULTITOP"] + names)
    #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output.prefix(2000))")
  }
}
