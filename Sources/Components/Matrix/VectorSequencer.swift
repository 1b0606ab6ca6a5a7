import HDL
import Specifications

/// Leads a vector through planes, columns and the cycles of each conversion, the same for all tiles.
///
/// ```
/// cycle of a column   0 … settle-1   settle … T-1   0 of the next
/// sample              ______╱▔╲___________________________
/// search              ____________╱▔▔▔▔▔▔▔▔▔▔╲____________
/// accumulate          ___________________________╱▔╲______   shift, sign and place belong to it
/// ```
/// Where the current is integrated, `sample` is high for as many cycles as it is taken in, `restart` in the first and `hold` in
/// the last of them; a converter that fires is asked from the first on:
///
/// ```
/// cycle of a column   0 … settle-1   settle … settle+I-2   … T-1   0 of the next
/// sample              ______╱▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔╲__________________
/// restart             ______╱▔▔▔▔▔▔╲_________________________________
/// hold                ____________________╱▔▔▔▔▔▔▔╲__________________
/// search              ____________________________╱▔▔▔▔▔▔▔▔▔▔╲_______
/// search, firing      _____________╱▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔╲_______
/// ```
///
/// With the last column of the last plane over, `capture` follows `accumulate` by a cycle. In its last cycle
/// a vector waits until the results before it are taken.
public class VectorSequencer: Hardware {
  @Input("a vector is received") var vectorReady
  @Input("the results of the vector before are taken") var resultsTaken
  @Output("the vector goes to the rows") var take
  @Output("the next plane is driven") var advance
  @Output("the plane of the sign is driven") var signPlane
  @Output("a vector is converted") var busy
  @Output("the bitline of every lane") var column
  @Output("samples at the end of this cycle") var sample
  @Outputs var restart: SignalArray
  @Outputs var hold: SignalArray
  @Outputs var pulse: SignalArray
  @Output("a threshold is tried in this cycle") var search
  @Output("the codes are there: add them") var accumulate
  @Output("to which accumulator of each lane") var slot
  @Output var shift
  @Output("subtract") var negative
  @Output("the first addition of a vector: begin at 0") var first
  @Output("the accumulators are complete") var capture

  @Register("a vector is converted") var running
  @Register var cycle
  @Register var columnCount
  @Register("the column within its weight") var weightColumn
  @Register("the output within its lane") var output
  @Register var plane
  @Registers var pulseCycle: SignalArray
  @Register(1, reset: 0) var accumulates
  @Register var accumulatesSlot
  @Register var accumulatesShift
  @Register(1, reset: 0) var accumulatesNegative
  @Register(1, reset: 0) var accumulatesFirst
  @Register(1, reset: 0) var accumulatesLast
  @Register(1, reset: 0) var captures

