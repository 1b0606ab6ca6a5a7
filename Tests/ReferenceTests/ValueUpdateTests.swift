import Reference
import Specifications
import TestSupport
import Testing

@Suite struct ValueUpdateTests {
  /// 15 bits with 13 fraction bits, and T fraction bits of the error.
  private func update(errorFractionBits: Int) -> ValueUpdateReference {
    var specification = MazeWalker().specification
    specification.learning.errorFractionBits = errorFractionBits
    return ValueUpdateReference(specification)
  }

  @Test func errorOfATerminalStateHasNoPromise() {
    #expect(
      update(errorFractionBits: 16).error(reward: 700, discount: 65536, next: nil, value: 3) == 676)
  }

  @Test(arguments: [
    (1, 32768, 4), (1, 65536, 8), (-1, 32768, -4), (3, 4096, 2), (1, 4096, 1), (-1, 4096, 0),
    (-3, 4096, -1), (1, 4095, 0), (-1, 4097, -1),
  ])
  func discountRoundsHalvesUpwards(next: Int, discount: Int, expected: Int) {
    let error = update(errorFractionBits: 16).error(
      reward: 0, discount: discount, next: next, value: 0)
    #expect(error == expected)
  }

  @Test func discountIsExactWhenNothingIsDropped() {
    let error = update(errorFractionBits: 29).error(reward: 5, discount: 58982, next: -7, value: 2)
    #expect(error == 5 - 7 * 58982 - 2 * 65536)
  }

  @Test func discountDropsSixteenBitsAtEqualFractions() {
    let error = update(errorFractionBits: 13).error(reward: 0, discount: 32768, next: 3, value: 0)
    #expect(error == 2)
  }

  @Test func ditherDecidesTheRounding() {
    let update = update(errorFractionBits: 16)
    let last = 1 << update.roundedBits
    #expect(update.roundedBits == 19)
    #expect(update.updated(value: 10, rate: 1, error: 1, dither: 0) == 10)
    #expect(update.updated(value: 10, rate: 1, error: 1, dither: last - 1) == 11)
    #expect(update.updated(value: 10, rate: 1, error: -1, dither: 0) == 9)
    #expect(update.updated(value: 10, rate: 1, error: -1, dither: 1) == 10)
    #expect(update.updated(value: 10, rate: 65536, error: 8, dither: last - 1) == 11)
    #expect(update.updated(value: 10, rate: 65536, error: -8, dither: last - 1) == 9)
    #expect(update.updated(value: 10, rate: 0, error: -8, dither: last - 1) == 10)
  }

  @Test func saturatesAtBothEnds() {
    let update = update(errorFractionBits: 16)
    let greatest = (1 << 14) - 1
    #expect(update.updated(value: greatest - 1, rate: 65536, error: 8 * 1, dither: 0) == greatest)
    #expect(update.updated(value: greatest - 1, rate: 65536, error: 8 * 2, dither: 0) == greatest)
    #expect(update.updated(value: greatest, rate: 65536, error: 1 << 19, dither: 0) == greatest)
    #expect(update.updated(value: -greatest, rate: 65536, error: -8, dither: 0) == -greatest - 1)
    #expect(
      update.updated(value: -greatest, rate: 65536, error: -(1 << 19), dither: 0) == -greatest - 1)
  }
}
