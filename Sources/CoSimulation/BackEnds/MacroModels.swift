import CircuitSimulator
import CrossbarPhysics
import Generation
import Specifications

/// The crossbar macro in the circuit simulator: the array behind the macro's pins, one for each of
/// several tiles.
public final class CrossbarMacroModel: BlackBoxModel {
  /// What is behind the pins of one tile.
  private struct Tile {
    var array: CrossbarArray
    let currents: ConverterCurrents
    var sampled = 0.0
    var candidates = 0
  }

  private var tiles: [Tile]
  private let hasSenseAmplifiers: Bool

  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    let parameters = CrossbarParameters(specification)
    tiles = (0..<specification.tile.tiles).map {
      Tile(
        array: CrossbarArray(parameters, seed: seed, tile: $0),
        currents: ConverterCurrents(specification, tile: $0, seed: seed))
    }
    hasSenseAmplifiers = specification.learning.greedyChoice == .winnerTakeAll
  }

  public func settle(_ ports: BlackBoxPorts) {
    let tile = tiles[number(ports)]
    let keeps = tile.currents.keeps(trial: ports["threshold"], sampled: tile.sampled)
    ports["comparator"] = keeps ? 1 : 0
    if hasSenseAmplifiers { ports["candidates"] = tile.candidates }
  }

  /// Which tile it is.
  private func number(_ ports: BlackBoxPorts) -> Int { tiles.count > 1 ? ports["tile"] : 0 }

  /// The states of the cells, tile by tile.
  public var states: [Double] { tiles.flatMap(\.array.states) }

  public func clockEdge(_ ports: BlackBoxPorts) {
    let (tile, row, column) = (number(ports), ports["row"], ports["column"])
    if ports["sample"] == 1 {
      tiles[tile].sampled =
        ports["reference"] == 1
        ? tiles[tile].array.sampleReference()
        : tiles[tile].array.sample(row: row, column: column, wordlineCode: ports["wordline_code"])
    }
    if hasSenseAmplifiers, ports["sense"] == 1 {
      tiles[tile].candidates = Int(
        tiles[tile].array.sense(
          row: row, slice: ports["sense_slice"], wordlineCode: ports["wordline_code"],
          candidates: UInt32(ports["sense_mask"])))
    }
    if ports["pulse"] == 1 {
      tiles[tile].array.pulse(
        row: row, column: column, set: ports["pulse_set"] == 1,
        amplitude: ports["pulse_amplitude"])
    }
  }

  public func inputs(affecting output: String) -> [String]? {
    let pins = output == "comparator" ? ["threshold"] : []
    return tiles.count > 1 ? pins + ["tile"] : pins
  }
}

/// The gradient macro in the circuit simulator: the second-order memristor behind the macro's pins.
public final class GradientMacroModel: BlackBoxModel {
  private var cell: GradientCell
  private let currents: ConverterCurrents
  private var sampled = 0.0

  public init(_ specification: LearningRateSpecification, seed: UInt32) {
    cell = GradientCell(GradientCellParameters(specification), seed: seed)
    currents = ConverterCurrents(specification.converter)
  }

  public func settle(_ ports: BlackBoxPorts) {
    ports["comparator"] = currents.keeps(trial: ports["threshold"], sampled: sampled) ? 1 : 0
  }

  public func clockEdge(_ ports: BlackBoxPorts) {
    if ports["sample"] == 1 {
      sampled = ports["reference"] == 1 ? cell.sampleReference() : cell.sample()
    }
    if ports["restore"] == 1 {
      cell.restore()
    } else if ports["tick"] == 1 {
      cell.tick()
    } else if ports["pulse"] == 1 {
      cell.pulse(amplitude: ports["pulse_amplitude"])
    }
  }

  public func inputs(affecting output: String) -> [String]? { ["threshold"] }
}
