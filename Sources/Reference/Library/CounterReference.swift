/// The golden model of the counter: a number that goes round.
public struct CounterReference: Sendable {
  /// How many counts a round has, at least 2.
  public let modulus: Int
  /// The count in this cycle, 0 up to the modulus.
  public private(set) var count = 0

  public init(modulus: Int) { self.modulus = modulus }

  /// One clock cycle; `clear` wins over `enable`.
  ///
  /// - Returns: whether a round ends in it.
  public mutating func cycle(enable: Bool, clear: Bool) -> Bool {
    let counted = count + 1
    if clear {
      count = 0
    } else if enable {
      count = counted % modulus
    }
    return enable && !clear && counted == modulus
  }
}
