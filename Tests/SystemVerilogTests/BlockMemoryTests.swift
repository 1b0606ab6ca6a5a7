import HDL
import SystemVerilog
import TestSupport
import Testing

/// Yosys takes memories with ports for block RAM.
@Suite struct BlockMemoryTests {
  /// How many cells of block RAM are left after the memories are mapped.
  private func blocks(of hardware: some Hardware, _ script: String, cell: String) throws -> Int {
    let circuit = try Circuit(elaborating: hardware)
    let workspace = try Workspace()
    let files = try workspace.write(SystemVerilogFile.files(of: circuit)).joined(separator: " ")
    let run = try workspace.run(
      "yosys",
      [
        "-q", "-p",
        "read_verilog -sv \(files); \(script) -top \(circuit.top) -run begin:map_ffram; "
          + "select -write cells.txt t:\(cell) t:\(cell)?1; stat",
      ])
    #expect(run.status == 0, "\(run.output)")
    let cells = try workspace.run("cat", ["cells.txt"])
    return cells.output.split(separator: "\n").count
  }

  private func lattice(_ hardware: some Hardware) throws -> Int {
    try blocks(of: hardware, "synth_ice40", cell: "SB_RAM40_4K")
  }

  private func xilinx(_ hardware: some Hardware) throws -> Int {
    try blocks(of: hardware, "synth_xilinx", cell: "RAMB*")
  }

  @Test func oneReadAndOneWriteWithLanes() throws {
    #expect(try lattice(ScratchPad()) == 8)
    #expect(try xilinx(ScratchPad()) == 1)
  }

  /// Xilinx has two ports that read, of which one writes at the same address.
  @Test func twoReads() throws {
    #expect(try lattice(OperandStore()) == 4)
    #expect(try xilinx(OperandStore()) == 1)
  }

  @Test func twoPortsForBothAreTrueDualPort() throws {
    #expect(try xilinx(SharedStore()) == 1)
  }

  @Test func twoClocks() throws {
    #expect(try lattice(Mailbox()) == 1)
  }
}
