import HDL
import Specifications

/// The program-verify engine of a layer: takes the levels of a row, brings its cells there, and keeps count.
///
/// ```
///  levels ─▶ cells (one for each lane) ─▶ pulses ─▶ macro of the row's tile
///              ▲            │ wanting                  │ codes
///              └─ row ◀─────┘ ◀──────────────────────── lanes
/// ```
public class MatrixProgrammer: Hardware {
  @Input("the level of a cell comes in") var write
  @Input var writeTile
  @Input var writeRow
  @Input var writeColumn
  @Input var writeLevel
  @Input("of the lanes of the row's tile, lane 0 lowest") var codes
  @Output("a row is programmed, or reports are cleared") var busy
  @Output("nothing else may begin in this cycle") var claims
  @Output var tile
  @Output var row
  @Output("the bitline of every lane") var column
  @Output("samples at the end of this cycle") var sample
  @Outputs var restart: SignalArray
  @Output("a threshold is tried in this cycle") var search
  @Outputs var pulse: SignalArray
  @Outputs var pulseSet: SignalArray
  @Outputs var pulseCode: SignalArray
  @Ports var report: ProgramReport

  @Instance var rows: RowProgrammer
  @Instances var cells: [CellProgrammer]
  @Register var cellCount
  @Register var pulseCount
  @Register var faultCount
  @Register var firstTile
  @Register var firstRow
  @Register var firstColumn
  @Register("pulses of the row under way") var rowPulses
  @Memory var wear: MemoryWords

