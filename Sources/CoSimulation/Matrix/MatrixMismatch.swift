import Specifications

/// The first place where a matrix engine and its golden model differ.
public struct MatrixMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  public var vector: Int
  /// Which window of the map, counted from 1; `nil` where the layer looks at no windows.
  public var window: Int?
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
    vector \(vector)\(layer.isEmpty ? "" : ", layer \(layer)")\(window.map { ", window \($0)" } ?? ""), stage \(stage.rawValue): \(quantity)
      expected \(expected)
      found    \(found)
      at cycle \(cycle)
    """
  }
}
