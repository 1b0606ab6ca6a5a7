/// Some devices are stuck at a conductance, whatever their state.
public struct StuckFaults: Imperfection, Hashable {
  /// The share of devices that are stuck on, 0...1.
  public var onShare: Double
  /// The share of devices that are stuck off, 0...1; at most what `onShare` leaves.
  public var offShare: Double
  /// Conductance in siemens of a device that is stuck on, at least 0.
  public var onConductance: Double
  /// Conductance in siemens of a device that is stuck off, at least 0.
  public var offConductance: Double

  public init(
    onShare: Double, offShare: Double, onConductance: Double, offConductance: Double
  ) {
    self.onShare = onShare
    self.offShare = offShare
    self.onConductance = onConductance
    self.offConductance = offConductance
  }

  public var draws: [RandomDraw] { [RandomDraw("faultUniform", .uniform, each: .device)] }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.within("onShare", onShare, 0...1)
      $0.within("offShare", offShare, 0...1)
      $0.require(
        onShare + offShare <= 1, "offShare", offShare, "at most 1 - onShare, \(1 - onShare)")
      $0.notNegative("onConductance", onConductance, unit: "S")
      $0.notNegative("offConductance", offConductance, unit: "S")
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let number = history.draws.draw(0, middle: 0.5)
    let off = N.choose(
      number < N.constant(onShare + offShare, named: "faultyShare"),
      N.constant(offConductance, named: "stuckOffConductance"), conductance)
    return N.choose(
      number < N.constant(onShare, named: "stuckOnShare"),
      N.constant(onConductance, named: "stuckOnConductance"), off
    ).named("faultyConductance")
  }
}

/// Only some conductances can be told apart: evenly spaced levels.
public struct QuantisedLevels: Imperfection, Hashable {
  /// How many levels, at least 2.
  public var count: Int
  /// The lowest level in siemens, at least 0.
  public var least: Double
  /// The highest level in siemens, greater than `least`.
  public var greatest: Double

  public init(count: Int, least: Double, greatest: Double) {
    self.count = count
    self.least = least
    self.greatest = greatest
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.require(count >= 2, "count", Double(count), "a whole number of at least 2")
      $0.notNegative("least", least, unit: "S")
      $0.greater("greatest", greatest, than: least, "least", unit: "S")
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let spacing = N.constant((greatest - least) / Double(count - 1), named: "levelSpacing")
    let lowest = N.constant(least, named: "lowestLevel")
    let nearest = N.roundedDown((conductance - lowest) / spacing + 0.5)
    let level = nearest.clipped(from: 0.0, to: N.constant(Double(count - 1), named: "lastLevel"))
    return (lowest + level.named("level") * spacing).named("levelConductance")
  }
}
