import CircuitSimulator
import CrossbarPhysics
import Generation
import Specifications

/// The crossbar macro in the circuit simulator: the array behind the macro's pins.
public final class CrossbarMacroModel: BlackBoxModel {
  public private(set) var array: CrossbarArray
  private let currents: ConverterCurrents
  private let hasSenseAmplifiers: Bool
  private var sampled = 0.0
  private var candidates = 0

  /// - Parameter tile: which of several tiles it is, counted from 0.
  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt32, tile: Int = 0) {
    array = CrossbarArray(CrossbarParameters(specification), seed: seed, tile: tile)
    currents = ConverterCurrents(specification, tile: tile, seed: seed)
    hasSenseAmplifiers = specification.learning.greedyChoice == .winnerTakeAll
  }

  public func settle(_ ports: BlackBoxPorts) {
    ports["comparator"] = currents.keeps(trial: ports["threshold"], sampled: sampled) ? 1 : 0
    if hasSenseAmplifiers { ports["candidates"] = candidates }
  }

  public func clockEdge(_ ports: BlackBoxPorts) {
    let (row, column) = (ports["row"], ports["column"])
    if ports["sample"] == 1 {
      sampled =
        ports["reference"] == 1
        ? array.sampleReference()
        : array.sample(row: row, column: column, wordlineCode: ports["wordline_code"])
    }
    if hasSenseAmplifiers, ports["sense"] == 1 {
      candidates = Int(
        array.sense(
          row: row, slice: ports["sense_slice"], wordlineCode: ports["wordline_code"],
          candidates: UInt32(ports["sense_mask"])))
    }
    if ports["pulse"] == 1 {
      array.pulse(
        row: row, column: column, set: ports["pulse_set"] == 1,
        amplitude: ports["pulse_amplitude"])
    }
  }

  public func inputs(affecting output: String) -> [String]? {
    output == "comparator" ? ["threshold"] : []
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
