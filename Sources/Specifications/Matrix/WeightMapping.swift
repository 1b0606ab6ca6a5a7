/// How a signed weight becomes levels of cells, which are never negative.
public enum MappingScheme: String, Sendable, Hashable, CaseIterable {
  /// Half the range is added to every weight; a column more holds that offset in every row.
  case offsetColumn = "offset-column"
  /// Positive and negative part stand in columns of their own.
  case differentialPair = "differential-pair"
  /// The sign bit of two's complement stands in a column of its own, which counts negative.
  case twosComplement = "twos-complement"
}

/// How a number that does not fit one cell is spread over several.
public enum Slicing: String, Sendable, Hashable, CaseIterable {
  /// Each cell has some bits.
  case binary
  /// Every cell counts the same; the number is their sum.
  case unary
}

/// A column of a weight: it stands for `± level · 2^shift`.
public struct WeightColumn: Sendable, Hashable {
  public var shift: Int
  public var isNegative: Bool

  public init(shift: Int, isNegative: Bool) {
    self.shift = shift
    self.isNegative = isNegative
  }
}

/// From signed weights to levels in cells of `cellBits` bits (`docs/matrix-engine.md`).
public struct WeightMapping: Sendable, Hashable {
  public var scheme: MappingScheme
  public var slicing: Slicing
  /// Bits of a signed weight, 2...16.
  public var weightBits: Int
  /// Bits of a cell, 1...5.
  public var cellBits: Int

  public init(scheme: MappingScheme, slicing: Slicing, weightBits: Int, cellBits: Int) {
    self.scheme = scheme
    self.slicing = slicing
    self.weightBits = weightBits
    self.cellBits = cellBits
  }

  /// The weights that can be mapped.
  public var weightRange: ClosedRange<Int> {
    let highest = (1 << (weightBits - 1)) - 1
    return (scheme == .differentialPair ? -highest : -highest - 1)...highest
  }

  /// The highest level of a cell.
  public var highestLevel: Int { (1 << cellBits) - 1 }

  /// Whether a lane has a column more, which holds the offset.
  public var hasOffsetColumn: Bool { scheme == .offsetColumn }

  /// The sign bit or the offset, 2^(weightBits-1), in one cell.
  private var half: BitSlice { .alone(bit: weightBits - 1, width: cellBits) }
  /// The level of every used cell of the offset column.
  public var offsetLevel: Int { half.unit }
  /// The offset column; it is subtracted.
  public var offsetColumn: WeightColumn { WeightColumn(shift: half.shift, isNegative: true) }

  /// The bits of a number that is not negative, and its highest value.
  private var magnitude: (bits: Int, highest: Int) {
    let bits = scheme == .offsetColumn ? weightBits : weightBits - 1
    return (bits, (1 << bits) - 1)
  }

  /// How many columns a number that is not negative takes.
  private var magnitudeColumns: Int {
    switch slicing {
    case .binary: (magnitude.bits + cellBits - 1) / cellBits
    case .unary: (magnitude.highest + highestLevel - 1) / highestLevel
    }
  }

  /// The columns of one weight, in their order.
  public var columns: [WeightColumn] {
    let positive = (0..<magnitudeColumns).map {
      WeightColumn(shift: slicing == .binary ? $0 * cellBits : 0, isNegative: false)
    }
    switch scheme {
    case .offsetColumn: return positive
    case .differentialPair:
      return positive + positive.map { WeightColumn(shift: $0.shift, isNegative: true) }
    case .twosComplement: return positive + [WeightColumn(shift: half.shift, isNegative: true)]
    }
  }

  /// How many columns one weight takes.
  public var columnCount: Int {
    switch scheme {
    case .offsetColumn: magnitudeColumns
    case .differentialPair: 2 * magnitudeColumns
    case .twosComplement: magnitudeColumns + 1
    }
  }

  /// The level in each column of a weight, which lies in ``weightRange``.
  public func levels(of weight: Int) -> [Int] {
    switch scheme {
    case .offsetColumn: levels(ofMagnitude: weight + 1 << (weightBits - 1))
    case .differentialPair:
      levels(ofMagnitude: max(weight, 0)) + levels(ofMagnitude: max(-weight, 0))
    case .twosComplement:
      levels(ofMagnitude: weight & ((1 << (weightBits - 1)) - 1)) + [half.code(of: weight)]
    }
  }

  private func levels(ofMagnitude magnitude: Int) -> [Int] {
    (0..<magnitudeColumns).map { column in
      switch slicing {
      case .binary: magnitude >> (column * cellBits) & highestLevel
      case .unary: min(max(magnitude - column * highestLevel, 0), highestLevel)
      }
    }
  }
}
