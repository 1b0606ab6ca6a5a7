import HDL
import Specifications

/// Receives maps and gives the windows of a convolution, element by element (im2col).
///
/// ```
///            write           read        ┌───┐
/// map ──▶ counter ─▶ ┌──────────────┐ ──▶│ 0 │──▶ window
///                    │ two maps     │    │ 1 │
///   row, column, ──▶ └──────────────┘    └───┘ 0 around the map
///   channel of a tap
/// ```
///
/// While the windows of a map are given the next map is received. A word is read in one cycle and offered in the next;
/// where the windows are taken at once, one element leaves in each cycle.
public class WindowStream: Hardware {
  @Input var inputValid
  @Output var inputReady
  @Input var inputData
  @Output var outputValid
  @Input var outputReady
  @Output var outputData

  @BlockMemory(depth: 2, width: 1) var maps
  @Register var received
  @Register(1, reset: 0, "which half the next map is written to") var writeHalf
  @Register(2, reset: 0, "maps that are received and not given") var waiting
  @Register(1, reset: 0, "which half is given") var readHalf
  @Register var channel
  @Register var rowTap
  @Register var columnTap
  @Register var row
  @Register var column
  @Register("an element is read") var holds
  @Register(1, reset: 0, "it lies around the map") var isOutside

  private let windows: ConvolutionWindows
  private let name: String

  /// - Parameter readPorts: of the maps; more than one to watch what is kept.
  init(_ windows: ConvolutionWindows, width: Int, names: MatrixNames, readPorts: Int = 1) {
    self.windows = windows
    name = names.module("windows")
    _inputData = Input(width)
    _outputData = Output(width)
    _maps = BlockMemory(depth: 2 * windows.elements, width: width, reads: readPorts, writes: 1)
    _received = Register(counterWidth(windows.elements), reset: 0)
    _channel = Register(counterWidth(windows.channels), reset: 0)
    _rowTap = Register(counterWidth(windows.rows.kernel), reset: 0)
    _columnTap = Register(counterWidth(windows.columns.kernel), reset: 0)
    _row = Register(counterWidth(windows.rows.outputs), reset: 0)
    _column = Register(counterWidth(windows.columns.outputs), reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String {
    """
    The \(windows.positions) windows of maps of \(windows.channels) x \(windows.rows.inputs) x \
    \(windows.columns.inputs), of \(windows.taps) elements each.
    """
  }

  @LogicBuilder public var body: Logic {
    let advance = (!holds || outputReady).named("advance")
    let reads = (waiting != 0 && advance).named("reads")
    let ends = counters.map { ($0.register == $0.count - 1).named("last_\($0.name)") }
    let lastRead = ends.reduce(reads) { $0 && $1 }.named("last_read")
    receiving(lastRead: lastRead)
    reading(when: reads, advance: advance)
    counting(when: reads, ends: ends)
    when(lastRead) { readHalf <== !readHalf }
  }

  /// What is counted for each element of the windows, the fastest first.
  private var counters: [(name: String, register: Signal, count: Int)] {
    [
      ("channel", channel, windows.channels),
      ("column_tap", columnTap, windows.columns.kernel),
      ("row_tap", rowTap, windows.rows.kernel),
      ("column", column, windows.columns.outputs),
      ("row", row, windows.rows.outputs),
    ]
  }

  @LogicBuilder private func receiving(lastRead: Signal) -> Logic {
    let receives = (inputValid && inputReady).named("receives")
    let lastReceived = (receives && received == windows.elements - 1).named("last_received")
    inputReady <== (waiting != 2)
    when(receives) {
      let address = half(writeHalf) &+ fitted(received, to: addressWidth)
      maps.writes[0][address] <== inputData
      received <== received &+ 1
    }
    when(lastReceived) {
      received <== 0
      writeHalf <== !writeHalf
    }
    when(lastReceived && !lastRead) { waiting <== waiting &+ 1 }
    when(lastRead && !lastReceived) { waiting <== waiting &- 1 }
    assert(waiting != 3, "two maps are kept at most")
  }

  @LogicBuilder private func reading(when reads: Signal, advance: Signal) -> Logic {
    let ownRow = place(row, rowTap, windows.rows).named("map_row")
    let ownColumn = place(column, columnTap, windows.columns).named("map_column")
    let around = (isAround(ownRow, windows.rows) || isAround(ownColumn, windows.columns))
      .named("around")
    when(advance) { holds <== reads }
    when(reads) {
      maps.reads[0].read(at: address(row: ownRow, column: ownColumn))
      isOutside <== around
    }
    outputValid <== holds
    outputData <== mux(isOutside, 0, maps.reads[0].word)
  }

  /// Counts, a counter wherever all faster ones end.
  @LogicBuilder private func counting(when reads: Signal, ends: [Signal]) -> Logic {
    for (index, counter) in counters.enumerated() {
      when(ends[..<index].reduce(reads) { $0 && $1 }) {
        counter.register <== counter.register &+ 1
        when(ends[index]) { counter.register <== 0 }
      }
    }
  }

  // MARK: Places

  /// The row or column under a tap, counted from the first zero before the map.
  private func place(_ position: Signal, _ tap: Signal, _ axis: ConvolutionAxis) -> Signal {
    position * constant(axis.stride) + tap * constant(axis.dilation)
  }

  private func isAround(_ place: Signal, _ axis: ConvolutionAxis) -> Signal {
    let end = axis.before + axis.inputs
    var around: Signal = Literal(0, width: 1)
    if axis.before > 0 { around = place < axis.before }
    if end < 1 << place.width { around = around || place >= end }
    return around
  }

  private var addressWidth: Int { counterWidth(2 * windows.elements) }

  /// The first address of a half.
  private func half(_ half: Signal) -> Signal {
    mux(half, Literal(windows.elements, width: addressWidth), 0)
  }

  /// The sum of what row, column and channel come to, wrapping: within the map nothing is lost.
  private func address(row: Signal, column: Signal) -> Signal {
    let width = addressWidth
    let start =
      windows.rows.before * windows.rowStride + windows.columns.before * windows.columnStride
    func scaled(_ place: Signal, by stride: Int) -> Signal {
      fitted(place, to: width) &* Literal(stride, width: width)
    }
    return half(readHalf) &+ scaled(row, by: windows.rowStride)
      &+ scaled(column, by: windows.columnStride) &+ scaled(channel, by: windows.channelStride)
      &- Literal(start % (1 << width), width: width)
  }

  private func constant(_ value: Int) -> Signal {
    Literal(value, width: counterWidth(value + 1))
  }
}
