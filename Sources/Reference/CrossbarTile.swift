import CrossbarPhysics
import DevicePhysics
import Specifications

/// The crossbar with its converters, one a tile: rows are read as values.
public struct CrossbarTileReference: Sendable {
  public let specification: CrossbarTileSpecification
  /// One a tile.
  public private(set) var arrays: [CrossbarArray]
  public private(set) var converters: [SARConverterReference]
  /// Conversions since the start.
  public private(set) var conversions = 0

  /// - Parameters:
  ///   - specification: the accelerator the tile belongs to.
  ///   - seed: the seed of the macro.
  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    self.specification = specification.tile
    let parameters = CrossbarParameters(specification)
    arrays = (0..<specification.tile.tiles).map {
      CrossbarArray(parameters, seed: seed, tile: $0)
    }
    converters = specification.tileConverters(seed: seed).map(SARConverterReference.init)
  }

  /// Clears the counter and calibrates the converters, all at once, which counts as a conversion; the raw code
  /// of the reference in the first.
  public mutating func start() -> Int {
    conversions = 1
    let codes = arrays.indices.map { tile in
      let raw = converters[tile].rawCode(of: arrays[tile].sampleReference())
      converters[tile].calibrate(rawCode: raw)
      return raw
    }
    return codes[0]
  }

  /// The tile of a row, and the row within it.
  private func place(ofRow row: Int) -> (tile: Int, row: Int) {
    (row / specification.rowsPerTile, row % specification.rowsPerTile)
  }

  /// Applies one programming pulse to one cell.
  public mutating func pulse(row: Int, _ pulse: ProgramPulse) {
    let place = place(ofRow: row)
    arrays[place.tile].pulse(
      row: place.row, column: pulse.column, set: pulse.set, amplitude: pulse.amplitude)
  }

  /// One conversion of one column; the calibrated code.
  public mutating func convert(row: Int, column: Int, log: inout OperationLog) -> Int {
    let place = place(ofRow: row)
    let sampled = arrays[place.tile].sample(
      row: place.row, column: column, wordlineCode: specification.readCode)
    let raw = converters[place.tile].rawCode(of: sampled)
    conversions += 1
    log.conversions.append(Conversion(column: column, code: raw))
    return converters[place.tile].code(ofRaw: raw)
  }

  /// The values of a row, one for each action.
  public mutating func readRow(_ row: Int, log: inout OperationLog) -> [Int] {
    let extraBits = converterBits - specification.cellBits
    let offset = 1 << (specification.valueBits - 1)
    var values: [Int] = []
    values.reserveCapacity(specification.valuesPerRow)
    for action in 0..<specification.valuesPerRow {
      var stored = 0
      for slice in 0..<specification.slices {
        let column = action * specification.slices + slice
        let level = convert(row: row, column: column, log: &log) >> extraBits
        stored = stored << specification.cellBits + level
      }
      values.append(stored - offset)
      log.valuesRead.append(ValueRead(action: action, value: stored - offset))
    }
    return values
  }

  /// The level of each slice of a value, most significant first.
  public func levels(ofValue value: Int) -> [Int] {
    let stored = value + 1 << (specification.valueBits - 1)
    let base = 1 << specification.cellBits
    return (0..<specification.slices).map { slice in
      (stored >> ((specification.slices - 1 - slice) * specification.cellBits)) % base
    }
  }

  /// The action the sense amplifiers leave: the lowest index of those left after all slices.
  public func winner(row: Int) -> Int {
    let place = place(ofRow: row)
    var candidates: UInt32 = (1 << UInt32(specification.valuesPerRow)) - 1
    for slice in 0..<specification.slices {
      candidates = arrays[place.tile].sense(
        row: place.row, slice: slice, wordlineCode: specification.readCode, candidates: candidates)
    }
    return candidates.trailingZeroBitCount
  }

  /// The states of the cells of one value, by column.
  public func cells(row: Int, action: Int) -> [CellState] {
    let place = place(ofRow: row)
    return (0..<specification.slices).map { slice in
      let column = action * specification.slices + slice
      return CellState(
        cell: row * specification.columns + column,
        state: arrays[place.tile].states[place.row * specification.columns + column])
    }
  }

  /// The states of all cells that hold values, `row * columns + column`.
  public var cellStates: [Double] {
    Array(arrays.map(\.states).joined().prefix(specification.cells))
  }

  /// Bits of a code.
  var converterBits: Int { converters[0].specification.bits }
}

extension QLearningAcceleratorSpecification {
  /// The converter of each tile: where there are several, their comparators differ.
  func tileConverters(seed: UInt32) -> [SARConverterSpecification] {
    if tile.tiles == 1 { return [converter] }
    let generator = CounterGenerator(seed: seed)
    return (0..<UInt32(tile.tiles)).map { index in
      var converter = converter
      converter.comparatorOffset = ConverterCurrents(converter).offset(
        spread: tile.comparatorSpread,
        normal: generator.normal(stream: RandomStream.comparatorOffset, index: index, draw: 0))
      return converter
    }
  }
}
