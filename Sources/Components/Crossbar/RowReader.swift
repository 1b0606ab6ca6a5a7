import HDL
import Specifications

/// Reads every value of the selected row: converts column after column and shifts the levels of a
/// value's slices together. The levels of the slices before the last wait in `earlier`, the newest
/// first.
///
/// From `start` to `done` it takes `columns × conversion + 2` cycles; the values stay until the
/// next read.
public final class RowReader: Hardware {
  @Input("reads the row") var start
  @Input("the converter's code is there") var converterDone
  @Input("a code without offset") var code
  @Output("starts a conversion") var converterStart
  @Output("the row is being read") var busy
  @Output("the column that is converted") var column
  @Output("the values are there") var done
  @Outputs var values: SignalArray
  @Output("a value is complete in this cycle") var valueValid
  @Output("which one") var valueIndex
  @Output var value

  @Register(1, reset: 0) var reading
  @Register(1, reset: 0) var launch
  @Register(1, reset: 0) var finished
  @Register var columnCount
  @Register var sliceCount
  @Register var valueCount
  @Registers var earlier: SignalArray
  @Registers var held: SignalArray

  private let tile: CrossbarTileSpecification
  private let converterBits: Int

  public init(tile: CrossbarTileSpecification, converterBits: Int) {
    self.tile = tile
    self.converterBits = converterBits
    let bits = tile.valueBits
    _code = Input(converterBits, "a code without offset")
    _column = Output(counterWidth(tile.columns), "the column that is converted")
    _values = Outputs(count: tile.valuesPerRow, signed: bits)
    _valueIndex = Output(counterWidth(tile.valuesPerRow), "which one")
    _value = Output(signed: bits)
    _columnCount = Register(counterWidth(tile.columns), reset: 0)
    _sliceCount = Register(counterWidth(tile.slices), reset: 0)
    _valueCount = Register(counterWidth(tile.valuesPerRow), reset: 0)
    _earlier = Registers(count: tile.slices - 1, width: tile.cellBits, reset: 0)
    _held = Registers(count: tile.valuesPerRow, signed: bits, reset: 0)
  }

  public var documentation: String {
    "Reads a row of \(tile.valuesPerRow) values of \(tile.slices) slices each and adds the slices by shifting."
  }

  public var body: Logic {
    let bits = tile.valueBits
    let level = code[converterBits - 1...converterBits - tile.cellBits]
    let stored = cat(earlier.reversed() + [level]).named("stored")
    let lastSlice = (sliceCount == tile.slices - 1).named("last_slice")
    let lastColumn = (columnCount == tile.columns - 1).named("last_column")
    let converted = (reading & converterDone).named("converted")

    column <== columnCount
    converterStart <== launch | (converted & ~lastColumn)
    busy <== reading
    done <== finished
    valueValid <== converted & lastSlice
    valueIndex <== valueCount
    // Offset binary: the most significant bit inverted makes it two's complement.
    value <== (stored ^ Literal(1 << (bits - 1), width: bits)).asSigned
    for action in 0..<tile.valuesPerRow {
      values[action] <== held[action]
      when(valueValid & (valueCount == action)) { held[action] <== value }
    }

    assert(~(start & reading), "a read is started when none runs")
    assert(
      reading | (columnCount.isZero & sliceCount.isZero & valueCount.isZero),
      "every read begins with the first column")
    launch <== 0
    finished <== 0
    when(start) {
      reading <== 1
      launch <== 1
    }
    .elsewhen(converted) {
      for slice in earlier.indices { earlier[slice] <== slice == 0 ? level : earlier[slice - 1] }
      sliceCount <== sliceCount &+ 1
      columnCount <== columnCount &+ 1
      when(lastSlice) {
        sliceCount <== 0
        valueCount <== valueCount &+ 1
      }
      when(lastColumn) {
        reading <== 0
        finished <== 1
        columnCount <== 0
        valueCount <== 0
      }
    }
  }
}
