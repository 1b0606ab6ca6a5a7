#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The ohmic filament memristor Pt/IrO2/Hf/Ta2O5/Ta/IrO2/Pt of Chen et al., Nature Communications
/// 2025.
///
/// Its state `g` is 0 in the high-resistance state and 1 in the low-resistance state; the
/// conductance between them is `G = offConductance · onOffRatio^g`, and the current is linear in
/// the voltage. A negative voltage at the top electrode drives SET, `dg/dt = 1 / setTime`, any
/// other RESET, `dg/dt = -1 / resetTime`.
///
/// The logarithm of the SET time falls with the voltage in three regions of different slope. Each
/// region is a straight line; the greatest of the three times rules (their sum would bend the slope
/// of the third region to -876 mV a decade).
///
/// Values marked *paper* are published. Values marked *inference* are not: the paper gives the
/// slopes of the switching kinetics, but no absolute time, and of RESET one point only.
public struct OhmicMemristor: Sendable, Hashable, Codable {
  /// Conductance of the high-resistance state in siemens, greater than 0. Paper: levels from µS to
  /// mS.
  public var offConductance = 2e-6
  /// Conductance of the low-resistance state over that of the high-resistance state, greater than
  /// 1. Paper: 200 to 1000.
  public var onOffRatio = 500.0

  /// SET time in seconds at `lowerKnee`, greater than 0. Inference: the paper's text has no
  /// absolute time.
  public var setTimeAtLowerKnee = 1e-6
  /// Voltage magnitude in volts between the first and the second region of SET. Paper.
  public var lowerKnee = 0.8
  /// Voltage magnitude in volts between the second and the third region of SET. Paper.
  public var upperKnee = 1.2
  /// Volts for one decade of SET time below `lowerKnee`, greater than 0. Paper: 50 mV.
  public var firstSetSlope = 0.050
  /// Volts for one decade of SET time between the knees, at least `firstSetSlope`. Paper: 155 mV.
  public var secondSetSlope = 0.155
  /// Volts for one decade of SET time above `upperKnee`, at least `secondSetSlope`. Paper: 1100 mV.
  public var thirdSetSlope = 1.100

  /// Voltage in volts whose full RESET is known. Paper: 3.2 V.
  public var fullResetVoltage = 3.2
  /// Seconds of a full RESET at `fullResetVoltage`, greater than 0. Paper: 2 ms.
  public var fullResetTime = 2e-3
  /// Volts for one decade of RESET time, greater than 0. Inference.
  public var resetSlope = 0.200

  /// The device with the paper's values, and inferences where the paper has none.
  public init() {}

  /// Conductance of the low-resistance state in siemens.
  public var onConductance: Double { offConductance * onOffRatio }

  /// The conductance in siemens of a state 0...1.
  @inlinable
  public func conductance<N: Physical>(_ state: N) -> N {
    let decline = N.constant(log(onOffRatio), named: "logarithmOfOnOffRatio")
    return N.constant(offConductance, named: "offConductance")
      * N.exponential(decline * state).named("relativeConductance")
  }

  /// The state whose conductance, in siemens, is given; outside 0...1 when the device cannot reach
  /// it.
  public func state(ofConductance conductance: Double) -> Double {
    log(conductance / offConductance) / log(onOffRatio)
  }

  /// Seconds from the high-resistance to the low-resistance state at a SET voltage of this
  /// magnitude, in volts.
  @inlinable
  public func setTime<N: Physical>(_ magnitude: N) -> N {
    let decade = log(10.0)
    let atLowerKnee = log(setTimeAtLowerKnee)
    let atUpperKnee = atLowerKnee - (upperKnee - lowerKnee) * (decade / secondSetSlope)
    let aboveLowerKnee = (magnitude - N.constant(lowerKnee, named: "lowerKnee"))
      .named("aboveLowerKnee")
    let aboveUpperKnee = (magnitude - N.constant(upperKnee, named: "upperKnee"))
      .named("aboveUpperKnee")
    let start = N.constant(atLowerKnee, named: "logarithmOfSetTimeAtLowerKnee")
    let first =
      (start - aboveLowerKnee * N.constant(decade / firstSetSlope, named: "firstSetDecline"))
      .named("firstRegion")
    let second =
      (start - aboveLowerKnee * N.constant(decade / secondSetSlope, named: "secondSetDecline"))
      .named("secondRegion")
    let third =
      (N.constant(atUpperKnee, named: "logarithmOfSetTimeAtUpperKnee")
      - aboveUpperKnee * N.constant(decade / thirdSetSlope, named: "thirdSetDecline"))
      .named("thirdRegion")
    let slowest = N.maximum(N.maximum(first, second).named("slowestLowerRegion"), third)
    return N.exponential(slowest).named("setTime")
  }

  /// Seconds from the low-resistance to the high-resistance state at a RESET voltage of this
  /// magnitude, in volts.
  @inlinable
  public func resetTime<N: Physical>(_ magnitude: N) -> N {
    let decline = N.constant(log(10.0) / resetSlope, named: "resetDecline")
    let below = (N.constant(fullResetVoltage, named: "fullResetVoltage") - magnitude)
      .named("belowFullReset")
    return
      (N.constant(fullResetTime, named: "fullResetTime") * N.exponential(below * decline))
      .named("resetTime")
  }

  /// The state after one pulse, clipped to 0...1.
  ///
  /// - Parameters:
  ///   - state: before the pulse, 0...1.
  ///   - voltage: in volts; SET when negative, else RESET.
  ///   - width: in seconds.
  ///   - rate: how much faster than nominal this cell switches at this pulse; 1 is nominal.
  @inlinable
  public func pulsed<N: Physical>(_ state: N, voltage: N, width: N, rate: N) -> N {
    let exposure = (width * rate).named("exposure")
    let opposite = (-voltage).named("opposite")
    let moved = N.choose(
      voltage < 0.0, state + exposure / setTime(opposite), state - exposure / resetTime(voltage))
    return moved.named("moved").clippedToUnit
  }
}
