import HDL
import Specifications

/// Several tiles, one below the other, which look like one: each has its own converter, row reader,
/// value writer and program-verify.
///
/// The row selects the tile that reads or writes; calibration is done by all at once, and shows the
/// codes of the first. Timing is that of a single tile.
public class CrossbarTiles: Hardware {
  @FlippedPorts var operations: TileOperations

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
    _operations = FlippedPorts(TileOperations(specification, rows: tile.rows), prefix: "")
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
      selected <== operations.row[operations.row.width - 1...rows.trailingZeroBitCount]
      rowInTile <== operations.row[rows.trailingZeroBitCount - 1...0]
    } else {
      let first = firstRows.map { Literal($0, width: operations.row.width) }
      selected <== reached(firstRows.indices.map { Literal($0, width: selected.width) })
      rowInTile <== fitted(operations.row &- reached(first).named("first_row"), to: rowInTile.width)
    }
  }

  /// The first row of each tile.
  private var firstRows: [Int] {
    (0..<specification.tile.tiles).map { $0 * specification.tile.rowsPerTile }
  }

  /// Of one number a tile that of the last tile whose first row is reached.
  private func reached(_ numbers: [Signal]) -> Signal {
    zip(firstRows, numbers).dropFirst().reduce(numbers[0]) { earlier, tile in
      mux(operations.row >= tile.0, tile.1, earlier)
    }
  }

  @LogicBuilder private var commands: Logic {
    for (index, tile) in tiles.enumerated() {
      if let number = tile.number { number.tile <== index }
      tile.row <== rowInTile
      tile.calibrateStart <== operations.calibrateStart
      tile.readStart <== operations.readStart & (selected == index)
      tile.writeStart <== operations.writeStart & (selected == index)
      tile.writeIndex <== operations.writeIndex
      tile.writeValue <== operations.writeValue
    }
  }

  @LogicBuilder private var answers: Logic {
    operations.calibrateDone <== tiles[0].calibrateDone
    operations.readDone <== ofSelected { $0.readDone }
    operations.writeDone <== ofSelected { $0.writeDone }
    for index in 0..<specification.tile.valuesPerRow {
      operations.values[index] <== ofSelected { $0.values[index] }
    }
    operations.fault <== ofSelected { $0.fault }
  }

  @LogicBuilder private var traces: Logic {
    operations.valueValid <== ofSelected { $0.valueValid }
    operations.valueIndex <== ofSelected { $0.valueIndex }
    operations.value <== ofSelected { $0.value }
    operations.conversionValid <== operations.calibrateDone | ofSelected { $0.conversionValid }
    operations.conversionCode
      <== mux(operations.calibrateDone, tiles[0].conversionCode, ofSelected { $0.conversionCode })
    operations.column <== mux(operations.calibrateDone, tiles[0].column, ofSelected { $0.column })
    operations.pulse <== ofSelected { $0.pulse }
    operations.pulseSet <== ofSelected { $0.pulseSet }
    operations.pulseAmplitude <== ofSelected { $0.pulseAmplitude }
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
  @FlippedPorts var sensing: TileSensing

  private let sensingTiles: [SensingCrossbarTile]

  public init(_ specification: QLearningAcceleratorSpecification) {
    let tile = specification.tile
    sensingTiles = (0..<tile.tiles).map { _ in SensingCrossbarTile(specification) }
    _sensing = FlippedPorts(TileSensing(tile), prefix: "")
    super.init(specification, tiles: sensingTiles)
  }

  @LogicBuilder public override var body: Logic {
    super.body
    for (index, tile) in sensingTiles.enumerated() {
      tile.sensing.senseStart <== sensing.senseStart & (selected == index)
    }
    sensing.senseDone <== element(of: sensingTiles.map(\.sensing.senseDone), at: selected)
    sensing.winner <== element(of: sensingTiles.map(\.sensing.winner), at: selected)
  }
}
