import Foundation
import Memweave
import Testing

@testable import MemweaveCommand

@Suite struct DeviceCommandTests {
  @Test func listsAllDevices() throws {
    let outcome = try Program().run("device")
    #expect(outcome.status == 0)
    let names = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(names.map(String.init) == DeviceLibrary.entries.map(\.name))
  }

  @Test(arguments: [
    ("systemverilog", "stanford_cell.sv"), ("systemverilog-array", "stanford_array.sv"),
    ("systemc", "stanford_cell.hpp"), ("spice", "stanford.cir"), ("verilog-a", "stanford.va"),
  ])
  func writesOneLanguage(_ language: String, _ name: String) throws {
    let program = try Program()
    let outcome = try program.run("device", "stanford", "--to", language, "-o", "texts")
    #expect(outcome.status == 0)
    #expect(outcome.output == "stanford: 1 file in texts\n")
    let folder = program.folder.appendingPathComponent("texts")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
  }

  @Test func writesAllLanguages() throws {
    let program = try Program()
    let outcome = try program.run("device", "silver-selector")
    #expect(outcome.output == "silver-selector: 5 files in out/silver-selector\n")
  }

  @Test(arguments: [
    (["device", "stamford"], "did you mean 'stanford'?"),
    (["device", "qqqqqqqqqqqq"], "'memweave device' lists all"),
    (["device", "stanford", "--to", "vhdl"], "expected one of systemverilog"),
  ])
  func wrongNamesEndWithTwoAndWriteNothing(_ words: [String], _ message: String) throws {
    let program = try Program()
    let outcome = try program.run(words)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message))
    #expect(program.contents == [])
  }
}
