import HDL
import Specifications

/// How a cell of a tile is written in open loop, from the end of who writes.
struct CellWritePins: HardwareBundle {
  @Output("brings a cell to a level at the clock edge") var program
  @Output var programRow
  @Output var programColumn
  @Output var programLevel

  /// `nil` where cells are verified.
  init?(_ layer: MatrixLayerSpecification) {
    guard !layer.programming.isVerified else { return nil }
    _programRow = Output(counterWidth(layer.tile.rows))
    _programColumn = Output(counterWidth(layer.tile.columns))
    _programLevel = Output(layer.mapping.cellBits)
  }
}

/// How a row of a tile is verified and pulsed, from the end of who does it; the pulses themselves are pins of each lane.
struct VerifyPins: HardwareBundle {
  @Output("a single cell of every lane is read, with the range for it") var verify
  @Output("the row that gets pulses") var programRow

  /// `nil` in open loop.
  init?(_ layer: MatrixLayerSpecification) {
    guard layer.programming.isVerified else { return nil }
    _programRow = Output(counterWidth(layer.tile.rows), "the row that gets pulses")
  }
}
