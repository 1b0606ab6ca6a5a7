/// Random numbers that are a function of where they are used: of a seed, a stream, an index and a
/// draw.
///
/// There is no hidden state, so every back end gets the same numbers in any order and on any number
/// of threads. All arithmetic is on 64-bit integers that wrap; the SystemVerilog of the same
/// generator is `systemVerilog`.
///
/// A key is hashed as `base = m(m(m(stream·2³² + seed) ⊕ index) ⊕ draw)`, where `m(z) = finish(z +
/// 0x9E3779B97F4A7C15)` and `finish` is the output function of SplitMix64 (Steele, Lea, Flood,
/// *Fast splittable pseudorandom number generators*, 2014). `base` then seeds a SplitMix64
/// sequence; a word is its first output, a normal number takes its first three.
public struct CounterGenerator: Sendable, Hashable {
  public var seed: UInt32

  @inlinable
  public init(seed: UInt32) {
    self.seed = seed
  }

  /// How the state of a SplitMix64 sequence grows: 2⁶⁴ over the golden ratio, made odd.
  @inlinable static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// `m(z)`: one output of a SplitMix64 sequence whose state is `z`.
  @inlinable
  static func mixed(_ state: UInt64) -> UInt64 {
    var word = state &+ increment
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// 64 uniformly distributed bits.
  @inlinable
  public func word(stream: UInt32, index: UInt32, draw: UInt64) -> UInt64 {
    series(stream: stream).series(index: index).word(draw: draw)
  }

  /// A number of mean 0 and, but for 2⁻³², variance 1, nearly normally distributed, in -6...6.
  ///
  /// It is `(sum - 393210) / 65536` with the sum of twelve uniform 16-bit numbers: their mean is 12
  /// · 65535 / 2 and their variance 12 · (65536² - 1) / 12. The difference is a whole number and
  /// the division only moves the exponent, so the result is exact.
  @inlinable
  public func normal(stream: UInt32, index: UInt32, draw: UInt64) -> Double {
    series(stream: stream).series(index: index).normal(draw: draw)
  }

  /// A uniformly distributed number, at least 0 and less than 1: the upper 53 bits of a word, over
  /// 2⁵³.
  @inlinable
  public func uniform(stream: UInt32, index: UInt32, draw: UInt64) -> Double {
    Double(word(stream: stream, index: index, draw: draw) >> 11) / 9_007_199_254_740_992.0
  }

  /// The numbers of one stream: part of each key is hashed once for all.
  @inlinable
  public func series(stream: UInt32) -> Stream {
    Stream(hash: Self.mixed(UInt64(stream) << 32 | UInt64(seed)))
  }

  /// A stream whose part of the key is hashed.
  public struct Stream: Sendable {
    @usableFromInline let hash: UInt64

    @inlinable
    init(hash: UInt64) { self.hash = hash }

    /// The numbers of one index.
    @inlinable
    public func series(index: UInt32) -> Series {
      Series(hash: CounterGenerator.mixed(hash ^ UInt64(index)))
    }
  }

  /// A stream and an index whose part of the key is hashed: what is left is the draw.
  public struct Series: Sendable {
    @usableFromInline let hash: UInt64

    @inlinable
    init(hash: UInt64) { self.hash = hash }

    /// As `CounterGenerator.word`.
    @inlinable
    public func word(draw: UInt64) -> UInt64 {
      CounterGenerator.mixed(CounterGenerator.mixed(hash ^ draw))
    }

    /// 64 uniformly distributed bits from one hash where `word` takes two, and not those of `word`:
    /// for who draws very many.
    @inlinable
    public func fastWord(draw: UInt64) -> UInt64 {
      CounterGenerator.mixed(hash ^ draw)
    }

    /// As `CounterGenerator.normal`.
    @inlinable
    public func normal(draw: UInt64) -> Double {
      let base = CounterGenerator.mixed(hash ^ draw)
      let step = CounterGenerator.increment
      let sum =
        CounterGenerator.sumOfQuarters(CounterGenerator.mixed(base))
        &+ CounterGenerator.sumOfQuarters(CounterGenerator.mixed(base &+ step))
        &+ CounterGenerator.sumOfQuarters(CounterGenerator.mixed(base &+ step &+ step))
      return Double(Int64(bitPattern: sum) &- 393_210) / 65536.0
    }
  }

  /// The sum of the four 16-bit numbers in a word.
  @inlinable
  static func sumOfQuarters(_ word: UInt64) -> UInt64 {
    (word & 0xFFFF) &+ (word >> 16 & 0xFFFF) &+ (word >> 32 & 0xFFFF) &+ (word >> 48)
  }
}
