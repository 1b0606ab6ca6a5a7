import HDL
import Specifications

/// How far the programming of a layer is and what it met, from the end that tells it.
///
/// The wear of a row is the pulses that its cells have had since the last reset; it saturates.
struct ProgramReport: HardwareBundle {
  @Input("the level is the last one of its row: the row is programmed") var programLast
  @Input("a whole array is programmed from now on: counts begin at 0") var programStart
  @Output("cells that are within their window or given up") var programCells
  @Output("pulses that were given") var programPulses
  @Output("cells that were given up") var programFaults
  @Output("the first of them") var faultTile
  @Output var faultRow
  @Output var faultColumn
  @Input("the cell asked for") var reportTile
  @Input var reportRow
  @Input var reportColumn
  @Output("the pulses of its row since the reset") var reportWear
  @Output("it was given up") var reportFault

  /// Bits of the counts.
  static let countBits = 32

  init(tile: Int, row: Int, column: Int) {
    _programCells = Output(
      Self.countBits, "cells that are within their window or given up")
    _programPulses = Output(Self.countBits, "pulses that were given")
    _programFaults = Output(Self.countBits, "cells that were given up")
    _faultTile = Output(tile, "the first of them")
    _faultRow = Output(row)
    _faultColumn = Output(column)
    _reportTile = Input(tile, "the cell asked for")
    _reportRow = Input(row)
    _reportColumn = Input(column)
    _reportWear = Output(
      MatrixProgrammingSpecification.wearBits, "the pulses of its row since the reset")
  }

  init(_ layer: MatrixLayerSpecification) {
    self.init(
      tile: counterWidth(layer.tiles), row: counterWidth(layer.tile.rows),
      column: counterWidth(layer.tile.columns))
  }
}

/// How many of some bits are ones, as a tree of sums.
func population(_ bits: ArraySlice<Signal>) -> Signal {
  guard bits.count > 1 else { return bits[bits.startIndex] }
  let middle = bits.startIndex + bits.count / 2
  return population(bits[..<middle]) + population(bits[middle...])
}
