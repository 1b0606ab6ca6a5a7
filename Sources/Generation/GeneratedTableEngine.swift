import CircuitChecks
import Components
import Diagnostics
import HDL
import Specifications
import SystemVerilog

/// The RTL of a table engine, in memory: the same specification gives the same bytes.
public struct GeneratedTableEngine: Sendable {
  public let specification: TableEngineSpecification
  public let circuit: Circuit
  /// The synthesizable modules, children before their parents. Names are paths below the output
  /// folder.
  public let modules: [GeneratedText]

  /// - Throws: `DiagnosticReport` where a figure of the specification is out of range.
  public init(_ specification: TableEngineSpecification) throws {
    self.specification = specification
    circuit = try Circuit(elaborating: TableEngine.make(specification))
    try CircuitChecks.check(circuit).throwIfErrors()
    modules = SystemVerilogFile.files(of: circuit).map {
      GeneratedText(name: "rtl/\($0.name)", text: $0.text)
    }
  }
}