  private let layer: MatrixLayerSpecification
  private let name: String
  private let shiftBits: Int

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("sequencer")
    shiftBits = Self.shiftBits(layer)
    let columns = counterWidth(layer.usedColumnsPerLane)
    let slots = counterWidth(layer.slotsPerLane)
    _column = Output(columns, "the bitline of every lane")
    _slot = Output(slots, "to which accumulator of each lane")
    _shift = Output(shiftBits)
    let integrates = layer.isIntegrating ? 1 : 0
    _restart = Outputs(count: integrates, "it is the first sample of a column")
    _hold = Outputs(count: integrates, "it is the last one")
    _pulse = Outputs(
      count: layer.tile.drive == .pulseWidth ? 1 : 0, width: layer.tile.driveBits,
      "the cycle of the pulses; the highest where none is on")
    _pulseCycle = Registers(
      count: layer.tile.pulseCycles > 1 ? 1 : 0, width: layer.tile.driveBits, reset: 0,
      "the cycle of the pulses")
    _cycle = Register(counterWidth(layer.columnCycles), reset: 0)
    _columnCount = Register(columns, reset: 0)
    _weightColumn = Register(
      counterWidth(layer.mapping.columnCount), reset: 0, "the column within its weight")
    _output = Register(slots, reset: 0, "the output within its lane")
    _plane = Register(counterWidth(layer.planes.count), reset: 0)
    _accumulatesSlot = Register(slots, reset: 0)
    _accumulatesShift = Register(shiftBits, reset: 0)
  }

  /// The width of a shift: of the column's and the plane's together.
  static func shiftBits(_ layer: MatrixLayerSpecification) -> Int {
    counterWidth(layer.greatestShift + 1)
  }

  public var moduleName: String { name }
  public var documentation: String {
    """
    Converts a vector in \(layer.planes.count) planes of \(layer.usedColumnsPerLane) columns, \
    \(layer.columnCycles) cycles each.
    """
  }

  public var body: Logic {
    let lastCycle = (cycle == layer.columnCycles - 1).named("last_cycle")
    let lastColumn = (columnCount == layer.usedColumnsPerLane - 1).named("last_column")
    let lastPlane = (plane == layer.planes.count - 1).named("last_plane")
    let ending = (running && lastCycle && lastColumn && lastPlane).named("ending")
    let free = (resultsTaken && !(accumulates && accumulatesLast) && !captures).named("free")
    let moves = (running && !(ending && !free)).named("moves")
    let columnEnds = (moves && lastCycle).named("column_ends")
    let planeEnds = (columnEnds && lastColumn).named("plane_ends")

    busy <== (running || accumulates || captures)
    take <== (vectorReady && (!running || (ending && free)))
    advance <== (planeEnds && !lastPlane)
    signPlane <== (layer.input.isSigned ? lastPlane : false)
    column <== columnCount
    taking(moves: moves)
    counting(columnEnds: columnEnds, planeEnds: planeEnds, moves: moves)
    accumulating(columnEnds: columnEnds, ending: ending)
  }

  /// When the current is taken, and when its code is searched.
  @LogicBuilder private func taking(moves: Signal) -> Logic {
    let strobes = ConversionStrobes(layer, cycle: cycle)
    sample <== (running && strobes.sample)
    for restart in restart { restart <== (running && strobes.restart) }
    for hold in hold { hold <== (running && strobes.hold) }
    search <== (moves && strobes.search)
    for pulse in pulse {
      pulse
        <== mux(
          sample, pulseCycle.elements.first ?? Literal(0, width: pulse.width),
          Literal(layer.tile.highestDrive, width: pulse.width))
    }
    for pulseCycle in pulseCycle {
      when(sample) {
        pulseCycle <== pulseCycle &+ 1
        when(pulseCycle == layer.tile.pulseCycles - 1) { pulseCycle <== 0 }
      }
    }
  }

  @LogicBuilder
  private func counting(columnEnds: Signal, planeEnds: Signal, moves: Signal) -> Logic {
    let lastOfWeight = weightColumn == layer.mapping.columnCount - 1
    when(moves) { cycle <== cycle &+ 1 }
    when(columnEnds) {
      cycle <== 0
      columnCount <== columnCount &+ 1
      weightColumn <== weightColumn &+ 1
      when(lastOfWeight) {
        weightColumn <== 0
        output <== output &+ 1
      }
    }
    when(planeEnds) {
      columnCount <== 0
      weightColumn <== 0
      output <== 0
      plane <== plane &+ 1
      when(plane == layer.planes.count - 1) {
        plane <== 0
        running <== 0
      }
    }
    when(take) { running <== 1 }
    cover(take && running, "one vector follows another at once")
  }

  @LogicBuilder private func accumulating(columnEnds: Signal, ending: Signal) -> Logic {
    let columnShift = ofColumn { Literal($0.shift, width: shiftBits) }.named("column_shift")
    let planeShift = element(
      of: layer.planes.map { Literal($0.shift, width: shiftBits) }, at: plane
    ).named("plane_shift")
    let columnNegative = ofColumn { Literal($0.isNegative ? 1 : 0, width: 1) }
      .named("column_negative")

    accumulates <== columnEnds
    captures <== (accumulates && accumulatesLast)
    when(columnEnds) {
      accumulatesSlot <== output
      accumulatesShift <== (columnShift &+ planeShift)
      accumulatesNegative <== (columnNegative ^ signPlane)
      accumulatesFirst <== (plane == 0 && weightColumn == 0)
      accumulatesLast <== ending
    }
    accumulate <== accumulates
    slot <== accumulatesSlot
    shift <== accumulatesShift
    negative <== accumulatesNegative
    first <== accumulatesFirst
    capture <== captures
  }

  /// What holds of the present column.
  private func ofColumn(_ value: (WeightColumn) -> Signal) -> Signal {
    let mapping = layer.mapping
    let ofWeight = element(of: mapping.columns.map(value), at: weightColumn)
    guard mapping.hasOffsetColumn else { return ofWeight }
    return mux(output == layer.outputsPerLane, value(mapping.offsetColumn), ofWeight)
  }
}

extension UnreachedHardware {
  /// Of the component alone, whose lanes have one output of two columns that count the same.
  static let ofVectorSequencer: [Self] =
    ["slot", "output", "accumulates_slot"].map {
      .signal($0, in: "matrix-sequencer", because: "the lanes have one output")
    } + [
      .signal("column_shift", in: "matrix-sequencer", because: "all columns count the same")
    ]
}
