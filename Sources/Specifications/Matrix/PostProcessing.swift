/// What is done to a sum before it is rounded.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  case none
  /// Negative becomes 0.
  case relu
  /// 1 from 0 on, else -1.
  case sign
  /// Of all outputs the index of the greatest, of equals the lowest; neither rounded nor saturated before.
  case argMax = "arg-max"
}

/// From the exact sum of an output to the integer that leaves the layer: bias, activation, multiplier,
/// rounding, saturation.
public struct PostProcessing: Sendable, Hashable {
  public var activation: Activation
  /// Bits that rounding drops, 0...32; of two equally near the upper one.
  public var shift: Int
  /// What the result saturates to. Up to 48 bits.
  public var format: IntegerFormat
  /// What is added to the sum of each output, in units of its codes, in ``biasRange``; empty for nothing.
  public var biases: [Int]
  /// What the activated sum of each output is multiplied with, in ``multiplierRange``; empty for 1.
  public var multipliers: [Int]

  public static let biasRange = -(1 << 31)...(1 << 31) - 1
  public static let multiplierRange = 0...(1 << 16) - 1

  public init(
    activation: Activation, shift: Int, format: IntegerFormat, biases: [Int] = [],
    multipliers: [Int] = []
  ) {
    self.activation = activation
    self.shift = shift
    self.format = format
    self.biases = biases
    self.multipliers = multipliers
  }

  /// Whether outputs differ in what is done to their sums.
  public var isPerOutput: Bool { !biases.isEmpty || !multipliers.isEmpty }

  /// The width in which outputs are compared, in two's complement.
  public func comparandBits(sumBits: Int) -> Int {
    (biases.isEmpty ? sumBits : max(sumBits, biasBits) + 1)
      + (multipliers.isEmpty ? 0 : multiplierBits + 1)
  }

  /// The width of the biases, in two's complement.
  public var biasBits: Int {
    biases.map { Int.bitWidth - ($0 < 0 ? ~$0 : $0).leadingZeroBitCount + 1 }.max() ?? 1
  }
  /// The width of the multipliers, unsigned.
  public var multiplierBits: Int {
    max(1, multipliers.map { Int.bitWidth - $0.leadingZeroBitCount }.max() ?? 1)
  }
}
