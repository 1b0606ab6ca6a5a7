import Components
import HDL
import Specifications
import SystemVerilog
import TestSupport
import Testing

/// The text of all components, properties included, passes the tools without a word.
@Suite struct RTLTests {
  @Test(arguments: [
    specification(rows: 16, mapping: .literal),
    specification(rows: 6, actions: 5, slices: 2, fractionBits: 3, greedy: .winnerTakeAll),
    specification(rows: 2, actions: 2, slices: 1, cellBits: 4, converterBits: 4, fractionBits: 0),
  ])
  func toolsAreSilent(_ specification: QLearningAcceleratorSpecification) throws {
    let circuit = try Circuit(elaborating: QLearningAccelerator(specification))
    let workspace = try Workspace()
    // A stub drives nothing and reads nothing, which is no fault of the text around it.
    let box = "/* verilator lint_off UNDRIVEN */\n/* verilator lint_off UNUSED */\n"
    let stubs = try workspace.write(
      SystemVerilogFile.blackBoxStubs(of: circuit).map {
        SystemVerilogFile(name: $0.name, text: box + $0.text)
      })
    let files = try workspace.write(SystemVerilogFile.files(of: circuit))
    #expect(
      try workspace.complaints(about: files, top: circuit.top, stubs: stubs) == "")
  }
}
