import CircuitSimulator
import Diagnostics
import Generation
import RegisterMaps
import Specifications

/// The pins of an accelerator's circuit in the circuit simulator, its macros in Swift.
final class SimulatedPins: AgentPins {
  private let simulation: Simulation
  /// One a tile; none with the table engine.
  private let crossbars: [CrossbarMacroModel]
  /// How many cells hold values.
  private let cellCount: Int
  private let recorders: [AcceleratorModel.Recorder]
  private var records: [ModelRecord] = []

  /// An accelerator out of reset.
  ///
  /// - Parameter seed: the seed of the macros.
  init(_ design: GeneratedDesign, seed: UInt32) throws {
    let specification = design.specification
    let tiles = TileProbes(specification).tiles
    crossbars = (0..<tiles).map { CrossbarMacroModel(specification, seed: seed, tile: $0) }
    cellCount = specification.tile.cells
    recorders = AcceleratorModel.recorders(specification)
    var macros: [String: any BlackBoxModel] = [
      "\(specification.name)_gradient_macro": GradientMacroModel(
        specification.learningRate, seed: seed)
    ]
    for (tile, crossbar) in crossbars.enumerated() {
      let inside = tiles == 1 ? "" : ".tiles_\(tile)"
      macros["agent.tile\(inside).macro"] = crossbar
    }
    simulation = try Simulation(design.circuit, blackBoxes: macros)
  }

  var instance: ModelInstance? { nil }
  var cycle: Int { simulation.cycle }
  var bus: any BusPins { SimulatedBus(pins: self) }

  func set(_ input: AgentInputPin, _ value: Int) throws { try simulation.poke(input.name, value) }

  func get(_ output: AgentOutputPin) throws -> Int {
    output == .faults && crossbars.isEmpty ? 0 : try simulation.peek(output.name)
  }

  func step() throws {
    for (index, recorder) in recorders.enumerated()
    where try word(recorder.ports.valid) == 1 {
      records.append(
        ModelRecord(
          recorder: index, cycle: UInt64(simulation.cycle),
          fields: try recorder.ports.fields.map(word)[...]))
    }
    do {
      try simulation.step()
    } catch {
      throw ModelFailure(.stopped, "model-stopped", "the simulation stopped: \(error)")
    }
  }

  func await(_ output: AgentOutputPin, limit: Int) throws {
    if try !reaches(output, within: limit) { throw stuck("\(output.name)_o", cycles: limit) }
  }

  func reaches(_ output: AgentOutputPin, within cycles: Int) throws -> Bool {
    for _ in 0..<cycles {
      if try get(output) == 1 { return true }
      try step()
    }
    return try get(output) == 1
  }

  func takeRecords() -> [ModelRecord] {
    defer { records = [] }
    return records
  }

  func cellState(_ index: Int) throws -> Double {
    try cellStates()[index]
  }

  func cellStates() throws -> [Double] {
    Array(crossbars.flatMap(\.array.states).prefix(cellCount))
  }

  /// The bits of a port by the name it has in the text.
  private func word(_ port: String) throws -> UInt64 {
    try simulation.peekVector(String(port.dropLast(2))).words[0]
  }

  fileprivate func stuck(_ port: String, cycles: Int) -> ModelFailure {
    ModelFailure(
      .timeout(cycles: cycles), "handshake-stuck",
      "no answer within \(cycles) cycles: \(port) stayed 0")
  }

  /// The bus of the accelerator, whose cycles are looked at for strobes too.
  private struct SimulatedBus: BusPins {
    let pins: SimulatedPins

    var cycle: Int { pins.cycle }
    func set(_ input: String, _ value: UInt64) throws {
      try pins.simulation.poke("axi_\(input)", value)
    }
    func get(_ output: String) throws -> UInt64 { try pins.word("axi_\(output)_o") }
    func step() throws { try pins.step() }
    func stuck(_ output: String, cycles: Int) -> any Error {
      pins.stuck("axi_\(output)_o", cycles: cycles)
    }
    func refused(_ message: String) -> any Error {
      ModelFailure(.wrongAnswer, "bus-error", "the register bank refused: \(message)")
    }
  }
}
