import HDL
import Specifications

/// Leads a row of cells through program-verify, column after column, the cells of all lanes at once.
///
/// ```
///  start ─▶ seek ─▶ convert (T) ─▶ decide ─▶ pulse (pulseCycles)
///            ▲ ▲        ▲            │           │
///            │ └────────┼────────────┤ none wants one
///            └ no cell  └────────────┼───────────┘
///                                    └▶ idle behind the last column
/// ```
/// A column without cells takes one cycle; with cells whose slowest needs R pulses it takes `1 + (R + 1)·(T + 1) +
/// R·pulseCycles`. After a reset the reports of all rows are cleared, one a cycle.
public class RowProgrammer: Hardware {
  enum Phase: HardwareEnumeration { case clear, idle, seek, convert, decide, pulse }

  @Input("the last level of a row comes in") var start
  @Input var startTile
  @Input var startRow
  @Input("a lane has a cell in the column") var pending
  @Input("a lane's cell needs a pulse") var wanting
  @Output("a row is programmed, or reports are cleared") var busy
  @Output("the reports of the row are cleared") var clear
  @Output var tile
  @Output var row
  @Output("the bitline of every lane") var column
  @Output("the lanes take up their cells") var load
  @Output("samples at the end of this cycle") var sample
  @Outputs var restart: SignalArray
  @Output("a threshold is tried in this cycle") var search
  @Output("the codes are there") var decide
  @Output("pulses are given at the end of this cycle") var strobe
  @Output("the row is over") var finish

  @State(reset: Phase.clear) var phase
  @Register var tileHeld
  @Register var rowHeld
  @Register var columnCount
  @Register var cycle
  @Register var pulseTime

  let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("row_programmer")
    let tiles = counterWidth(layer.tiles)
    let rows = counterWidth(layer.tile.rows)
    let columns = counterWidth(layer.usedColumnsPerLane)
    _startTile = Input(tiles)
    _startRow = Input(rows)
    _tile = Output(tiles)
    _row = Output(rows)
    _column = Output(columns, "the bitline of every lane")
    _restart = Outputs(count: layer.isIntegrating ? 1 : 0, "it is the first sample of a column")
    _tileHeld = Register(tiles, reset: 0)
    _rowHeld = Register(rows, reset: 0)
    _columnCount = Register(columns, reset: 0)
    _cycle = Register(counterWidth(layer.columnCycles), reset: 0)
    _pulseTime = Register(counterWidth(layer.programming.pulseCycles), reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String {
    """
    Program-verify of a row: \(layer.usedColumnsPerLane) columns, conversions of \
    \(layer.columnCycles) cycles, pulses of \(layer.programming.pulseCycles).
    """
  }

  @LogicBuilder public var body: Logic {
    busy <== (phase != .idle)
    tile <== tileHeld
    row <== rowHeld
    column <== columnCount
    for strobe in [clear, load, sample, search, decide, strobe, finish] { strobe <== 0 }
    for restart in restart { restart <== 0 }
    let strobes = ConversionStrobes(layer, cycle: cycle)
    assert(!(start && phase != .idle), "a row begins when no other is programmed")
    cover(finish, "a row is over")
    machine(phase) { phase in
      switch phase {
      case .clear:
        clear <== 1
        rowHeld <== rowHeld &+ 1
        when(rowHeld == layer.tile.rows - 1) {
          rowHeld <== 0
          tileHeld <== tileHeld &+ 1
          when(tileHeld == layer.tiles - 1) {
            tileHeld <== 0
            goto(Phase.idle)
          }
        }
      case .idle:
        when(start) {
          tileHeld <== startTile
          rowHeld <== startRow
          goto(Phase.seek)
        }
      case .seek:
        load <== 1
        when(pending) { goto(Phase.convert) }.otherwise { nextColumn }
      case .convert:
        sample <== strobes.sample
        for restart in restart { restart <== strobes.restart }
        search <== strobes.search
        cycle <== cycle &+ 1
        when(cycle == layer.columnCycles - 1) {
          cycle <== 0
          goto(Phase.decide)
        }
      case .decide:
        decide <== 1
        when(wanting) { goto(Phase.pulse) }.otherwise { nextColumn }
      case .pulse:
        strobe <== pulseTime == 0
        pulseTime <== pulseTime &+ 1
        when(pulseTime == layer.programming.pulseCycles - 1) {
          pulseTime <== 0
          goto(Phase.convert)
        }
      }
    }
  }

  @LogicBuilder private var nextColumn: Logic {
    columnCount <== columnCount &+ 1
    goto(Phase.seek)
    when(columnCount == layer.usedColumnsPerLane - 1) {
      columnCount <== 0
      finish <== 1
      goto(Phase.idle)
    }
  }
}
