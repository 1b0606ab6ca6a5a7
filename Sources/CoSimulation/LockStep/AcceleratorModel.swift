import Generation
import HDL
import Specifications
import SystemVerilog

/// A Q-learning accelerator's RTL, compiled: instances of it can be driven.
///
/// The driver reaches the ports, the trace, and the cells of the crossbar macro.
public struct AcceleratorModel: Sendable {
  public let specification: QLearningAcceleratorSpecification
  public let compiled: CompiledModel
  let library: ModelLibrary
  /// Whether its agents count what they reach.
  public var measuresCoverage: Bool { compiled.description.measuresCoverage }

  /// Compiles the model, or takes it from the cache.
  ///
  /// - Parameters:
  ///   - sources: the files of the design or, with `--rtl`, those of the user's folder; `nil` for
  ///     those of the design.
  ///   - waves: the waves its agents can write; it is slower with them.
  ///   - measuresCoverage: whether its agents count what they reach; it is slower then.
  /// - Throws: `ToolFailure` when Verilator or the compiler is missing or refuses the text.
  public init(
    _ design: GeneratedDesign, sources: [ModelSource]? = nil, waves: WaveFormat? = nil,
    measuresCoverage: Bool = false, builder: ModelBuilder = ModelBuilder()
  ) throws {
    specification = design.specification
    let generated = (design.macros + design.modules).map {
      ModelSource(name: $0.name, text: $0.text)
    }
    var description = Self.description(
      design.circuit, specification: specification, sources: sources ?? generated)
    description.waves = waves
    description.measuresCoverage = measuresCoverage
    (compiled, library) = try builder.load(description)
  }

  /// Compiles a changed circuit in place of the design's, which may have more inputs, and of which
  /// Verilator may warn. What it asserts is judged.
  ///
  /// - Throws: as the other.
  public init(
    _ design: GeneratedDesign, changed circuit: Circuit, builder: ModelBuilder = ModelBuilder()
  ) throws {
    specification = design.specification
    let modules = SystemVerilogFile.files(of: circuit)
    let sources =
      design.macros.map { ModelSource(name: $0.name, text: $0.text) }
      + modules.map { ModelSource(name: "rtl/\($0.name)", text: $0.text) }
    var description = Self.description(circuit, specification: specification, sources: sources)
    description.acceptsWarnings = true
    description.judgesProperties = true
    (compiled, library) = try builder.load(description)
  }

  /// A new instance out of reset.
  ///
  /// - Parameters:
  ///   - seed: the seed of the macros.
  ///   - inputs: ports that hold a value all the time.
  public func agent(seed: UInt32, inputs: [String: UInt64] = [:]) throws -> HardwareAgent {
    try HardwareAgent(library, specification: specification, seed: seed, inputs: inputs)
  }

  /// The strobes of the trace with their data, in the order of `Recorder`.
  enum Recorder: Int, CaseIterable {
    case rate, conversion, value, pulse, update, choice

    var ports: (valid: String, fields: [String]) {
      switch self {
      case .rate: ("trace_rate_valid_o", ["trace_rate_code_o"])
      case .conversion:
        ("trace_conversion_valid_o", ["trace_conversion_column_o", "trace_conversion_code_o"])
      case .value: ("trace_value_valid_o", ["trace_value_action_o", "trace_value_o"])
      case .pulse:
        (
          "trace_pulse_valid_o",
          ["trace_pulse_column_o", "trace_pulse_set_o", "trace_pulse_amplitude_o"]
        )
      case .update: ("trace_update_valid_o", ["trace_update_error_o", "trace_update_value_o"])
      case .choice: ("trace_choice_valid_o", ["trace_choice_explored_o"])
      }
    }
  }

  /// The strobes that an accelerator has.
  static func recorders(_ specification: QLearningAcceleratorSpecification) -> [Recorder] {
    specification.table == nil ? Recorder.allCases : [.rate, .update, .choice]
  }

  /// The model of a design whose files are given in the order in which they are read.
  static func description(
    _ circuit: Circuit, specification: QLearningAcceleratorSpecification, sources: [ModelSource]
  ) -> ModelDescription {
    let ports = circuit.topModule?.ports ?? []
    return ModelDescription(
      top: circuit.top, sources: sources,
      ports: ports.map {
        ModelPort(
          $0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      },
      probes: TileProbes(specification).probes(
        inLoop: sources.contains {
          String(decoding: $0.bytes, as: UTF8.self).contains(TileProbes.loop)
        }),
      recorders: recorders(specification).map {
        ModelRecorder(valid: $0.ports.valid, fields: $0.ports.fields)
      })
  }
}
