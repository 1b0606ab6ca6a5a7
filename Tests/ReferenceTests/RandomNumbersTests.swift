import Reference
import Testing

@Suite struct RandomNumbersTests {
  /// The bits of the register as a sequence in which bit n is the sum of bits n-32, n-22, n-2 and n-1.
  @Test func followsTheRecurrenceOfItsTaps() {
    var bits = (0..<32).map { (0x8001_2345 as UInt32) >> UInt32(31 - $0) & 1 }
    var random = RandomNumbersReference(seed: 0x8001_2345)
    for _ in 0..<50 {
      for _ in 0..<32 {
        let n = bits.count
        bits.append(bits[n - 32] ^ bits[n - 22] ^ bits[n - 2] ^ bits[n - 1])
      }
      let expected = bits.suffix(32).reduce(0) { $0 << 1 | $1 }
      #expect(random.draw() == expected)
    }
  }

  @Test func zeroSeedLoadsOne() {
    var zero = RandomNumbersReference(seed: 0)
    var one = RandomNumbersReference(seed: 1)
    #expect(zero.draw() == one.draw())
  }
}
