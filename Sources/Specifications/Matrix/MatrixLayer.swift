/// Everything that is asked of one layer: a matrix in tiles, with its converters and what follows them.
public struct MatrixLayerSpecification: Sendable, Hashable {
  /// Lower case, words joined by underscores.
  public var name: String
  public var weights: WeightMatrix
  public var input: IntegerFormat
  public var tile: MatrixTileSpecification
  public var mapping: WeightMapping
  public var converter: MatrixConverterSpecification
  /// Width of an accumulator, 4...48.
  public var accumulatorBits: Int
  public var post: PostProcessing
  /// Where the matrix is that of a convolution: the windows of the maps that come, each of which is a vector.
  public var windows: ConvolutionWindows?
  /// How cells come to their levels.
  public var programming = MatrixProgrammingSpecification.openLoop

  public init(
    name: String, weights: WeightMatrix, input: IntegerFormat, tile: MatrixTileSpecification,
    mapping: WeightMapping, converter: MatrixConverterSpecification, accumulatorBits: Int,
    post: PostProcessing
  ) {
    self.name = name
    self.weights = weights
    self.input = input
    self.tile = tile
    self.mapping = mapping
    self.converter = converter
    self.accumulatorBits = accumulatorBits
    self.post = post
  }

  /// Of the matrix.
  public var inputs: Int { weights.inputs }
  public var outputs: Int { weights.outputs }
  /// Elements that leave the layer for a vector: one for each output, or the index of the greatest.
  public var results: Int { post.activation == .argMax ? 1 : outputs }
  /// Vectors that the matrix is multiplied with for what comes at once: the windows of a map.
  public var positions: Int { windows?.positions ?? 1 }
  /// Elements that come at once: a vector, or a map.
  public var streamInputs: Int { windows?.elements ?? inputs }
  /// Elements that leave for it: the results, position by position.
  public var streamOutputs: Int { positions * results }

  /// The vectors that the matrix is multiplied with.
  ///
  /// - Precondition: `stream` has `streamInputs` elements.
  public func vectors(of stream: [Int]) -> [[Int]] {
    windows?.vectors(of: stream, zero: 0) ?? [stream]
  }

  // MARK: Where things are

  /// Outputs of one lane.
  public var outputsPerLane: Int {
    (tile.columnsPerLane - (mapping.hasOffsetColumn ? 1 : 0)) / mapping.columnCount
  }
  /// Outputs of one tile.
  public var outputsPerTile: Int { outputsPerLane * tile.converters }
  /// Bitlines of a lane that are used.
  public var usedColumnsPerLane: Int {
    outputsPerLane * mapping.columnCount + (mapping.hasOffsetColumn ? 1 : 0)
  }
  /// Accumulators of one lane: of its outputs, and of the offset column where there is one.
  public var slotsPerLane: Int { outputsPerLane + (mapping.hasOffsetColumn ? 1 : 0) }
  public var rowBlocks: Int { (inputs + tile.rows - 1) / tile.rows }
  public var columnBlocks: Int { (outputs + outputsPerTile - 1) / outputsPerTile }
  public var tiles: Int { rowBlocks * columnBlocks }
  /// The tile of a row block and a column block.
  public func tile(rowBlock: Int, columnBlock: Int) -> Int { rowBlock * columnBlocks + columnBlock }
  /// Rows of a row block that an input lies in.
  public func usedRows(ofBlock block: Int) -> Int { min(tile.rows, inputs - block * tile.rows) }

  /// The planes in which an input is driven, in their order.
  public var planes: [BitSlice] {
    let width = tile.driveBits
    guard input.isSigned else { return BitSlice.binary(bits: input.bits, width: width) }
    return BitSlice.binary(bits: input.bits - 1, width: width)
      + [.alone(bit: input.bits - 1, width: width)]
  }

  // MARK: How wide and how long

  /// The greatest power of two that a code is multiplied with.
  public var greatestShift: Int {
    let columns = mapping.columns + (mapping.hasOffsetColumn ? [mapping.offsetColumn] : [])
    return (columns.map(\.shift).max() ?? 0) + (planes.map(\.shift).max() ?? 0)
  }

