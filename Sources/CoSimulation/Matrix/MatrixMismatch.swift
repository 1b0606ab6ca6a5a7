import Specifications

/// The first place where a matrix engine and its golden model differ.
public struct MatrixMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1; 0 before the first one, while cells are programmed.
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
  /// The tile of the layer, its lane and its row that show it, as far as single ones do.
  public var tile: Int?
  public var lane: Int?
  public var row: Int?

  public var description: String {
    """
    \(place), stage \(stage.rawValue): \(quantity)
      expected \(expected)
      found    \(found)
      at cycle \(cycle)
    """
  }
  private var place: String {
    let place = vector == 0 ? "programming" : "vector \(vector)"
    return place + (layer.isEmpty ? "" : ", layer \(layer)")
      + (window.map { ", window \($0)" } ?? "")
  }
}
