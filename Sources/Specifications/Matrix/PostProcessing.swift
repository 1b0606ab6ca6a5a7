/// What is done to a sum before it is rounded.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  case none
  /// Negative becomes 0.
  case relu
  /// 1 from 0 on, else -1.
  case sign
}

/// From the exact sum of an output to the integer that leaves the layer.
public struct PostProcessing: Sendable, Hashable {
  public var activation: Activation
  /// Bits that rounding drops, 0...32; of two equally near the upper one.
  public var shift: Int
  /// What the result saturates to. Up to 48 bits.
  public var format: IntegerFormat

  public init(activation: Activation, shift: Int, format: IntegerFormat) {
    self.activation = activation
    self.shift = shift
    self.format = format
  }
}
