import Specifications

/// The golden model of the shift register with feedback: one endless sequence of bits, of which the
/// state is the part that came last.
///
/// Each bit is the sum, without carry, of those that came as many places before it as
/// ``MaximalTaps`` says.
public struct LinearFeedbackShiftRegisterReference: Sendable {
  private let taps: [Int]
  private let length: Int
  /// The sequence so far, the oldest bit first.
  private var sequence: [Bool]

  /// - Parameter length: bits of the state, 2 to 168. It begins with the number one.
  public init(length: Int) {
    self.length = length
    taps = MaximalTaps.of(length: length)
    sequence = (1...length).map { $0 == length }
  }

  /// The state, the least significant bit, which came last, first.
  public var bits: [Bool] { sequence.suffix(length).reversed() }

  /// Goes one step on.
  public mutating func step() {
    let sum = taps.reduce(false) { $0 != sequence[sequence.count - $1] }
    sequence.append(sum)
  }

  /// Takes a state, the least significant bit first; all zeros count as the number one.
  public mutating func load(_ seed: [Bool]) {
    sequence = seed.reversed()
    if !seed.contains(true) { sequence[length - 1] = true }
  }
}
