import HDL
import Specifications

/// The program-verify engine with codes that are free, and a cell that is asked for all the time: since it
/// may be any, what is so for it is so for all. Counts are held against counts of their low bits.
final class MatrixProgrammerProof: MatrixProgrammer {
  @Register(1, reset: 0, "the cell is chosen") var begun
  @Register("the cell that is asked for") var watched
  @Register(1, reset: 0, "the reports of its row were cleared") var cleared
  @Register("cells that were taken up since counts began") var taken
  @Register("pulses that went to the macro since then") var pulsesSent
  @Register("cells that were given up since then") var lost
  @Register(1, reset: 0, "the cell was given up since then") var wasLost
  @Register(1, reset: 0, "the cell was given up when it was programmed last") var isGivenUp
  @Register("the pulses of its row") var pulsesOfRow

  private static let width = 4
  private func low(_ count: Signal) -> Signal { count[Self.width - 1...0] }

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let tile = layer.tile
    _watched = Register(
      counterWidth(layer.tiles) + counterWidth(tile.rows) + counterWidth(tile.columns), reset: 0)
    _taken = Register(Self.width, reset: 0)
    _pulsesSent = Register(Self.width, reset: 0)
    _lost = Register(Self.width, reset: 0)
    _pulsesOfRow = Register(Self.width, reset: 0)
    super.init(layer, names: names)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    environment
    shadows
    counts
    reports
  }

  /// Pulses of a row whose cells all get as many as they may.
  private var mostPulses: Int {
    cells.count * layer.usedColumnsPerLane * layer.programming.pulseLimit
  }

  private var isOfRow: Signal {
    (rows.tile == report.reportTile && rows.row == report.reportRow).named("is_of_row")
  }

  /// Whether something is so for the cell that is watched, which is under way.
  private func isOfCell(_ bit: (CellProgrammer) -> Signal) -> Signal {
    any(
      cells.enumerated().map { lane, cell in
        isOfRow && report.reportColumn == bitline(ofLane: lane) && bit(cell)
      })
  }

  @LogicBuilder private var environment: Logic {
    let asked = cat(report.reportTile, report.reportRow, report.reportColumn)
    when(!begun) {
      begun <== 1
      watched <== asked
    }
    assume(!begun || asked == watched, "one cell is asked for")
    assume(!(write && rows.busy), "levels come in between rows")
    assume(
      writeTile <= layer.tiles - 1 && report.reportTile <= layer.tiles - 1, "tiles are the layer's")
    assume(writeRow <= layer.tile.rows - 1, "the row is one of the layer")
    assume(!(report.programStart && rows.busy), "counts begin between rows")
    assume(
      rowPulses <= mostPulses, "each cell gets as many pulses as it may, as its own proof says")
  }

  @LogicBuilder private var shadows: Logic {
    let width = Self.width
    let sent = population(pulse.elements[...]).named("sent")
    let failing = cells.map { rows.decide && $0.failing }
    when(rows.load) {
      taken <== taken &+ fitted(population(cells.map(\.pending)[...]), to: width)
    }
    pulsesSent <== pulsesSent &+ fitted(sent, to: width)
    lost <== lost &+ fitted(population(failing[...]), to: width)
    when(rows.decide && isOfCell(\.failing)) { wasLost <== 1 }
    when(rows.decide && isOfCell { $0.active && !$0.wanting }) {
      isGivenUp <== isOfCell(\.failing)
    }
    when(isOfRow) {
      pulsesOfRow <== pulsesOfRow &+ fitted(sent, to: width)
    }
    when(report.programStart) {
      taken <== 0
      pulsesSent <== 0
      lost <== 0
      wasLost <== 0
    }
    when(rows.clear && isOfRow) {
      cleared <== 1
      isGivenUp <== 0
      pulsesOfRow <== 0
    }
  }

  @LogicBuilder private var counts: Logic {
    let active = population(cells.map(\.active)[...]).named("active_cells")
    assert(
      active == 0 || (rows.busy && !rows.load && !rows.clear),
      "cells are under way in their row alone")
    assert(
      taken == low(report.programCells) &+ fitted(active, to: Self.width),
      "every cell is counted once, when it is in its window or given up")
    assert(pulsesSent == low(report.programPulses), "every pulse is counted")
    assert(lost == low(report.programFaults), "every cell that is given up is counted")
    assert(
      report.programFaults == 0 || wasLost
        || cat(report.faultTile, report.faultRow, report.faultColumn) != watched,
      "the first that is told was given up")
    cover(report.programCells == 2, "both cells of a column are counted")
  }

  @LogicBuilder private var reports: Logic {
    assert(rows.busy || rowPulses == 0, "a row begins without pulses")
    assert(!rows.clear || rowPulses == 0, "there are none before the first row")
    let highest = Literal((1 << report.reportWear.width) - 1, width: report.reportWear.width)
    assert(
      !cleared || report.reportWear == highest
        || pulsesOfRow == low(report.reportWear) &+ mux(isOfRow, low(rowPulses), 0),
      "the wear of a row is the pulses of its cells, up to the highest")
    assert(rows.tile <= layer.tiles - 1, "the row is in a tile of the layer")
    assert(!cleared || report.reportFault == isGivenUp, "a cell is told that was given up last")
    assert(begun || !cleared, "nothing is cleared before the cell is chosen")
    cover(cleared && pulse.elements[0], "a cell gets a pulse")
  }
}