  /// The width of an output's exact sum, at least that of its accumulators.
  public var sumBits: Int {
    var bits = accumulatorBits
    var count = 1
    while count < rowBlocks * (mapping.hasOffsetColumn ? 2 : 1) {
      count *= 2
      bits += 1
    }
    return bits
  }

  /// Bits of an accumulator that no vector makes saturate, as far as converters give at most their
  /// highest code.
  public var accumulatorBitsNeeded: Int {
    let columns = mapping.columns.filter { !$0.isNegative }
    let weights = columns.reduce(0) { $0 + 1 << $1.shift }
    let negative = mapping.columns.filter(\.isNegative).reduce(0) { $0 + 1 << $1.shift }
    let factors = planes.reduce(0) { $0 + 1 << $1.shift }
    let offset = mapping.hasOffsetColumn ? 1 << mapping.offsetColumn.shift : 0
    let greatest = max(weights, negative, offset) * factors * converter.highestCode
    return Int.bitWidth - greatest.leadingZeroBitCount + 1
  }

  /// Cycles in which one vector is converted.
  public var conversionCycles: Int {
    planes.count * usedColumnsPerLane * columnCycles
  }
  /// Cycles from the acceptance of a vector's or map's last element to the first result, the layer at rest.
  public var latency: Int {
    (windows == nil ? 0 : inputs + 1) + conversionCycles + 4
      + (post.activation == .argMax ? outputs : 0)
  }
  /// Cycles from vector to vector, or map to map, when inputs are always offered and outputs always taken.
  public var interval: Int { max(streamInputs, positions * vectorInterval) }
  /// Cycles from the first result to the last one, all taken at once.
  public var givingCycles: Int { (positions - 1) * vectorInterval + results - 1 }
  private var vectorInterval: Int { max(inputs, conversionCycles, outputs + 2) }

  /// The level of every used cell, in the order in which a host writes them.
  public var program: [CellWrite] {
    var writes: [CellWrite] = []
    for block in 0..<rowBlocks {
      for columnBlock in 0..<columnBlocks {
        let tile = tile(rowBlock: block, columnBlock: columnBlock)
        for row in 0..<usedRows(ofBlock: block) {
          writes += levels(input: block * self.tile.rows + row, columnBlock: columnBlock).map {
            CellWrite(tile: tile, row: row, column: $0.column, level: $0.level)
          }
        }
      }
    }
    return writes
  }

  /// The levels of one row of a column block, by bitline.
  private func levels(input: Int, columnBlock: Int) -> [(column: Int, level: Int)] {
    (0..<tile.converters).flatMap { lane in
      let first = lane * tile.columnsPerLane
      let firstOutput = columnBlock * outputsPerTile + lane * outputsPerLane
      var levels = (firstOutput..<firstOutput + outputsPerLane).prefix { $0 < outputs }
        .flatMap { mapping.levels(of: weights[$0, input]) }
        .enumerated().map { (column: first + $0.offset, level: $0.element) }
      if mapping.hasOffsetColumn, !levels.isEmpty {
        levels.append((first + usedColumnsPerLane - 1, mapping.offsetLevel))
      }
      return levels
    }
  }

  /// The greatest sum of levels that a column can come to, in units of the lowest drive code: what
  /// the converter's range must hold.
  public var greatestColumnSum: Int {
    var sums: [[Int]: Int] = [:]
    for write in program { sums[[write.tile, write.column], default: 0] += write.level }
    let highestDrive = planes.map { ((1 << $0.bits) - 1) * $0.unit }
    return (sums.values.max() ?? 0) * (highestDrive.max() ?? 0)
  }
}

/// One cell and the level that is written to it.
public struct CellWrite: Sendable, Hashable {
  public var tile: Int
  public var row: Int
  public var column: Int
  public var level: Int

  public init(tile: Int, row: Int, column: Int, level: Int) {
    self.tile = tile
    self.row = row
    self.column = column
    self.level = level
  }
}

extension [CellWrite] {
  /// The writes of each row, in their order.
  public var rows: [[CellWrite]] {
    var rows: [[CellWrite]] = []
    for write in self {
      if let last = rows.last?.last, (last.tile, last.row) == (write.tile, write.row) {
        rows[rows.count - 1].append(write)
      } else {
        rows.append([write])
      }
    }
    return rows
  }
}
