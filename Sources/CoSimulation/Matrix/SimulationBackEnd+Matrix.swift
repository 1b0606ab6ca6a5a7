import CircuitSimulator
import Generation
import RegisterMaps

extension SimulationBackEnd {
  /// Replays a golden run of a matrix engine to its end, or until too much differs.
  ///
  /// - Parameters:
  ///   - sources: the RTL and macros in the order in which they are read; `nil` for the design's.
  ///     The circuit simulator ignores them.
  /// - Throws: `ToolFailure` when a tool is missing or refuses the text; `DiagnosticReport` where
  ///   ports of the text and of the design differ.
  public func run(
    _ recording: MatrixRecording, on design: GeneratedMatrixEngine, sources: [ModelSource]? = nil,
    builder: ModelBuilder = ModelBuilder()
  ) throws -> MatrixHardwareRun {
    switch self {
    case .verilator:
      let model = try MatrixEngineModel(design, sources: sources, builder: builder)
      let instance = try model.library.makeInstance(
        plusargs: ["memweave_seed": "\(recording.seed)"])
      try instance.reset()
      return try Self.replay(recording, on: ModelPins(instance))
    case .systemc:
      let files = sources ?? design.simulationSources
      return try builder.withWorkFolder(rawValue) { work in
        let program = try SystemCProgram(design, sources: files, builder: builder).path()
        return try MatrixBenchRun(recording: recording, runner: builder.runner).run(
          SystemCProgram.tool(program), [], in: work)
      }
    case .icarus:
      let files =
        (sources ?? design.simulationSources) + ModelSource.testbench(of: design.benches)
      return try builder.withWorkFolder(rawValue) { work in
        for source in files { try FileSystem.write(source.bytes, to: "\(work)/\(source.name)") }
        try builder.runner.compileForIcarus(["-s", "testbench"] + files.map(\.name), in: work)
        return try MatrixBenchRun(recording: recording, runner: builder.runner).run(
          .icarusRuntime, ["bench"], in: work)
      }
    case .swift:
      return try Self.replay(
        recording, on: SimulationPins(try Simulation(design, seed: recording.seed)))
    }
  }

  private static func replay(
    _ recording: MatrixRecording, on pins: some BusPins
  ) throws -> MatrixHardwareRun {
    var replay = MatrixReplay(pins, seed: recording.seed)
    try replay.play(recording)
    return replay.run
  }
}

extension Simulation {
  /// The circuit of a matrix engine, its macros in Swift.
  ///
  /// - Parameter seed: the seed of the macros.
  convenience init(_ design: GeneratedMatrixEngine, seed: UInt32) throws {
    var macros: [String: any BlackBoxModel] = [:]
    for (index, layer) in design.specification.layers.enumerated() {
      for tile in 0..<layer.tiles {
        macros["layers_\(index).tiles_\(tile).macro"] = MatrixMacroModel(
          design.specification, layer: index, tile: tile, seed: seed)
      }
    }
    try self.init(design.circuit, blackBoxes: macros)
  }
}

extension GeneratedMatrixEngine {
  /// Macros and modules in the order in which they are read.
  public var simulationSources: [ModelSource] {
    (macros + modules).map { ModelSource(name: $0.name, text: $0.text) }
  }
}
