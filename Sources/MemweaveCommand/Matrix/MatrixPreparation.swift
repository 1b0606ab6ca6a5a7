import Memweave

/// From the description of a matrix engine to what is generated.
struct MatrixPreparation {
  let judged: MatrixDescription.Judged
  var specification: MatrixEngineSpecification { judged.specification }

  /// Decodes the description; its warnings are printed.
  init(_ description: String) throws {
    try self.init(MatrixDescription(contentsOf: description))
  }

  /// A description, or a network on the hardware of one.
  init(_ source: Invocation.NetworkSource) throws {
    guard source.file.lowercased().hasSuffix(".onnx") else {
      if source.hardware != nil || source.calibration != nil {
        throw Diagnostic(
          .error, "option-of-network",
          "'--description' and '--calibration' belong to an ONNX file, but '\(source.file)' is none",
          remedy: "leave them out; a description names its network and calibration data itself")
      }
      try self.init(source.file)
      return
    }
    guard let calibration = source.calibration else {
      throw Diagnostic(
        .error, "option-missing", "a network needs example inputs to be quantised with",
        remedy: "add --calibration FILE, vectors x inputs that NumPy saved")
    }
    try self.init(
      MatrixDescription(
        network: source.file, calibration: calibration, on: source.hardware))
  }

  private init(_ description: MatrixDescription) throws {
    judged = try description.judged()
    for warning in judged.warnings { Console.printError("\(warning)") }
  }

  func design() throws -> GeneratedMatrixEngine {
    let design = try GeneratedMatrixEngine(specification)
    for warning in design.warnings { Console.printError("\(warning)") }
    return design
  }
}

/// What is printed of a matrix engine.
enum MatrixSummary {
  /// `scorer: 3 x 2 weights in 1 tile, then 2 x 3 in 1`
  static func headline(_ specification: MatrixEngineSpecification) -> String {
    let layers = specification.layers.enumerated().map { index, layer in
      "\(layer.outputs) x \(layer.inputs)\(index == 0 ? " weights" : "") in "
        + "\(layer.tiles)\(index == 0 ? layer.tiles == 1 ? " tile" : " tiles" : "")"
    }
    return "\(specification.title): \(layers.joined(separator: ", then "))"
  }

  /// `programming  1,024 cells, 5.3 pulses a cell (at most 17), 0 given up`, and what that takes; nothing in open loop.
  static func rows(_ programming: ProgrammingSummary?, clock: Double) -> [String] {
    guard let programming else { return [] }
    let pulses = (programming.pulsesPerCell * 10).rounded() / 10
    let device = Quantity(Summary.threeDigits(programming.time), .time)
    let clocked = Quantity(Summary.threeDigits(Double(programming.cycles) / clock), .time)
    return [
      Summary.row(
        "programming",
        "\(Summary.grouped(programming.cells)) cells, \(pulses) pulses a cell "
          + "(at most \(programming.mostPulses)), \(Summary.grouped(programming.givenUp)) given up"),
      Summary.row(
        "  pulses",
        "\(device) of device time, \(CostsText.energy(programming.energy)); "
          + "\(Summary.grouped(programming.cycles)) cycles, \(clocked)"),
    ]
  }
}
