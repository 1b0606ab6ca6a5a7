import HDL
import Testing

@Suite struct BitVectorTests {
  @Test func signsAndWidths() {
    #expect(BitVector(truncating: -1, width: 70).description == "70'h3fffffffffffffffff")
    #expect(BitVector(truncating: -3, width: 4).signedValue == -3)
    #expect(BitVector(truncating: -3, width: 4).unsignedValue == 13)
    #expect(BitVector(truncating: Int.min, width: 100).signedValue == .min)
    #expect(BitVector(truncating: UInt64.max, width: 64).unsignedValue == nil)
    #expect(BitVector(truncating: UInt64.max, width: 64).signedValue == -1)
    #expect(BitVector(truncating: -3, width: 4).extended(to: 65, isSigned: true).words == [~2, 1])
    #expect(BitVector(exactly: 8, width: 4, isSigned: true) == nil)
    #expect(BitVector(exactly: -8, width: 4, isSigned: true)?.words == [8])
    #expect(BitVector(width: -5, words: [3]).width == 1)
  }

  @Test(arguments: [(0, 1, 1), (1, 1, 2), (255, 8, 9), (256, 9, 10), (Int.max, 63, 64)])
  func bitsNeeded(value: Int, unsigned: Int, signed: Int) {
    #expect(BitVector.bitsNeeded(for: value, isSigned: false) == unsigned)
    #expect(BitVector.bitsNeeded(for: value, isSigned: true) == signed)
    #expect(BitVector.bitsNeeded(for: ~value, isSigned: true) == signed)
  }
}
