import CrossbarPhysics
import Specifications

/// The crossbar with its converter: rows are read as values.
public struct CrossbarTileReference: Sendable {
  public let specification: CrossbarTileSpecification
  public internal(set) var array: CrossbarArray
  public private(set) var converter: SARConverterReference
  /// Conversions since the start.
  public private(set) var conversions = 0

  /// - Parameters:
  ///   - specification: the accelerator the tile belongs to.
  ///   - seed: the seed of the macro.
  public init(_ specification: QLearningAcceleratorSpecification, seed: UInt32) {
    self.specification = specification.tile
    array = CrossbarArray(CrossbarParameters(specification), seed: seed)
    converter = SARConverterReference(specification.converter)
  }

  /// Clears the counter and calibrates the converter, which counts as a conversion; the raw code of the reference.
  public mutating func start() -> Int {
    conversions = 1
    let raw = converter.rawCode(of: array.sampleReference())
    converter.calibrate(rawCode: raw)
    return raw
  }

  /// One conversion of one column; the calibrated code.
  public mutating func convert(row: Int, column: Int, log: inout OperationLog) -> Int {
    let sampled = array.sample(
      row: row, column: column, wordlineCode: specification.readCode)
    let raw = converter.rawCode(of: sampled)
    conversions += 1
    log.conversions.append(Conversion(column: column, code: raw))
    return converter.code(ofRaw: raw)
  }

  /// The values of a row, one for each action.
  public mutating func readRow(_ row: Int, log: inout OperationLog) -> [Int] {
    let extraBits = converter.specification.bits - specification.cellBits
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
    var candidates: UInt32 = (1 << UInt32(specification.valuesPerRow)) - 1
    for slice in 0..<specification.slices {
      candidates = array.sense(
        row: row, slice: slice, wordlineCode: specification.readCode, candidates: candidates)
    }
    return candidates.trailingZeroBitCount
  }

  /// The states of the cells of one value, by column.
  public func cells(row: Int, action: Int) -> [CellState] {
    (0..<specification.slices).map { slice in
      let cell = row * specification.columns + action * specification.slices + slice
      return CellState(cell: cell, state: array.states[cell])
    }
  }
}
