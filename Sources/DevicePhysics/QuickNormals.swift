#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Normal numbers one after another, for who draws very many: five from each `fastWord`.
///
/// Each is one of 4,096 equally probable numbers, the middles of as many equal parts of the normal
/// distribution, made a little wider so that their variance is 1. They go from -3.67 to 3.67.
@usableFromInline
struct QuickNormals {
  @usableFromInline let words: CounterGenerator.Series
  @usableFromInline let quantiles: UnsafePointer<Double>
  @usableFromInline var draw: UInt64
  /// What is left of a word: 12 bits a number, and a 1 above the last.
  @usableFromInline var rest: UInt64 = 1

  /// The numbers from a draw on.
  ///
  /// - Parameter quantiles: `Self.quantiles`, for as long as numbers are drawn.
  @inlinable
  init(_ words: CounterGenerator.Series, from draw: UInt64, quantiles: UnsafePointer<Double>) {
    self.words = words
    self.draw = draw
    self.quantiles = quantiles
  }

  @inlinable
  @inline(__always)
  mutating func next() -> Double {
    if rest == 1 {
      rest = words.fastWord(draw: draw) & (1 << 60 - 1) | 1 << 60
      draw &+= 1
    }
    let number = quantiles[Int(truncatingIfNeeded: rest & 0xFFF)]
    rest >>= 12
    return number
  }

  /// The 4,096 numbers, rising. They are multiples of 2⁻³², so that they are the same with every
  /// mathematics library.
  @usableFromInline
  static let quantiles: [Double] = {
    let half = 2048
    var middles: [Double] = []
    var place = 0.0
    for part in 0..<half {
      let share = (Double(part) + 0.5) / Double(2 * half)
      // From below: the distribution is concave there, so Newton's method rises to its end.
      for _ in 0..<8 {
        let density = exp(-place * place / 2) / (2 * Double.pi).squareRoot()
        place += (share - erf(place / 2.0.squareRoot()) / 2) / density
      }
      middles.append(place)
    }
    let variance = middles.reduce(0) { $0 + $1 * $1 } / Double(half)
    let upper = middles.map { ($0 / variance.squareRoot() * 0x1p32).rounded() * 0x1p-32 }
    return upper.reversed().map { -$0 } + upper
  }()
}
