import HDL
import Specifications

/// What is asked of a crossbar with all that reads and writes it, and what it answers; from the asking
/// end. One operation at a time: each `…Start` is answered by its `…Done`, a strobe of one cycle. The
/// members carry whole names: the ports have no prefix.
struct TileOperations: HardwareBundle {
  @Output("the wordline of the next operation") var row
  @Output("stores the converter's offset") var calibrateStart
  @Output("reads every value of the row") var readStart
  @Output("writes one value of the row") var writeStart
  @Output("the value that is written") var writeIndex
  @Output("two's complement") var writeValue
  @Input("calibrated") var calibrateDone
  @Input("the values are there") var readDone
  @Input("the value is written") var writeDone
  @Inputs var values: SignalArray
  @Input("a value is complete in this cycle") var valueValid
  @Input("which one") var valueIndex
  @Input var value
  @Input("a code is there, of a column or of the reference") var conversionValid
  @Input("the column that is converted or programmed") var column
  @Input("the code with the converter's offset") var conversionCode
  @Input("a pulse is given in this cycle") var pulse
  @Input("SET, not RESET") var pulseSet
  @Input var pulseAmplitude
  @Input("a cell was given up") var fault

  /// - Parameter rows: that it has, those of one tile or of all.
  init(_ specification: QLearningAcceleratorSpecification, rows: Int) {
    let tile = specification.tile
    _row = Output(counterWidth(rows), "the wordline of the next operation")
    _writeIndex = Output(counterWidth(tile.valuesPerRow), "the value that is written")
    _writeValue = Output(signed: tile.valueBits, "two's complement")
    _values = Inputs(count: tile.valuesPerRow, signed: tile.valueBits)
    _valueIndex = Input(counterWidth(tile.valuesPerRow), "which one")
    _value = Input(signed: tile.valueBits)
    _column = Input(counterWidth(tile.columns), "the column that is converted or programmed")
    _conversionCode = Input(
      specification.converter.bits, "the code with the converter's offset")
    _pulseAmplitude = Input(specification.programVerify.amplitudeBits)
  }
}

/// The search of the greatest value of a row by sense amplifiers; from the asking end.
struct TileSensing: HardwareBundle {
  @Output("compares the values of the row") var senseStart
  @Input("the winner is known") var senseDone
  @Input("the greatest value, the lowest index of equals") var winner

  init(_ tile: CrossbarTileSpecification) {
    _winner = Input(
      counterWidth(tile.valuesPerRow), "the greatest value, the lowest index of equals")
  }
}

/// A crossbar that does these operations: one tile, several, or what stands for them in a proof. A member
/// of its operations is asked for as one of its own.
@dynamicMemberLookup
protocol OperatedTile: Hardware {
  var operations: TileOperations { get }
}

extension OperatedTile {
  subscript<Member>(dynamicMember member: KeyPath<TileOperations, Member>) -> Member {
    operations[keyPath: member]
  }
}

/// One that finds the greatest value of a row without converting it.
protocol SensingTile: OperatedTile {
  var sensing: TileSensing { get }
}
