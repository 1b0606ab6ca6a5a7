import HDL
import Specifications

/// Several tiles, one below the other, which look like one: each has its own converter, row reader,
/// value writer and program-verify.
///
/// The row selects the tile that reads or writes; calibration is done by all at once, and shows the
/// codes of the first. Timing is that of a single tile.
public class CrossbarTiles: Hardware {
  @Input("the row of the next operation, held until it is done") var row
  @Input("stores the offsets of the converters") var calibrateStart
  @Input("reads every value of the row") var readStart
  @Input("writes one value of the row") var writeStart
  @Input("the value that is written") var writeIndex
  @Input("two's complement") var writeValue
  @Output("calibrated") var calibrateDone
  @Output("the values are there") var readDone
  @Output("the value is written") var writeDone
  @Outputs var values: SignalArray
  @Output("a value is complete in this cycle") var valueValid
  @Output("which one") var valueIndex
  @Output var value
  @Output("a code is there, of a column or of the reference") var conversionValid
  @Output("the column that is converted or programmed") var column
  @Output("the code with the converter's offset") var conversionCode
  @Output("a pulse is given in this cycle") var pulse
  @Output("SET, not RESET") var pulseSet
  @Output var pulseAmplitude
  @Output("a cell was given up") var fault

  @Instances var tiles: [CrossbarTile]
  @Wire("the tile of the row") var selected
  @Wire("its row in the tile") var rowInTile

  let specification: QLearningAcceleratorSpecification

  public convenience init(_ specification: QLearningAcceleratorSpecification) {
    self.init(
      specification,
      tiles: (0..<specification.tile.tiles).map { _ in CrossbarTile(specification) })
  }

  init(_ specification: QLearningAcceleratorSpecification, tiles: [CrossbarTile]) {
    let tile = specification.tile
    self.specification = specification
    _row = Input(counterWidth(tile.rows), "the row of the next operation, held until it is done")
    _writeIndex = Input(counterWidth(tile.valuesPerRow), "the value that is written")
    _writeValue = Input(signed: tile.valueBits, "two's complement")
    _values = Outputs(count: tile.valuesPerRow, signed: tile.valueBits)
    _valueIndex = Output(counterWidth(tile.valuesPerRow), "which one")
    _value = Output(signed: tile.valueBits)
    _column = Output(counterWidth(tile.columns), "the column that is converted or programmed")
    _conversionCode = Output(
      specification.converter.bits, "the code with the converter's offset")
    _pulseAmplitude = Output(specification.programVerify.amplitudeBits)
    _tiles = Instances(tiles)
    _selected = Wire(counterWidth(tile.tiles), "the tile of the row")
    _rowInTile = Wire(counterWidth(tile.rowsPerTile), "its row in the tile")
  }

  public var documentation: String {
    let tile = specification.tile
    return "\(tile.tiles) tiles of \(tile.rowsPerTile) rows each."
  }

  @LogicBuilder public var body: Logic {
    places
    commands
    answers
    traces
    properties
  }

  /// Which row of which tile it is.
  @LogicBuilder private var places: Logic {
    let rows = specification.tile.rowsPerTile
    if rows.nonzeroBitCount == 1 {
      selected <== row[row.width - 1...rows.trailingZeroBitCount]
      rowInTile <== row[rows.trailingZeroBitCount - 1...0]
    } else {
      let first = firstRows.map { Literal($0, width: row.width) }
      selected <== reached(firstRows.indices.map { Literal($0, width: selected.width) })
      rowInTile <== fitted(row &- reached(first).named("first_row"), to: rowInTile.width)
    }
  }

  /// The first row of each tile.
  private var firstRows: [Int] {
    (0..<specification.tile.tiles).map { $0 * specification.tile.rowsPerTile }
  }

  /// Of one number a tile that of the last tile whose first row is reached.
  private func reached(_ numbers: [Signal]) -> Signal {
    zip(firstRows, numbers).dropFirst().reduce(numbers[0]) { earlier, tile in
      mux(row >= tile.0, tile.1, earlier)
    }
  }

  @LogicBuilder private var commands: Logic {
    for (index, tile) in tiles.enumerated() {
      if let number = tile.number { number.tile <== index }
      tile.row <== rowInTile
      tile.calibrateStart <== calibrateStart
      tile.readStart <== readStart & (selected == index)
      tile.writeStart <== writeStart & (selected == index)
      tile.writeIndex <== writeIndex
      tile.writeValue <== writeValue
    }
  }

  @LogicBuilder private var answers: Logic {
    calibrateDone <== tiles[0].calibrateDone
    readDone <== ofSelected { $0.readDone }
    writeDone <== ofSelected { $0.writeDone }
    for index in 0..<specification.tile.valuesPerRow {
      values[index] <== ofSelected { $0.values[index] }
    }
    fault <== ofSelected { $0.fault }
  }

  @LogicBuilder private var traces: Logic {
    valueValid <== ofSelected { $0.valueValid }
    valueIndex <== ofSelected { $0.valueIndex }
    value <== ofSelected { $0.value }
    conversionValid <== calibrateDone | ofSelected { $0.conversionValid }
    conversionCode
      <== mux(calibrateDone, tiles[0].conversionCode, ofSelected { $0.conversionCode })
    column <== mux(calibrateDone, tiles[0].column, ofSelected { $0.column })
    pulse <== ofSelected { $0.pulse }
    pulseSet <== ofSelected { $0.pulseSet }
    pulseAmplitude <== ofSelected { $0.pulseAmplitude }
  }

  @LogicBuilder private var properties: Logic {
    for (index, tile) in tiles.enumerated() {
      assert(
        ~(tile.pulse | tile.readDone | tile.writeDone) | (selected == index),
        "the row stays in its tile until the operation is done")
    }
  }

  /// What the tile of the row says.
  func ofSelected(_ output: (CrossbarTile) -> Signal) -> Signal {
    element(of: tiles.map(output), at: selected)
  }
}

/// Several tiles that find the greatest value of a row without converting it.
public final class SensingCrossbarTiles: CrossbarTiles {
  @Input("compares the values of the row") var senseStart
  @Output("the winner is known") var senseDone
  @Output("the greatest value, the lowest index of equals") var winner

  private let sensingTiles: [SensingCrossbarTile]

  public init(_ specification: QLearningAcceleratorSpecification) {
    let tile = specification.tile
    sensingTiles = (0..<tile.tiles).map { _ in SensingCrossbarTile(specification) }
    _winner = Output(
      counterWidth(tile.valuesPerRow), "the greatest value, the lowest index of equals")
    super.init(specification, tiles: sensingTiles)
  }

  @LogicBuilder public override var body: Logic {
    super.body
    for (index, tile) in sensingTiles.enumerated() {
      tile.senseStart <== senseStart & (selected == index)
    }
    senseDone <== element(of: sensingTiles.map(\.senseDone), at: selected)
    winner <== element(of: sensingTiles.map(\.winner), at: selected)
  }
}
