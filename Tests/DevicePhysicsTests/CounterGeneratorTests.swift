import Testing

@testable import DevicePhysics

struct CounterGeneratorTests {
  struct Vector {
    let seed: UInt32
    let stream: UInt32
    let index: UInt32
    let draw: UInt64
    let word: UInt64
    let normal: Double
  }

  /// From an implementation in Python, written from the formula.
  static let vectors = [
    Vector(
      seed: 0, stream: 1, index: 0, draw: 0, word: 0x28E2_1096_7314_E167,
      normal: -0.2404937744140625),
    Vector(
      seed: 1, stream: 2, index: 3, draw: 4, word: 0x1CCD_A3CD_F938_C604, normal: 0.9755859375),
    Vector(
      seed: 7, stream: 3, index: 5, draw: 0, word: 0xF2DC_D8F6_84E2_4F2B, normal: 0.8023834228515625
    ),
    Vector(
      seed: 4_294_967_295, stream: 5, index: 4095, draw: 123_456_789_012,
      word: 0x599D_BA90_B13A_6B2C, normal: 1.320343017578125),
    Vector(
      seed: 2, stream: 4, index: 15, draw: 9_223_372_036_854_775_819, word: 0x8FA9_C13A_AED3_14D5,
      normal: 0.6588897705078125),
  ]

  @Test(arguments: vectors)
  func agreesWithTheReferenceVectors(_ vector: Vector) {
    let generator = CounterGenerator(seed: vector.seed)
    let word = generator.word(stream: vector.stream, index: vector.index, draw: vector.draw)
    let normal = generator.normal(stream: vector.stream, index: vector.index, draw: vector.draw)
    #expect(word == vector.word)
    #expect(normal == vector.normal)
  }

  @Test func normalNumbersHaveTheMomentsOfTheNormalDistribution() {
    let generator = CounterGenerator(seed: 7)
    let count = 20_000
    let numbers = (0..<UInt64(count)).map { generator.normal(stream: 3, index: 5, draw: $0) }
    func moment(_ power: Int) -> Double {
      numbers.reduce(0) { sum, number in
        sum + (0..<power).reduce(1.0) { product, _ in product * number }
      } / Double(count)
    }
    // Four standard deviations of each estimate; the fourth moment of a sum of twelve uniform
    // numbers is 2.9.
    #expect(abs(moment(1)) < 0.029)
    #expect(abs(moment(2) - 1) < 0.04)
    #expect(abs(moment(3)) < 0.11)
    #expect(abs(moment(4) - 2.9) < 0.25)
  }

  @Test func quickNumbersAreQuantiles() {
    let quantiles = QuickNormals.quantiles
    // scipy.stats.norm.ppf((k + 0.5) / 4096), divided by √0.9996794476778448.
    for (place, expected) in [
      (2048, 0.00030603395545921033), (3000, 0.6206246170639957), (4095, 3.6689173722450086),
    ] {
      #expect(abs(quantiles[place] - expected) < 1e-9)
      #expect(quantiles[4095 - place] == -quantiles[place])
    }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 < $1 })
    #expect(abs(quantiles.reduce(0) { $0 + $1 * $1 } / 4096 - 1) < 1e-9)
  }

  @Test func quickNumbersHaveTheirMoments() {
    let words = CounterGenerator(seed: 7).series(stream: 3).series(index: 5)
    let count = 20_000
    let numbers = QuickNormals.quantiles.withUnsafeBufferPointer { quantiles in
      var normals = QuickNormals(words, from: 0, quantiles: quantiles.baseAddress!)
      return (0..<count).map { _ in normals.next() }
    }
    func mean(_ value: (Int) -> Double) -> Double {
      (0..<count).map(value).reduce(0, +) / Double(count)
    }
    // Four standard deviations of each estimate; the fourth moment of the quantiles is 2.9915.
    #expect(abs(mean { numbers[$0] }) < 0.029)
    #expect(abs(mean { numbers[$0] * numbers[$0] } - 1) < 0.04)
    #expect(abs(mean { numbers[$0] * numbers[$0] * numbers[$0] * numbers[$0] } - 2.9915) < 0.28)
    for lag in 1...5 {
      #expect(abs(mean { numbers[$0] * numbers[($0 + lag) % count] }) < 0.029)
    }
    let bits = (0..<UInt64(64)).map { words.fastWord(draw: $0).nonzeroBitCount }
    // 4096 bits: four standard deviations are 128.
    #expect(abs(bits.reduce(0, +) - 2048) < 128)
  }

  @Test func neighbouringKeysAreUncorrelated() {
    let generator = CounterGenerator(seed: 1)
    func correlation(_ other: (UInt64) -> Double) -> Double {
      (0..<10_000).reduce(0) {
        $0 + generator.normal(stream: 1, index: 0, draw: UInt64($1)) * other(UInt64($1))
      } / 10_000
    }
    #expect(abs(correlation { generator.normal(stream: 1, index: 0, draw: $0 + 1) }) < 0.04)
    #expect(abs(correlation { generator.normal(stream: 1, index: 1, draw: $0) }) < 0.04)
    #expect(abs(correlation { generator.normal(stream: 2, index: 0, draw: $0) }) < 0.04)
    let seeded = CounterGenerator(seed: 2)
    #expect(abs(correlation { seeded.normal(stream: 1, index: 0, draw: $0) }) < 0.04)
  }
}
