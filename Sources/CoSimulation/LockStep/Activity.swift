import DevicePhysics
import Specifications

/// What the trace, the streams and the cells showed in the cycles in which something happened.
final class Activity {
  /// The state of things in one cycle, before its rising edge.
  struct Moment {
    let cycle: UInt64
    /// By port name.
    let values: [String: UInt64]
    /// The states of the cells of the row that is written, by column.
    let cells: [Double]
    /// What the comparator of the row's tile sees, in amperes: the sampled current with its offset; `nil` without a
    /// crossbar.
    let current: Double?
  }

  /// One strobe with the data it makes valid.
  struct Strobe {
    let valid: String
    let data: [ModelPort]
  }

  let strobes: [Strobe]
  let handshakes = ["observation_valid_i", "observation_ready_o", "action_valid_o"]
  private(set) var moments: [Moment] = []
  /// The first cycle looked at.
  private(set) var began: UInt64?
  private let cellRange: Range<Int>
  private let cells: Int32?
  private let current: Int32?
  /// That of the cells.
  let device: OhmicMemristor

  /// - Parameter row: the row of the crossbar whose cells are looked at; `nil` for none.
  init(
    _ description: ModelDescription, row: Int?, of specification: QLearningAcceleratorSpecification
  ) {
    strobes = description.recorders.map { recorder in
      Strobe(
        valid: recorder.valid, data: recorder.fields.compactMap(description.port(named:)))
    }
    let (columns, probes) = (specification.tile.columns, TileProbes(specification))
    let place = probes.place(ofCell: (row ?? 0) * columns)
    cellRange = place.index..<place.index + (row == nil ? 0 : columns)
    func probe(_ name: String) -> Int32? {
      description.probes.firstIndex { $0.name == name }.map(Int32.init)
    }
    cells = probe(probes.name(place.tile))
    current = probe(probes.currentName(place.tile))
    device = specification.tile.device
  }

  /// Looks at a cycle, and keeps it when a strobe is 1 or a stream makes a transfer.
  func sample(_ instance: ModelInstance) throws(ModelFailure) {
    if began == nil { began = instance.cycle }
    var values: [String: UInt64] = [:]
    for name in strobes.map(\.valid) + handshakes + ["action_ready_i"] {
      values[name] = try instance.value(ofPort: name)
    }
    let transfers = [
      ["observation_valid_i", "observation_ready_o"], ["action_valid_o", "action_ready_i"],
    ]
    let happens =
      strobes.contains { values[$0.valid] == 1 }
      || transfers.contains { $0.allSatisfy { values[$0] == 1 } }
    guard happens else { return }
    for port in strobes.flatMap(\.data) {
      values[port.name] = try instance.value(ofPort: port.name)
    }
    let states = cells.map { cells in
      cellRange.map { instance.functions.probe(instance.model, cells)[$0] }
    }
    let current = current.map { instance.functions.probe(instance.model, $0)[0] }
    moments.append(
      Moment(cycle: instance.cycle, values: values, cells: states ?? [], current: current))
  }
}
