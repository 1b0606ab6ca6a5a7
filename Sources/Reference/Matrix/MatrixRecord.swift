/// What can be seen of the conversion of one column of every lane of every tile.
public struct MatrixConversion: Sendable, Hashable {
  public var plane: Int
  /// Within the lanes.
  public var column: Int
  /// The wordline voltages in volts, by tile and row; their mean where the current is integrated.
  public var voltages: [[Double]]
  /// The held samples in amperes, by tile and lane: `tile * lanes + lane`; the mean of an integrated current.
  public var samples: [Double]
  /// The codes, in the same order.
  public var codes: [Int]
}

/// What can be seen of one vector in one layer.
public struct MatrixRecord: Sendable, Hashable {
  public var vector: [Int] = []
  public var conversions: [MatrixConversion] = []
  /// The exact sum of every output.
  public var sums: [Int] = []
  /// What leaves the layer.
  public var outputs: [Int] = []
}

/// What a layer makes of what comes at once: of a vector, or of each window of a map.
public struct MatrixLayerRecord: Sendable, Hashable {
  public var vectors: [MatrixRecord]
  /// What leaves the layer.
  public var outputs: [Int] { vectors.flatMap(\.outputs) }
}
