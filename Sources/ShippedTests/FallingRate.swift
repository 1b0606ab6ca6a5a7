/// A learning rate that falls from episode to episode, in units of 2⁻¹⁶.
struct FallingRate {
  /// The rate of the first episode.
  var initial: Int
  /// The ratio that is in force in each episode; that of the first changes nothing.
  var ratios: [Int]
  var floor = 0

  /// What the last bit of the remembered rate decides, once odd and once even, after one fall and after
  /// two: one unit less of an odd one, or one more of an even one, and the next rate is another.
  ///
  /// A rate is remembered in units of 2⁻³², so what decides is found by trying.
  static let edges: [FallingRate] = [1, 2].flatMap { falls in
    [true, false].compactMap { edge(falls: falls, isOdd: $0) }
  }

  /// Floors that are above, at and below what the rate falls to, at both ends of the range too.
  static let downToAFloor = [
    FallingRate(initial: 65_536, ratios: [32_768, 32_768, 32_768, 32_768], floor: 16_384),
    FallingRate(initial: 65_535, ratios: [65_535, 65_535, 65_535, 65_535], floor: 65_533),
    FallingRate(initial: 30_000, ratios: [1, 1, 65_536, 1], floor: 40_000),
    FallingRate(initial: 43_690, ratios: [0, 0, 21_845], floor: 1),
    FallingRate(initial: 21_845, ratios: [54_321, 54_321, 43_690, 0], floor: 0),
    FallingRate(initial: 0, ratios: [65_535, 65_535], floor: 65_536),
  ]

  private static func edge(falls: Int, isOdd: Bool) -> FallingRate? {
    for step in 0..<400 {
      let fallen = (0..<falls).map { 65_521 - (step * 37 + $0 * 1_009) % 32_768 }
      let initial = 65_519 - (step * 101) % 32_768
      // What is remembered after these episodes.
      let held = fallen.reduce(initial << 16) { ($0 * $1) >> 16 }
      guard (held & 1 == 1) == isOdd else { continue }
      for ratio in stride(from: 65_535, to: 16_384, by: -1) {
        let rest = (held * ratio) % (1 << 32)
        guard isOdd ? rest < ratio : rest >= (1 << 32) - ratio else { continue }
        return FallingRate(initial: initial, ratios: [ratio] + fallen + [ratio])
      }
    }
    return nil
  }
}
