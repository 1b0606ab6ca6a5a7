import Testing

@testable import Networks

@Suite struct TensorTests {
  @Test func halfPrecisionIsRead() {
    let format = NumberFormat(kind: .floating, size: 2)
    // 1, -2, 65504, the smallest subnormal.
    let bytes: [UInt8] = [0x00, 0x3C, 0x00, 0xC0, 0xFF, 0x7B, 0x01, 0x00]
    #expect(format.numbers(bytes, from: 0, count: 4) == [1, -2, 65504, 0x1p-24])
  }
}
