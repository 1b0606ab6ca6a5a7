import HDL
import Specifications

/// Writes one value: hands its slices to program-verify, most significant first.
///
/// From `start` to `done` it takes the sum over the slices and 2 cycles more.
public final class ValueWriter: Hardware {
  @Input("writes the value") var start
  @Input("which value of the row") var index
  @Input("two's complement") var value
  @Input("a cell is written") var cellDone
  @Output("writes a cell") var cellStart
  @Output("the column of the cell") var column
  @Output("the level of the cell") var level
  @Output("the value is written") var done

  @Register(1, reset: 0) var writing
  @Register(1, reset: 0) var launch
  @Register(1, reset: 0) var finished
  @Register var columnCount
  @Register var sliceCount
  @Register("the slices still to be written") var remaining

  private let tile: CrossbarTileSpecification

  public init(tile: CrossbarTileSpecification) {
    self.tile = tile
    _index = Input(counterWidth(tile.valuesPerRow), "which value of the row")
    _value = Input(signed: tile.valueBits, "two's complement")
    _column = Output(counterWidth(tile.columns), "the column of the cell")
    _level = Output(tile.cellBits, "the level of the cell")
    _columnCount = Register(counterWidth(tile.columns), reset: 0)
    _sliceCount = Register(counterWidth(tile.slices), reset: 0)
    _remaining = Register(tile.valueBits, reset: 0, "the slices still to be written")
  }

  public var documentation: String {
    "Writes a value of \(tile.slices) slices of \(tile.cellBits) bits, most significant slice first."
  }

  public var body: Logic {
    let bits = tile.valueBits
    let lastSlice = (sliceCount == tile.slices - 1).named("last_slice")
    let written = (writing & cellDone).named("written")
    let firstColumn = index * Literal(tile.slices, width: counterWidth(tile.slices + 1))

    cellStart <== launch | (written & ~lastSlice)
    column <== columnCount
    level <== remaining[bits - 1...bits - tile.cellBits]
    done <== finished
    assert(~(start & writing), "a write is started when none runs")
    launch <== 0
    finished <== 0
    when(start) {
      writing <== 1
      launch <== 1
      columnCount <== fitted(firstColumn, to: columnCount.width)
      sliceCount <== 0
      remaining <== value.asUnsigned ^ Literal(1 << (bits - 1), width: bits)
    }
    .elsewhen(written) {
      when(lastSlice) {
        writing <== 0
        finished <== 1
      }
      .otherwise {
        columnCount <== columnCount &+ 1
        sliceCount <== sliceCount &+ 1
        if tile.slices > 1 {
          remaining
            <== cat(remaining[bits - tile.cellBits - 1...0], Literal(0, width: tile.cellBits))
        }
      }
    }
  }
}
