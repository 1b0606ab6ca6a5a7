#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What programming, drift and reading do to phase-change memory: `PCMLikeNoiseModel` of AIHWKIT, from
/// measurements of Nandakumar et al. (ICECS 2019).
///
/// ```
/// g = G / G_max                                             0...1
/// G_p = G + (0.26348 + 1.9650 · g - 1.1731 · g²) · G_max / 25 · ξ_p              the error of programming
/// G_d = G_p · ((t + t₀) / t₀)^-ν          ν = |µ + σ · ξ_ν|                      the drift
/// µ = -0.0155 · ln g + 0.0244, in 0.049...0.1      σ = -0.0125 · ln g - 0.0059, in 0.008...0.045
/// seen = G_d · (1 + q · √(ln((t + t₀ + t_r) / (2 · t_r))) · ξ_r)                 the noise of reading
/// q = 0.0088 / (G_p / G_max)^0.65, at most 0.2
/// ```
///
/// No conductance is below 0, and `t` is the time since the last programming step. `ξ_p` is drawn
/// with each of these and `ξ_r` with each reading. Inference: `ξ_ν` is drawn once for each device,
/// where the source draws it anew with each programming.
public struct PhaseChangeNoise: Imperfection, Hashable {
  /// G_max in siemens, greater than 0. Source: 25 µS.
  public var greatestConductance: Double
  /// Factor of the error of programming, 0...10. Source: 1.
  public var programmingScale = 1.0
  /// Factor of ν, 0...10. Source: 1.
  public var driftScale = 1.0
  /// Factor of the noise of reading, 0...10. Source: 1.
  public var readScale = 1.0
  /// t₀, the first reading after programming, in seconds, greater than 0. Source: 20 s.
  public var referenceTime = 20.0
  /// t_r, the length of a reading in seconds; greater than 0, at most `referenceTime`. Source:
  /// 250 ns.
  public var readTime = 250e-9

  public init(greatestConductance: Double = 25e-6) {
    self.greatestConductance = greatestConductance
  }

  public var dependsOnProgramming: Bool { true }

  public var draws: [RandomDraw] {
    [RandomDraw("driftNormal", each: .device), RandomDraw("readNormal", each: .reading)]
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("greatestConductance", greatestConductance, unit: "S")
      $0.within("programmingScale", programmingScale, 0...10)
      $0.within("driftScale", driftScale, 0...10)
      $0.within("readScale", readScale, 0...10)
      $0.positive("referenceTime", referenceTime, unit: "s")
      $0.positive("readTime", readTime, unit: "s")
      $0.require(
        readTime <= referenceTime, "readTime", readTime, "at most referenceTime, \(referenceTime) s"
      )
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let unit = N.constant(1 / greatestConductance, named: "greatestConductanceInverse")
    let share = (conductance * unit).clippedToUnit.named("conductanceShare")
    let error = MeasuredNoise.error(
      [0.26348, 1.9650, -1.1731], of: share,
      scale: programmingScale * greatestConductance / 25, named: "programming")
    let programmed = N.maximum(conductance + error * history.programming, 0.0)
      .named("programmedConductance")

    let logarithm = N.logarithm(N.maximum(share, 1e-7)).named("shareLogarithm")
    let mean = (0.0244 - 0.0155 * logarithm).clipped(from: 0.049, to: 0.1).named("meanDrift")
    let spread = (-0.0059 - 0.0125 * logarithm).clipped(from: 0.008, to: 0.045)
      .named("driftSpread")
    let exponent =
      (N.constant(driftScale, named: "driftScale")
      * (mean + spread * history.draws.draw(0)).magnitude).named("driftExponent")
    let time = (1.0 + history.age * N.constant(1 / referenceTime, named: "driftRate"))
      .named("driftTime")
    let drifted = (programmed * N.exponential(-exponent * N.logarithm(time)))
      .named("driftedConductance")

    let strength = N.maximum(N.power(programmed * unit, 0.65), 1e-3)
    let relative = N.minimum(0.0088 / strength, 0.2).named("readStrength")
    let span = time * N.constant(referenceTime / (2 * readTime), named: "readSpan") + 0.5
    let noise =
      (N.constant(readScale, named: "readScale") * relative
      * N.squareRoot(N.logarithm(span)) * history.draws.draw(1)).named("readNoise")
    return N.maximum(drifted * (1.0 + noise), 0.0)
  }
}

/// How far filamentary memory is from what it was programmed to: `ReRamWan2022NoiseModel` of AIHWKIT,
/// from figures of Wan et al. (Nature 2022).
///
/// `G + σ · ξ_p`, not below 0, with a polynomial of the fourth degree in `G / G_max` for σ after 1 s,
/// after one day and after two days. `ξ_p` is drawn with each programming step.
///
/// Inference: σ between these times, linear in the logarithm of the time, and that one number holds
/// for all times; the source knows the three times only and draws anew for each.
public struct FilamentNoise: Imperfection, Hashable {
  /// G_max in siemens, greater than 0. Source: 40 µS.
  public var greatestConductance: Double
  /// Factor of the error, 0...10. Source: 1.
  public var scale = 1.0

  public init(greatestConductance: Double = 40e-6) {
    self.greatestConductance = greatestConductance
  }

  public var dependsOnProgramming: Bool { true }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("greatestConductance", greatestConductance, unit: "S")
      $0.within("scale", scale, 0...10)
    }
  }

  public func conductance<N: Physical>(
    _ conductance: N, in history: DeviceHistory<N>
  ) -> N {
    let unit = N.constant(1 / greatestConductance, named: "greatestConductanceInverse")
    let share = (conductance * unit).clippedToUnit.named("conductanceShare")
    func error(_ coefficients: [Double], _ name: String) -> N {
      MeasuredNoise.error(
        coefficients, of: share, scale: scale * greatestConductance / 40, named: name)
    }
    let second = error([0.348, 16.030, -43.853, 45.393, -16.815], "second")
    let day = error([0.701, 22.086, -50.773, 47.095, -16.458], "day")
    let days = error([0.782, 20.274, -43.507, 37.062, -11.934], "days")
    let age = N.logarithm(N.maximum(history.age, 1.0)).named("ageLogarithm")
    let towardsDay = (age * N.constant(1 / log(86_400), named: "dayInverse")).clippedToUnit
    let towardsDays =
      ((age - N.constant(log(86_400), named: "dayLogarithm"))
      * N.constant(1 / log(2), named: "daysInverse")).clippedToUnit
    let spread =
      (second + towardsDay.named("towardsDay") * (day - second)
      + towardsDays.named("towardsDays") * (days - day)).named("errorSpread")
    return N.maximum(conductance + spread * history.programming, 0.0)
  }
}

/// What both noises have in common.
enum MeasuredNoise {
  /// A polynomial, its lowest coefficient first, times a scale.
  static func error<N: Physical>(
    _ coefficients: [Double], of share: N, scale: Double, named name: String
  ) -> N {
    var sum: N?
    for (degree, coefficient) in coefficients.enumerated().reversed() {
      let term = N.constant(coefficient * scale, named: "\(name)Error\(degree)")
      sum = sum.map { $0 * share + term } ?? term
    }
    return (sum ?? 0.0).named(name + "Error")
  }
}
