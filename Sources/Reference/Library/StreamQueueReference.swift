/// The golden model of what keeps words between the two ends of a stream: a queue with a capacity.
///
/// `FIFO`, `StreamRegisterSlice` and `SkidBuffer` differ in it by capacity and passage alone, and so do
/// the AXI4-Stream parts that are made of them, whose words are beats.
public struct StreamQueueReference<Word: Sendable>: Sendable {
  private let capacity: Int
  private let passes: Bool
  /// Those inside, the oldest first.
  public private(set) var words: [Word] = []

  private init(capacity: Int, passes: Bool) {
    self.capacity = capacity
    self.passes = passes
  }

  public static func fifo(depth: Int) -> Self { Self(capacity: depth, passes: false) }
  public static var registerSlice: Self { Self(capacity: 2, passes: false) }
  public static var skidBuffer: Self { Self(capacity: 1, passes: true) }

  /// Whether a word would be taken in this cycle.
  public var isReady: Bool { words.count < capacity }

  /// The word at the output in this cycle.
  ///
  /// - Parameter coming: the word at the input.
  public func offer(whileComing coming: Word?) -> Word? {
    words.first ?? (passes ? coming : nil)
  }

  /// One clock cycle.
  ///
  /// - Parameters:
  ///   - coming: the word at the input.
  ///   - isTaken: whether the output's other end is ready.
  public mutating func cycle(coming: Word?, isTaken: Bool) {
    let leaves = isTaken && offer(whileComing: coming) != nil
    if isReady, let coming { words.append(coming) }
    if leaves { words.removeFirst() }
  }
}
