import Components
import Reference
import Specifications
import Testing

@Suite struct TemporalDifferenceTests {
  struct Size: Sendable {
    var slices = 3
    var cellBits = 5
    var fractionBits = 13
    var errorFractionBits = 16
  }

  @Test(arguments: [
    Size(), Size(fractionBits: 0, errorFractionBits: 0), Size(errorFractionBits: 13),
    Size(slices: 1, cellBits: 1, fractionBits: 0, errorFractionBits: 16),
    Size(slices: 2, cellBits: 4, fractionBits: 3, errorFractionBits: 19),
    Size(slices: 4, fractionBits: 19, errorFractionBits: 35), Size(slices: 4, fractionBits: 0),
  ])
  func anUpdateIsExact(_ size: Size) throws {
    var specification = specification(slices: size.slices, cellBits: size.cellBits)
    specification.learning.fractionBits = size.fractionBits
    specification.learning.errorFractionBits = size.errorFractionBits
    let golden = ValueUpdateReference(specification)
    let bench = try Bench(TemporalDifference(specification))
    let limit = 1 << (specification.tile.valueBits - 1)
    let rewardLimit = 1 << (specification.learning.rewardBits - 1)
    let roundedBits = specification.learning.roundedBits
    var random = Numbers(11)

    /// The ends of a range, and what lies between them.
    func some(_ range: Range<Int>) -> Int {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: range.lowerBound
      case 1: range.upperBound - 1
      default: Int.random(in: range, using: &random)
      }
    }
    for _ in 0..<600 {
      let (greatest, value) = (some(-limit..<limit), some(-limit..<limit))
      let (reward, terminal) = (some(-rewardLimit..<rewardLimit), some(0..<2))
      let (discount, rate) = (some(0..<65537), some(0..<65537))
      let dither = some(0..<(1 << roundedBits))
      try bench.set([
        "greatest": greatest, "terminal": terminal, "reward": reward, "value": value,
        "discount": discount, "rate": rate, "dither": dither,
      ])
      try bench.simulation.step(2)
      let error = golden.error(
        reward: reward, discount: discount, next: terminal == 1 ? nil : greatest, value: value)
      #expect(try bench["error"] == error)
      try bench.simulation.step()
      let before = try bench["updated"]
      try bench.simulation.step()
      #expect(try bench["updated"] == before)
      try bench.set(["round": 1])
      try bench.simulation.step()
      try bench.set(["round": 0])
      let updated = golden.updated(value: value, rate: rate, error: error, dither: dither)
      #expect(try bench["updated"] == updated)
    }
  }
}
