import Specifications

/// The ports and probes of the program-verify engines, looked up once.
struct MatrixProgrammingPorts {
  let last: InputHandle
  let start: InputHandle
  let done: OutputHandle
  /// Cells, pulses, faults; then where the first fault is.
  let counts: [OutputHandle]
  let firstFault: [OutputHandle]
  let report: [InputHandle]
  let wear: OutputHandle
  let fault: OutputHandle
  /// The conductances of each tile of each layer.
  let cells: [[ProbeHandle]]

  /// `nil` in open loop.
  init?(_ library: ModelLibrary, specification: MatrixEngineSpecification) throws {
    guard specification.layers[0].programming.isVerified else { return nil }
    last = try library.input("program_last_i")
    start = try library.input("program_start_i")
    done = try library.output("program_done_o")
    counts = try ["cells", "pulses", "faults"].map { try library.output("program_\($0)_o") }
    let place = ["layer", "tile", "row", "column"]
    firstFault = try place.map { try library.output("fault_\($0)_o") }
    report = try place.map { try library.input("report_\($0)_i") }
    wear = try library.output("report_wear_o")
    fault = try library.output("report_fault_o")
    cells = try specification.layers.enumerated().map { index, layer in
      try (0..<layer.tiles).map {
        try library.probe(MatrixEngineModel.cells(layer: index, tile: $0))
      }
    }
  }

  /// Asks for what is told of a cell.
  func ask(for place: [Int], of instance: ModelInstance) throws -> (wear: Int, isFaulty: Bool) {
    for (port, value) in zip(report, place) { try instance.poke(port, UInt64(value)) }
    return (Int(try instance.peek(wear)), try instance.peek(fault) == 1)
  }
}
