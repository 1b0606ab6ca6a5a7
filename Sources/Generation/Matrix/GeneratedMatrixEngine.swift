import CircuitChecks
import Components
import Diagnostics
import HDL
import Specifications
import SystemVerilog

/// Everything that is generated from the specification of a matrix engine, in memory: the same
/// specification gives the same bytes. The folders are those of ``GeneratedDesign``.
public struct GeneratedMatrixEngine: Sendable {
  public let specification: MatrixEngineSpecification
  public let circuit: Circuit
  /// The synthesizable modules, children before their parents.
  public let modules: [GeneratedText]
  /// The behavioural macros, one for each layer.
  public let macros: [GeneratedText]
  /// The macros as black boxes.
  public let stubs: [GeneratedText]
  /// The macros as SystemC modules, and what joins them with the RTL.
  public let systemC: [GeneratedText]
  /// The benches of `sim/`, set to this design.
  public let benches: [GeneratedText]
  /// The typed handles, filelists for simulation and synthesis, and the FuseSoC core.
  public let companions: [GeneratedText]
  /// What the checks found and did not refuse.
  public let warnings: [Diagnostic]

  /// - Throws: `DiagnosticReport` where the circuit is faulty, which is a fault of the components, not
  ///   of the specification.
  public init(_ specification: MatrixEngineSpecification) throws {
    self.specification = specification
    circuit = try Circuit(elaborating: MatrixEngine(specification))
    let findings = CircuitChecks.check(circuit)
    try findings.throwIfErrors()
    warnings = findings.diagnostics
    modules = SystemVerilogFile.files(of: circuit).map {
      GeneratedText(name: "rtl/\($0.name)", text: $0.text)
    }
    macros = try specification.layers.indices.map { index in
      let macro = try BehaviouralMacros.matrix(specification, layer: index)
      return GeneratedText(name: "macros/\(macro.name)", text: macro.text)
    }
    stubs = SystemVerilogFile.blackBoxStubs(of: circuit).map {
      GeneratedText(name: "synthesis/\($0.name)", text: $0.text)
    }
    systemC = try SystemCTexts.texts(specification, circuit: circuit, modules: modules).map {
      GeneratedText(name: "systemc/\($0.name)", text: $0.text)
    }
    benches = BenchTexts.texts(specification, circuit: circuit)
    let core = FuseSoCCore(
      name: specification.name, description: "Matrix engine of memristors", modules: modules,
      macros: macros, stubs: stubs)
    companions = [
      .filelist("\(specification.name).f", macros + modules),
      .filelist("\(specification.name)_synthesis.f", stubs + modules),
      TypedPortsText(circuit, sources: (macros + modules).map(\.name)).file, core.file,
    ]
  }

  /// Every file, in the order in which they are written.
  public var files: [GeneratedText] { modules + macros + stubs + systemC + benches + companions }

  /// The scopes to the macro of every tile of a layer, below the top module.
  public func macroPaths(ofLayer index: Int) -> [[String]] {
    InstancePaths(circuit: circuit, modules: modules)
      .paths(to: specification.macroName(ofLayer: index))
  }
}
