import Specifications

/// The ports and probes of a matrix engine, looked up once.
struct MatrixEnginePorts {
  let inputValid: InputHandle
  let inputReady: OutputHandle
  let inputData: InputHandle
  let outputReady: InputHandle
  let outputValid: OutputHandle
  let outputData: OutputHandle
  let programReady: OutputHandle
  let layers: [MatrixLayerPorts]
  /// `nil` without calibration.
  let calibration: (start: InputHandle, runs: OutputHandle)?
  /// `nil` in open loop.
  let programming: MatrixProgrammingPorts?
  private let programValid: InputHandle
  private let program: [InputHandle]

  init(_ library: ModelLibrary, specification: MatrixEngineSpecification) throws {
    inputValid = try library.input("input_valid_i")
    inputReady = try library.output("input_ready_o")
    inputData = try library.input("input_data_i")
    outputReady = try library.input("output_ready_i")
    outputValid = try library.output("output_valid_o")
    programValid = try library.input("program_valid_i")
    outputData = try library.output("output_data_o")
    programReady = try library.output("program_ready_o")
    program = try ["layer", "tile", "row", "column", "level"].map {
      try library.input("program_\($0)_i")
    }
    calibration =
      specification.calibrationCycles > 0
      ? (try library.input("calibrate_i"), try library.output("calibrating_o")) : nil
    programming = try MatrixProgrammingPorts(library, specification: specification)
    var layers: [MatrixLayerPorts] = []
    var firstCode = 0
    for (index, layer) in specification.layers.enumerated() {
      layers.append(
        try MatrixLayerPorts(library, layer: layer, index: index, firstCode: firstCode))
      firstCode += layer.tiles * layer.tile.converters
    }
    self.layers = layers
  }

  /// Writes the level of one cell in one cycle.
  func write(_ write: CellWrite, layer: Int, to instance: ModelInstance) throws {
    let values = [layer, write.tile, write.row, write.column, write.level]
    for (port, value) in zip(program, values) { try instance.poke(port, UInt64(value)) }
    try instance.poke(programValid, 1)
    try instance.step()
    try instance.poke(programValid, 0)
  }
}

/// What can be seen of one layer.
struct MatrixLayerPorts {
  let sampled: OutputHandle
  let converted: OutputHandle
  let output: OutputHandle
  let sum: OutputHandle
  let result: OutputHandle
  /// By tile and lane.
  let codes: [OutputHandle]
  let samples: [ProbeHandle]
  /// By tile.
  let voltages: [ProbeHandle]

  init(
    _ library: ModelLibrary, layer: MatrixLayerSpecification, index: Int, firstCode: Int
  ) throws {
    func output(_ name: String) throws -> OutputHandle {
      try library.output("trace_\(name)_\(index)_o")
    }
    sampled = try output("sampled")
    converted = try output("converted")
    self.output = try output("output")
    sum = try output("sum")
    result = try output("result")
    let lanes = layer.tile.converters
    codes = try (0..<layer.tiles * lanes).map {
      try library.output("trace_codes_\(firstCode + $0)_o")
    }
    samples = try (0..<layer.tiles * lanes).map {
      try library.probe(
        MatrixEngineModel.sample(layer: index, tile: $0 / lanes, lane: $0 % lanes))
    }
    voltages = try (0..<layer.tiles).map {
      try library.probe(MatrixEngineModel.voltages(layer: index, tile: $0))
    }
  }
}
