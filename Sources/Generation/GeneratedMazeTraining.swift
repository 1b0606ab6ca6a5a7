import CircuitChecks
import Components
import Diagnostics
import HDL
import RegisterMaps
import Specifications
import SystemVerilog

/// An accelerator with a maze in the same hardware, in memory: the same specification gives the same bytes.
/// The maze itself is loaded over the bus.
///
/// Its folders are those of ``GeneratedDesign``, without benches.
public struct GeneratedMazeTraining: Sendable {
  public let specification: QLearningAcceleratorSpecification
  public let circuit: Circuit
  /// The synthesizable modules, children before their parents.
  public let modules: [GeneratedText]
  /// The behavioural macros.
  public let macros: [GeneratedText]
  /// The macros as black boxes, filelists, and the registers of accelerator and maze.
  public let companions: [GeneratedText]

  /// - Parameter accelerator: the accelerator that is trained; the name of the hardware is its name and `_training`.
  /// - Throws: `DiagnosticReport` where the circuit is faulty.
  public init(_ accelerator: QLearningAcceleratorSpecification) throws {
    var specification = accelerator
    specification.name += "_training"
    self.specification = specification
    circuit = try Circuit(elaborating: MazeTrainingAccelerator.make(specification))
    try CircuitChecks.check(circuit).throwIfErrors()
    modules = SystemVerilogFile.files(of: circuit).map {
      GeneratedText(name: "rtl/\($0.name)", text: $0.text)
    }
    let crossbar = specification.table == nil ? [try BehaviouralMacros.crossbar(specification)] : []
    macros = (crossbar + [try BehaviouralMacros.gradient(specification)]).map {
      GeneratedText(name: "macros/\($0.name)", text: $0.text)
    }
    let stubs = SystemVerilogFile.blackBoxStubs(of: circuit).map {
      GeneratedText(name: "synthesis/\($0.name)", text: $0.text)
    }
    companions =
      stubs + [
        .filelist("\(specification.name).f", macros + modules),
        .filelist("\(specification.name)_synthesis.f", stubs + modules),
      ]
      + Self.texts(
        of: try RegisterTable(AgentRegisters(specification)), specification.name, "registers")
      + Self.texts(of: try RegisterTable(MazeRegisters()), specification.name, "maze_registers")
  }

  private static func texts(
    of table: RegisterTable, _ design: String, _ suffix: String
  ) -> [GeneratedText] {
    let name = "\(design)_\(suffix)"
    let prefix = suffix == "registers" ? design : "\(design)_maze"
    return [
      GeneratedText(name: "\(name).h", text: table.cHeader(prefix: prefix.uppercased())),
      GeneratedText(name: "\(name).md", text: table.markdown(title: name)),
      GeneratedText(name: "\(name).rdl", text: table.systemRDL(name: name)),
    ]
  }

  /// Every file, in the order in which they are written.
  public var files: [GeneratedText] { modules + macros + companions }
}
