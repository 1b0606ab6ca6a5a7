/// The golden model of the width converter: bits in a row, that come and go so many at a time.
public struct WidthConverterReference: Sendable {
  private let inputWidth: Int
  private let outputWidth: Int
  /// Those inside, in the order in which they came.
  private var bits: [Bool] = []

  /// Widths in bits, one a multiple of the other.
  public init(inputWidth: Int, outputWidth: Int) {
    self.inputWidth = inputWidth
    self.outputWidth = outputWidth
  }

  /// The word at the output in this cycle, its least significant bit first.
  public var offer: [Bool]? {
    bits.count < outputWidth ? nil : Array(bits.prefix(outputWidth))
  }

  /// Whether a word would be taken in this cycle: there is room for one wide word, and what leaves
  /// makes room at once.
  ///
  /// - Parameter isTaken: whether the output's other end is ready.
  public func isReady(whileTaken isTaken: Bool) -> Bool {
    let leaving = isTaken && offer != nil ? outputWidth : 0
    return bits.count - leaving + inputWidth <= max(inputWidth, outputWidth)
  }

  /// One clock cycle.
  ///
  /// - Parameter coming: the word at the input, its least significant bit first.
  public mutating func cycle(coming: [Bool]?, isTaken: Bool) {
    let takes = isReady(whileTaken: isTaken)
    if isTaken, offer != nil { bits.removeFirst(outputWidth) }
    if takes, let coming { bits += coming }
  }
}
