import CircuitChecks
import Foundation
import HDL
import SystemVerilog
import Testing

@testable import Components

@Suite struct DumpTests {
  @Test func dump() throws {
    for component in ProvedComponent.all {
      do {
      let circuit = try component.circuit()
      let report = CircuitChecks.check(circuit)
      for d in report.diagnostics { print(component.name, d) }
      let folder = "/tmp/prove/\(component.name)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for file in SystemVerilogFile.files(of: circuit) {
        try file.text.write(toFile: folder + "/" + file.name, atomically: true, encoding: .utf8)
      }
      } catch { print(component.name, error) }
    }
  }
}
