import Specifications

/// The first place where a matrix engine and its golden model differ.
public struct MatrixMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1; 0 before the first one, while cells are programmed.
  public var vector: Int
  /// The layer's name; empty where it is the whole engine.
  public var layer: String
  public var stage: MatrixStage
  /// What was compared, such as `code of plane 3, column 2, tile 1, lane 0`.
  public var quantity: String
  /// The golden model's answer.
  public var expected: String
  /// The hardware's.
  public var found: String
  public var cycle: Int

  public var description: String {
    """
    \(vector == 0 ? "programming" : "vector \(vector)")\(layer.isEmpty ? "" : ", layer \(layer)"), stage \(stage.rawValue): \(quantity)
      expected \(expected)
      found    \(found)
      at cycle \(cycle)
    """
  }
}
