import HDL
import Specifications

/// Program-verify of the cells of one lane: keeps their levels until their row is programmed, looks at the code of
/// the column under way, and says which pulse its cell needs.
///
/// ```
///  level ─▶ levels of a row ─▶ window of the level ─┐
///  code ────────────────────────────────────────────┴▶ wanting, failing ─▶ pulse, its polarity and code
/// ```
/// `wanting` and `failing` follow the code at once; with `decide` they are taken over.
public class CellProgrammer: Hardware {
  @Input("a level comes in") var write
  @Input("its column within the lane") var writeColumn
  @Input var writeLevel
  @Input("the column under way") var column
  @Input("takes up the cell of the column") var load
  @Input("the code is that of the cell") var decide
  @Input var code
  @Output("there is a cell in the column") var pending
  @Output("the cell needs a pulse") var wanting
  @Output("the cell is given up") var failing
  @Output("the cell is under way") var active
  @Output("the pulse is a SET pulse, not a RESET pulse") var pulseSet
  @Output var pulseCode

  @Input("where the row's faults stand, and that they are cleared") var address
  @Input var clear
  @Input("of the faults that are asked for") var reportAddress
  @Input var reportColumn
  @Output("the cell asked for was given up") var reportFault

  @Registers var levels: SignalArray
  @Registers var waiting: SignalArray
  @Register("the cell is neither within its window nor given up") var working
  @Register("of the cell") var pulses
  @Register("the last pulse was a SET pulse") var upwards
  @Registers var growth: SignalArray
  @Memory var faults: MemoryWords

  let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("cell_programmer")
    let columns = layer.usedColumnsPerLane
    let place = counterWidth(columns)
    let depth = layer.tiles << counterWidth(layer.tile.rows)
    _writeColumn = Input(place, "its column within the lane")
    _writeLevel = Input(layer.mapping.cellBits)
    _column = Input(place, "the column under way")
    _code = Input(layer.converter.bits)
    _pulseCode = Output(layer.pulseCodeBits)
    _address = Input(counterWidth(depth), "where the row's faults stand")
    _reportAddress = Input(counterWidth(depth), "of the faults that are asked for")
    _reportColumn = Input(place)
    _levels = Registers(count: columns, width: layer.mapping.cellBits, reset: 0)
    _waiting = Registers(count: columns, reset: 0, "a level came in")
    _working = Register(
      1, reset: 0, "the cell is neither within its window nor given up")
    _pulses = Register(counterWidth(layer.programming.pulseLimit + 1), reset: 0, "of the cell")
    _upwards = Register(1, reset: 0, "the last pulse was a SET pulse")
    _growth = Registers(
      count: layer.programming.isIncremental ? 1 : 0, width: layer.programming.pulseBits,
      reset: 0, "the code of the pulse")
    _faults = Memory(depth: depth, width: columns, "the cells of each row that were given up")
  }

  public var moduleName: String { name }
  public var documentation: String {
    """
    Program-verify of the cells of a lane: at most \(layer.programming.pulseLimit) pulses until the code \
    lies within the window of the level.
    """
  }

  @LogicBuilder public var body: Logic {
    for (index, level) in levels.enumerated() {
      when(write && writeColumn == index) {
        level <== writeLevel
        waiting[index] <== 1
      }
      .elsewhen(load && column == index) { waiting[index] <== 0 }
    }
    pending <== element(of: waiting.elements, at: column)
    active <== working
    deciding
    pulseSet <== upwards
    pulseCode <== (growth.elements.first ?? Literal(0, width: pulseCode.width))
    reporting
  }

  @LogicBuilder private var deciding: Logic {
    let level = element(of: levels.elements, at: column).named("level")
    let below = (code < edge { $0.lowerBound }(level)).named("below")
    let above = (code > edge { $0.upperBound - 1 }(level)).named("above")
    let outside = (working && (below || above)).named("outside")
    let spent = pulses == layer.programming.pulseLimit

    wanting <== (outside && !spent)
    failing <== (outside && spent)
    when(load) {
      working <== pending
      pulses <== 0
    }
    .elsewhen(decide) {
      working <== wanting
      when(wanting) {
        pulses <== pulses &+ 1
        upwards <== below
        for growth in growth {
          let steeper = mux(
            growth == layer.programming.highestCode, growth, growth &+ 1)
          growth
            <== mux(pulses == 0 || upwards != below, Literal(0, width: growth.width), steeper)
        }
      }
    }
    cover(failing && decide, "a cell is given up")
    cover(decide && working && pulses == 0 && !outside, "a cell needs no pulse")
  }

  @LogicBuilder private var reporting: Logic {
    let columns = layer.usedColumnsPerLane
    let own = (0..<columns).reversed().map { column == $0 }
    let mark = cat(own).named("mark")
    when(clear) { faults[address] <== Literal(0, width: columns) }
      .elsewhen(decide && working && !wanting) {
        faults[address]
          <== mux(failing, faults[address] | mark, faults[address] & ~mark)
      }
    let row = faults[reportAddress].named("reported")
    reportFault <== element(of: (0..<columns).map { row[$0] }, at: reportColumn)
  }

  /// An edge of the window, by the level.
  private func edge(_ edge: @escaping (Range<Int>) -> Int) -> (Signal) -> Signal {
    let layer = layer
    return { level in
      element(
        of: (0...layer.mapping.highestLevel).map {
          Literal(edge(layer.verifyWindow(ofLevel: $0)), width: layer.converter.bits)
        }, at: level)
    }
  }
}

extension MatrixLayerSpecification {
  /// The width of the code of a pulse, at least 1.
  var pulseCodeBits: Int { programming.isIncremental ? programming.pulseBits : 1 }
}

extension UnreachedHardware {
  static let ofCellProgrammer: [Self] = ["report_address", "report_column"].map {
    .signal($0, in: "matrix-programmer", because: oneCell)
  }
}
