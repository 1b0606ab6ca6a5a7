import Reference
import Specifications

/// Programs the cells of a running engine and holds what comes of it against the golden model: the cycles of every row,
/// the counts, the report of every row and of the cells that were given up, and every conductance.
struct MatrixProgrammingComparison {
  let specification: MatrixEngineSpecification
  let golden: MatrixEngineReference
  let ports: MatrixEnginePorts
  let programming: MatrixProgrammingPorts
  let instance: ModelInstance

  /// - Throws: `MatrixMismatch` at the first difference.
  func run() throws {
    try instance.poke(programming.start, 1)
    try instance.step()
    try instance.poke(programming.start, 0)
    for (index, layer) in specification.layers.enumerated() {
      for (writes, record) in zip(layer.program.rows, golden.layers[index].programming) {
        try program(writes, layer: index, as: record)
      }
    }
    try compareReports()
    try compareConductances()
  }

  private func program(_ writes: [CellWrite], layer: Int, as record: RowProgramming) throws {
    for (place, write) in writes.enumerated() {
      try instance.poke(programming.last, place == writes.count - 1 ? 1 : 0)
      try ports.write(write, layer: layer, to: instance)
    }
    try compare(
      specification.layers[layer].name, .timing,
      "cycles of row \(record.row) of tile \(record.tile)", record.cycles,
      try cyclesUntilReady(limit: record.cycles))
  }

  private func cyclesUntilReady(limit: Int) throws -> Int {
    var cycles = 0
    while cycles <= limit, try instance.peek(ports.programReady) == 0 {
      try instance.step()
      cycles += 1
    }
    return cycles
  }

  private func compareReports() throws {
    let rows = golden.layers.enumerated().flatMap { layer, reference in
      reference.programming.map { (layer: layer, record: $0) }
    }
    let sum = ProgrammingSummary(rows.map(\.record))
    let found = try programming.counts.map { Int(try instance.peek($0)) }
    for (name, pair) in zip(
      ["cells", "pulses", "cells given up"], zip([sum.cells, sum.pulses, sum.givenUp], found))
    {
      try compare("", .programming, name, pair.0, pair.1)
    }
    try compare("", .programming, "done", 1, Int(try instance.peek(programming.done)))
    let faults = rows.flatMap { row in
      row.record.cells.filter(\.isGivenUp).map {
        [row.layer, row.record.tile, row.record.row, $0.column]
      }
    }
    if let first = faults.first {
      for (port, expected) in zip(programming.firstFault, first) {
        try compare("", .programming, port.name, expected, Int(try instance.peek(port)))
      }
    }
    for row in rows { try compareReport(of: row.record, layer: row.layer) }
  }

  /// The wear of a row, and the faults of its cells.
  private func compareReport(of record: RowProgramming, layer: Int) throws {
    for cell in record.cells {
      let told = try programming.ask(
        for: [layer, record.tile, record.row, cell.column], of: instance)
      let place = "row \(record.row) of tile \(record.tile)"
      let name = specification.layers[layer].name
      try compare(name, .programming, "wear of \(place)", record.pulses, told.wear)
      try compare(
        name, .programming, "fault of column \(cell.column) of \(place)", cell.isGivenUp ? 1 : 0,
        told.isFaulty ? 1 : 0)
    }
  }

  private func compareConductances() throws {
    for (layer, probes) in programming.cells.enumerated() {
      let columns = specification.layers[layer].tile.columns
      for (tile, probe) in probes.enumerated() {
        let expected = golden.layers[layer].conductances(ofTile: tile)
        for (cell, found) in try instance.probe(probe).enumerated() where found != expected[cell] {
          throw mismatch(
            specification.layers[layer].name, .programming,
            "siemens of row \(cell / columns), column \(cell % columns) of tile \(tile)",
            expected[cell].decimalAndHexadecimal, found.decimalAndHexadecimal)
        }
      }
    }
  }

  private func compare(
    _ layer: String, _ stage: MatrixStage, _ quantity: String, _ expected: Int, _ found: Int
  ) throws {
    guard expected != found else { return }
    throw mismatch(
      layer, stage, quantity, expected.decimalAndHexadecimal, found.decimalAndHexadecimal)
  }

  private func mismatch(
    _ layer: String, _ stage: MatrixStage, _ quantity: String, _ expected: String, _ found: String
  ) -> MatrixMismatch {
    MatrixMismatch(
      vector: 0, layer: layer, stage: stage, quantity: quantity, expected: expected, found: found,
      cycle: Int(instance.cycle))
  }
}
