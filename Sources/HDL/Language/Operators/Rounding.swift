import Diagnostics

/// Fewer bits of fraction, rounded to nearest or at random. (``floored(fraction:)`` rounds down.)
extension Signal {
  /// The nearest number with `fraction` bits right of the binary point, at most as many as it has;
  /// of two that are equally near, the one whose last bit is 0 (IEEE 754, roundTiesToEven).
  ///
  /// It is narrower by the bits that go, and wider by one for the greatest numbers, which round up.
  public func rounded(fraction: Int) -> Signal {
    guard let dropped = bitsDropped(by: "rounded", to: fraction) else {
      return impossible("rounded", to: fraction, possibleFractions)
    }
    guard dropped > 0 else { return self }
    let half = self[dropped - 1]
    let isOdd = self[dropped]
    let isAboveHalf =
      dropped == 1 ? isOdd : isOdd || self[BitRange(dropped - 2, through: 0)].reducedOr
    return increased(by: half && isAboveHalf, fraction: fraction)
  }

  /// The number rounded down or up at random, up with the probability of what is dropped, so that
  /// the mean of many is exact.
  ///
  /// `random` is an unsigned number, as wide as the bits of fraction that are dropped, uniform and
  /// new for each rounding. The result is the sum of number and `random`, rounded down; its width is
  /// that of ``rounded(fraction:)``.
  public func rounded(fraction: Int, random: Signal) -> Signal {
    guard let dropped = bitsDropped(by: "rounded", to: fraction) else {
      return impossible("rounded", to: fraction, possibleFractions)
    }
    guard dropped > 0 else {
      return Self.derived(
        [node.settled], type: type,
        problem: Problem(
          "rounding-random", "no bit is dropped, so nothing is rounded at random",
          declarations: [node.declaration], remedy: "leave the rounding out")
      ) { $0[0].operation }
    }
    let noise = random.node.adapted(to: .unsigned(dropped))
    guard noise.type == .unsigned(dropped) || noise.isFaulty else {
      return Self.derived(
        [node.settled, noise], type: type,
        problem: Problem(
          "rounding-random",
          "the random number has \(noise.type), but \(dropped) bit\(dropped == 1 ? " is" : "s are") "
            + "dropped", declarations: [noise.declaration, node.declaration],
          remedy: "give a random number of \(dropped) unsigned bit\(dropped == 1 ? "" : "s")")
      ) { $0[0].operation }
    }
    let low = self[BitRange(dropped - 1, through: 0)]
    return increased(by: (low + Signal(noise))[dropped], fraction: fraction)
  }

  /// How many bits of fraction go, or `nil` where the number has no such fraction.
  private func bitsDropped(by verb: String, to fraction: Int) -> Int? {
    guard fraction <= fractionBits, fraction > fractionBits - width else { return nil }
    return fractionBits - fraction
  }

  private var possibleFractions: String { "\(fractionBits - width + 1) to \(fractionBits)" }

  /// Rounded down, plus one unit of the last place where `bit` is set; a bit wider than rounded down.
  private func increased(by bit: Signal, fraction: Int) -> Signal {
    let down = floored(fraction: fraction)
    let wide = down.extended(to: down.width + 1)
    return wide &+ Signal(bit.extended(to: wide.width).node.reread(as: wide.type))
  }
}
