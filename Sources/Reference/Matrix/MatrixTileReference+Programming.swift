import Specifications

/// Program-verify of a row, as a whole.
extension MatrixTileReference {
  /// A cell that is brought to its level.
  private struct Work {
    var column: Int
    var window: Range<Int>
    var pulses = 0
    var last: VerifiedCells.Pulse?
    var isGivenUp = false

    /// The pulse that a code asks for; `nil` where the cell is done with.
    mutating func next(
      after code: Int, _ programming: MatrixProgrammingSpecification
    ) -> VerifiedCells.Pulse? {
      if window.contains(code) { return nil }
      if pulses == programming.pulseLimit {
        isGivenUp = true
        return nil
      }
      let isSet = code < window.lowerBound
      var pulse = VerifiedCells.Pulse(column: column, isSet: isSet, code: 0)
      if let last, last.isSet == isSet {
        pulse.code = min(last.code + 1, programming.highestCode)
      }
      last = pulse
      pulses += 1
      return pulse
    }
  }

  /// Brings cells of one row to their levels.
  ///
  /// - Precondition: the layer's cells are verified.
  mutating func program(
    row: Int, _ writes: [CellWrite], of layer: MatrixLayerSpecification
  ) -> RowProgramming {
    var record = RowProgramming(tile: index, row: row)
    var rounds: [Int] = []
    for column in 0..<layer.usedColumnsPerLane {
      var works: [Int: Work] = [:]
      for write in writes where write.column % layer.tile.columnsPerLane == column {
        works[write.column / layer.tile.columnsPerLane] = Work(
          column: write.column, window: layer.verifyWindow(ofLevel: write.level))
      }
      guard !works.isEmpty else { continue }
      program(row: row, column: column, &works, of: layer, &record)
      rounds.append(works.values.map(\.pulses).max() ?? 0)
      record.cells += works.sorted { $0.key < $1.key }.map {
        RowProgramming.Cell(
          column: $0.value.column, pulses: $0.value.pulses, isGivenUp: $0.value.isGivenUp)
      }
    }
    record.cycles = layer.programmingCycles(rounds: rounds)
    return record
  }

  /// The cells of all lanes in one column.
  private mutating func program(
    row: Int, column: Int, _ works: inout [Int: Work], of layer: MatrixLayerSpecification,
    _ record: inout RowProgramming
  ) {
    var active = works.keys.sorted()
    while true {
      let codes = verify(row: row, column: column)
      var pulses: [VerifiedCells.Pulse] = []
      active = active.filter { lane in
        guard let pulse = works[lane]?.next(after: codes[lane], layer.programming) else {
          return false
        }
        pulses.append(pulse)
        return true
      }
      if active.isEmpty { return }
      let effort = give(pulses, row: row)
      record.energy += effort.energy
      record.time += effort.time
    }
  }
}
