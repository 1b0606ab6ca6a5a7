import Generation

/// What runs an accelerator's hardware. All take the same list of transactions and answer in the
/// same form, so that they can be held against the golden model and against each other.
public enum SimulationBackEnd: String, Sendable, Hashable, CaseIterable {
  /// The RTL, compiled by Verilator and driven from Swift.
  case verilator
  /// The RTL, compiled by Verilator as a SystemC module, with macros and bench in SystemC
  /// (`sim/systemc_bench.cpp`).
  case systemc
  /// The RTL in Icarus Verilog with its four states, driven by `sim/testbench.sv`: state without a
  /// value is seen where it comes out.
  case icarus
  /// The description's circuit in the circuit simulator, with macros in Swift. It knows no RTL.
  case swift

  /// Whether it runs the RTL, which may come from a folder edited by hand.
  public var runsRTL: Bool { self != .swift }

  /// The tools from outside that it calls.
  public var tools: [Tool] {
    switch self {
    case .verilator: [.verilator, .cxx]
    case .systemc: [.verilator, .cxx, .systemCLibrary]
    case .icarus: [.icarus, .icarusRuntime]
    case .swift: []
    }
  }

  /// Runs the transactions to their end, or until the hardware does not go on.
  ///
  /// - Parameters:
  ///   - sources: the RTL and macros in the order in which they are read; `nil` for the design's.
  ///     The circuit simulator ignores them.
  /// - Throws: `ToolFailure` when a tool is missing or refuses the text; `DiagnosticReport` where
  ///   ports of the text and of the design differ.
  public func run(
    _ list: TransactionList, on design: GeneratedDesign, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) throws -> HardwareRun {
    switch self {
    case .verilator:
      try AcceleratorModel(design, sources: sources, builder: builder).agent(seed: list.seed)
        .run(list)
    case .systemc:
      try builder.withWorkFolder(rawValue) { work in
        let program = try SystemCProgram(
          design, sources: sources ?? design.simulationSources, builder: builder
        ).path()
        return try BenchRun(list, runner: builder.runner).run(
          SystemCProgram.tool(program), [], in: work)
      }
    case .icarus:
      try builder.withWorkFolder(rawValue) {
        try IcarusBench(
          list, on: design, sources: sources ?? design.simulationSources, runner: builder.runner
        ).run(in: $0)
      }
    case .swift:
      try HardwareAgent(SimulatedPins(design, seed: list.seed), specification: list.specification)
        .run(list)
    }
  }
}

extension GeneratedDesign {
  /// Macros and modules in the order in which they are read.
  public var simulationSources: [ModelSource] {
    (macros + modules).map { ModelSource(name: $0.name, text: $0.text) }
  }
}