  let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("programmer")
    let (lanes, tile) = (layer.tile.converters, layer.tile)
    let tiles = counterWidth(layer.tiles)
    let rowBits = counterWidth(tile.rows)
    let columns = counterWidth(tile.columns)
    let wearBits = MatrixProgrammingSpecification.wearBits
    _writeTile = Input(tiles)
    _writeRow = Input(rowBits)
    _writeColumn = Input(columns)
    _writeLevel = Input(layer.mapping.cellBits)
    _codes = Input(
      lanes * layer.converter.bits, "of the lanes of the row's tile, lane 0 lowest")
    _tile = Output(tiles)
    _row = Output(rowBits)
    _column = Output(counterWidth(layer.usedColumnsPerLane), "the bitline of every lane")
    _restart = Outputs(count: layer.isIntegrating ? 1 : 0, "it is the first sample of a column")
    _pulse = Outputs(count: lanes, "a lane's cell gets a pulse at the end of this cycle")
    _pulseSet = Outputs(count: lanes, "the pulse is a SET pulse, not a RESET pulse")
    _pulseCode = Outputs(count: lanes, width: layer.pulseCodeBits)
    _report = Ports(ProgramReport(layer), prefix: "")
    _rows = Instance(wrappedValue: RowProgrammer(layer, names: names))
    _cells = Instances((0..<lanes).map { _ in CellProgrammer(layer, names: names) })
    _cellCount = Register(ProgramReport.countBits, reset: 0)
    _pulseCount = Register(ProgramReport.countBits, reset: 0)
    _faultCount = Register(ProgramReport.countBits, reset: 0)
    _firstTile = Register(tiles, reset: 0)
    _firstRow = Register(rowBits, reset: 0)
    _firstColumn = Register(columns, reset: 0)
    _rowPulses = Register(wearBits, reset: 0, "pulses of the row under way")
    _wear = Memory(
      depth: layer.tiles << rowBits, width: wearBits, "the pulses of each row since the reset")
  }

  public var moduleName: String { name }
  public var documentation: String {
    "Program-verify of a layer, \(layer.tile.converters) cells of a row at once."
  }

  @LogicBuilder public var body: Logic {
    rows.start <== starts
    rows.startTile <== writeTile
    rows.startRow <== writeRow
    rows.pending <== any(cells.map(\.pending))
    rows.wanting <== any(cells.map(\.wanting))
    busy <== rows.busy
    claims <== (rows.busy || starts)
    tile <== rows.tile
    row <== rows.row
    column <== rows.column
    sample <== rows.sample
    for (restart, own) in zip(restart, rows.restart) { restart <== own }
    search <== rows.search
    for (lane, cell) in cells.enumerated() { join(cell, lane) }
    counting
    reporting
  }

  var starts: Signal { write && report.programLast }
  func any(_ bits: [Signal]) -> Signal { bits.reduce(false) { $0 || $1 } }

  private var address: Signal { cat(rows.tile, rows.row).named("address") }
  private var reportAddress: Signal {
    cat(report.reportTile, report.reportRow).named("report_address")
  }

  /// Whether a bitline lies in a lane, and where there.
  private func place(of bitline: Signal, inLane lane: Int) -> (hit: Signal, column: Signal) {
    let first = lane * layer.tile.columnsPerLane
    let end = first + layer.usedColumnsPerLane
    let width = counterWidth(layer.usedColumnsPerLane)
    let low: Signal = first == 0 ? true : bitline >= first
    let high: Signal = end > (1 << bitline.width) - 1 ? true : bitline < end
    return (low && high, fitted(bitline &- Literal(first, width: bitline.width), to: width))
  }

  @LogicBuilder private func join(_ cell: CellProgrammer, _ lane: Int) -> Logic {
    let written = place(of: writeColumn, inLane: lane)
    let reported = place(of: report.reportColumn, inLane: lane)
    let bits = layer.converter.bits
    let depth = cell.address.width
    cell.write <== (write && written.hit)
    cell.writeColumn <== written.column
    cell.writeLevel <== writeLevel
    cell.column <== rows.column
    cell.load <== rows.load
    cell.decide <== rows.decide
    cell.code <== codes[(lane + 1) * bits - 1...lane * bits]
    cell.clear <== rows.clear
    cell.address <== fitted(address, to: depth)
    cell.reportAddress <== fitted(reportAddress, to: depth)
    cell.reportColumn <== reported.column
    pulse[lane] <== (rows.strobe && cell.active)
    pulseSet[lane] <== cell.pulseSet
    pulseCode[lane] <== cell.pulseCode
  }

  @LogicBuilder private var counting: Logic {
    let width = ProgramReport.countBits
    let over = population(cells.map { $0.active && !$0.wanting }[...]).named("over")
    let failed = population(cells.map(\.failing)[...]).named("failed")
    let given = population(cells.map(\.active)[...]).named("given")
    let lowest = cells.indices.dropLast().reversed().reduce(bitline(ofLane: cells.count - 1)) {
      mux(cells[$1].failing, bitline(ofLane: $1), $0)
    }
    when(rows.decide) {
      cellCount <== cellCount &+ fitted(over, to: width)
      faultCount <== faultCount &+ fitted(failed, to: width)
      when(failed != 0 && faultCount == 0) {
        firstTile <== rows.tile
        firstRow <== rows.row
        firstColumn <== lowest
      }
    }
    when(rows.strobe) {
      pulseCount <== pulseCount &+ fitted(given, to: width)
      rowPulses <== rowPulses &+ fitted(given, to: rowPulses.width)
    }
    when(rows.finish) { rowPulses <== 0 }
    when(report.programStart) {
      cellCount <== 0
      faultCount <== 0
      pulseCount <== 0
    }
  }

  /// The bitline of the column under way.
  func bitline(ofLane lane: Int) -> Signal {
    let width = counterWidth(layer.tile.columns)
    return fitted(rows.column, to: width)
      &+ Literal(lane * layer.tile.columnsPerLane, width: width)
  }

  @LogicBuilder private var reporting: Logic {
    let own = fitted(address, to: wear.addressWidth)
    let total = (wear[own] + rowPulses).saturated(toUnsigned: rowPulses.width)
    when(rows.clear) { wear[own] <== Literal(0, width: rowPulses.width) }
      .elsewhen(rows.finish) { wear[own] <== total }
    report.programCells <== cellCount
    report.programPulses <== pulseCount
    report.programFaults <== faultCount
    report.faultTile <== firstTile
    report.faultRow <== firstRow
    report.faultColumn <== firstColumn
    report.reportWear <== wear[fitted(reportAddress, to: wear.addressWidth)]
    report.reportFault
      <== any(
        cells.indices.map {
          place(of: report.reportColumn, inLane: $0).hit && cells[$0].reportFault
        })
  }
}
