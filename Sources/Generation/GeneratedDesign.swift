import CircuitChecks
import Components
import Diagnostics
import HDL
import RegisterMaps
import Specifications
import SystemVerilog

/// Everything that is generated from one specification, in memory: the same specification gives the same bytes.
///
/// | folder | what |
/// |---|---|
/// | `rtl/` | the synthesizable modules |
/// | `macros/` | behavioural models of the analogue macros, for simulation |
/// | `synthesis/` | the macros as black boxes, for synthesis |
/// | `systemc/` | the macros as SystemC modules, and what joins them with the RTL |
/// | `sim/` | benches in SystemVerilog, SystemC and cocotb |
/// | `swift/` | the ports as typed handles, for programs that drive the model |
/// | beside them | a FuseSoC core; filelists for simulation and synthesis; the registers as C header, Markdown and SystemRDL |
public struct GeneratedDesign: Sendable {
  public let specification: QLearningAcceleratorSpecification
  public let circuit: Circuit
  /// The synthesizable modules, children before their parents. Names are paths below the output folder, here as everywhere.
  public let modules: [GeneratedText]
  /// The behavioural macros.
  public let macros: [GeneratedText]
  /// The macros as black boxes.
  public let stubs: [GeneratedText]
  /// The macros as SystemC modules, and what joins them with the RTL.
  public let systemC: [GeneratedText]
  /// The benches of `sim/`, set to this design.
  public let benches: [GeneratedText]
  /// The typed handles, filelists, the FuseSoC core, and the registers in other languages.
  public let companions: [GeneratedText]
  /// What the checks found and did not refuse.
  public let warnings: [Diagnostic]

  /// - Throws: `DiagnosticReport` where the circuit is faulty, which is a fault of the components, not of the specification.
  public init(_ specification: QLearningAcceleratorSpecification) throws {
    self.specification = specification
    circuit = try Self.circuit(specification)
    let findings = CircuitChecks.check(circuit)
    try findings.throwIfErrors()
    warnings = findings.diagnostics
    modules = SystemVerilogFile.files(of: circuit).map {
      GeneratedText(name: "rtl/\($0.name)", text: $0.text)
    }
    let crossbar = specification.table == nil ? [try BehaviouralMacros.crossbar(specification)] : []
    macros = (crossbar + [try BehaviouralMacros.gradient(specification)]).map {
      GeneratedText(name: "macros/\($0.name)", text: $0.text)
    }
    stubs = SystemVerilogFile.blackBoxStubs(of: circuit).map {
      GeneratedText(name: "synthesis/\($0.name)", text: $0.text)
    }
    systemC = try SystemCTexts.texts(specification, circuit: circuit, modules: modules).map {
      GeneratedText(name: "systemc/\($0.name)", text: $0.text)
    }
    benches = BenchTexts.texts(specification, circuit: circuit, modules: modules)
    let core = FuseSoCCore(
      name: specification.name,
      description: "Q-learning agent for \(specification.states) states and "
        + "\(specification.actions) actions",
      modules: modules, macros: macros, stubs: stubs)
    companions =
      [
        .filelist("\(specification.name).f", macros + modules),
        .filelist("\(specification.name)_synthesis.f", stubs + modules),
        TypedPortsText(circuit, sources: (macros + modules).map(\.name)).file, core.file,
      ] + (try Self.registerTexts(specification))
  }

  private static func circuit(
    _ specification: QLearningAcceleratorSpecification
  ) throws -> Circuit {
    if let engine = specification.table {
      return try Circuit(elaborating: TableAccelerator(specification, engine: engine))
    }
    return try Circuit(elaborating: QLearningAccelerator(specification))
  }

  private static func registerTexts(
    _ specification: QLearningAcceleratorSpecification
  ) throws -> [GeneratedText] {
    let table = try RegisterTable(AgentRegisters(specification))
    let name = "\(specification.name)_registers"
    return [
      GeneratedText(
        name: "\(name).h", text: table.cHeader(prefix: specification.name.uppercased())),
      GeneratedText(name: "\(name).md", text: table.markdown(title: specification.name)),
      GeneratedText(name: "\(name).rdl", text: table.systemRDL(name: name)),
    ]
  }

  /// Every file, in the order in which they are written.
  public var files: [GeneratedText] { modules + macros + stubs + systemC + benches + companions }
}
