import Specifications

/// The golden model of the cyclic redundancy check: the remainder of the message as a polynomial,
/// found by long division.
///
/// Source: R. N. Williams, A Painless Guide to CRC Error Detection Algorithms, 1993.
public struct CyclicRedundancyCheckReference: Sendable {
  public let specification: CRCSpecification

  public init(_ specification: CRCSpecification) { self.specification = specification }

  /// The check of a message of words, each of its bits from the least significant one on.
  public func check(of words: [[Bool]]) -> UInt64 {
    let width = specification.width
    // The highest term first: the order in which a serial line would send them.
    let message = words.flatMap { specification.reflected ? $0 : $0.reversed() }
    var dividend = message + Array(repeating: false, count: width)
    // The initial state is added to the first bits, and beyond a short message to what is left of it.
    for place in 0..<width where bit(specification.initial, width - 1 - place) {
      dividend[place].toggle()
    }
    for place in message.indices where dividend[place] {
      dividend[place] = false
      for term in 0..<width where bit(specification.polynomial, width - 1 - term) {
        dividend[place + 1 + term].toggle()
      }
    }
    let remainder = dividend.suffix(width)
    let ordered = specification.reflected ? Array(remainder.reversed()) : Array(remainder)
    return ordered.reduce(0) { $0 << 1 | ($1 ? 1 : 0) } ^ specification.finalMask
  }

  private func bit(_ number: UInt64, _ place: Int) -> Bool { number >> UInt64(place) & 1 == 1 }
}
