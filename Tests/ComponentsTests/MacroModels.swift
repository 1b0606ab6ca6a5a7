import CircuitSimulator
import CrossbarPhysics
import Specifications

@testable import Reference

/// The crossbar macro: the array behind its pins.
final class CrossbarMacroModel: BlackBoxModel {
  private(set) var array: CrossbarArray
  private let currents: ConverterCurrents
  private var sampled = 0.0
  private var candidates = 0

  init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    array = CrossbarArray(CrossbarParameters(specification), seed: seed)
    currents = ConverterCurrents(specification.converter)
    hasSenseAmplifiers = specification.learning.greedyChoice == .winnerTakeAll
  }

  private let hasSenseAmplifiers: Bool

  func settle(_ ports: BlackBoxPorts) {
    ports["comparator"] = currents.keeps(trial: ports["threshold"], sampled: sampled) ? 1 : 0
    if hasSenseAmplifiers { ports["candidates"] = candidates }
  }

  func clockEdge(_ ports: BlackBoxPorts) {
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

  func inputs(affecting output: String) -> [String]? {
    output == "comparator" ? ["threshold"] : []
  }
}

/// The gradient macro: the second-order memristor behind its pins.
final class GradientMacroModel: BlackBoxModel {
  private var cell: GradientCell
  private let currents: ConverterCurrents
  private var sampled = 0.0

  init(_ specification: LearningRateSpecification, seed: UInt32) {
    cell = GradientCell(GradientCellParameters(specification), seed: seed)
    currents = ConverterCurrents(specification.converter)
  }

  func settle(_ ports: BlackBoxPorts) {
    ports["comparator"] = currents.keeps(trial: ports["threshold"], sampled: sampled) ? 1 : 0
  }

  func clockEdge(_ ports: BlackBoxPorts) {
    if ports["sample"] == 1 {
      sampled = ports["reference"] == 1 ? cell.sampleReference() : cell.sample()
    }
    if ports["tick"] == 1 {
      cell.tick()
    } else if ports["pulse"] == 1 {
      cell.pulse(amplitude: ports["pulse_amplitude"])
    }
  }

  func inputs(affecting output: String) -> [String]? { ["threshold"] }
}
