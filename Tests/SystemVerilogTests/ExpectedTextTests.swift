import HDL
import SystemVerilog
import TestSupport
import Testing

/// Whole modules as they are printed; `UPDATE_EXPECTED=1` records them anew in `Expected`.
@Suite struct ExpectedTextTests {
  private func compare(_ files: [SystemVerilogFile]) throws {
    for file in files {
      let expected = try ExpectedTexts().recorded(file.name, for: file.text)
      #expect(file.text == expected, "\(file.name)")
      let widest = file.text.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= 100, "\(file.name)")
    }
  }

  private func judge(_ hardware: some Hardware) throws {
    let circuit = try Circuit(elaborating: hardware)
    let files = SystemVerilogFile.files(of: circuit)
    let stubs = SystemVerilogFile.blackBoxStubs(of: circuit)
    try compare(files + stubs)
    #expect(files.last?.name == "\(circuit.top).sv")
    let workspace = try Workspace()
    let written = try workspace.write(SystemVerilogFile.lintStubs(of: circuit))
    #expect(
      try workspace.complaints(
        about: workspace.write(files), top: circuit.top, stubs: written) == "")
  }

  @Test func columnReader() throws { try judge(ColumnReader(levels: 64)) }
  @Test func rounder() throws { try judge(Rounder()) }
  @Test func bitWorks() throws { try judge(BitWorks()) }
  @Test func gallery() throws { try judge(Gallery()) }
  @Test func byteStore() throws { try judge(ByteStore()) }
  @Test func scratchPad() throws { try judge(ScratchPad()) }
  @Test func operandStore() throws { try judge(OperandStore()) }
  @Test func sharedStore() throws { try judge(SharedStore()) }
  @Test func mailbox() throws { try judge(Mailbox()) }
  @Test func twoClocks() throws { try judge(TwoClocks()) }
  @Test func lanes() throws { try judge(Lanes()) }
  @Test func steered() throws { try judge(Steered()) }
  @Test func casesInConnections() throws { try judge(CasesInConnections()) }
  @Test func senses() throws { try judge(Senses()) }
  @Test func thresholds() throws { try judge(Thresholds()) }
}
