#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The synapse whose conductance follows an exponential curve of the number of pulses, as in
/// NeuroSim.
///
/// Potentiation: `G = G_min + B · (1 - exp(-P / A))` with `B = (G_max - G_min) / (1 - exp(-P_max /
/// A))`; depression mirrors it from `G_max`. One pulse therefore takes the conductance the fixed
/// share `1 - exp(-1 / A)` of its way to the asymptote of the curve, and no logarithm is needed to
/// find `P`.
///
/// The curvature `A = A' · P_max` comes from the nonlinearity NL:
/// `max over x of |(1 - exp(-x / A')) / (1 - exp(-1 / A')) - x| = 0.07 · √2 · |NL|`.
///
/// Source: the equations and the default figures of MLP+NeuroSim V3.0; nothing is copied.
public struct PulseCurveSynapse: PulsedSynapse, Hashable, Codable {
  /// Least conductance in siemens, at least 0.
  public var leastConductance = 3.0769e-9
  /// Greatest conductance in siemens, greater than `leastConductance`.
  public var greatestConductance = 38.462e-9
  /// Pulses from the least to the greatest conductance, at least 1.
  public var potentiationPulses = 97.0
  /// Pulses from the greatest to the least conductance, at least 1.
  public var depressionPulses = 100.0
  /// Magnitude of NL of potentiation, 0...9; 0 is a straight line.
  public var potentiationNonlinearity = 2.4
  /// Magnitude of NL of depression, 0...9; 0 is a straight line.
  public var depressionNonlinearity = 4.88
  /// Standard deviation of the conductance after a pulse, relative to the whole range; at least 0.
  public var spread = 0.035

  /// The default device of MLP+NeuroSim.
  public init() {}

  /// The default device of DNN+NeuroSim: 32 levels with little spread.
  ///
  /// Inference: the conductances, 5 µS to 50 µS.
  public static let thirtyTwoLevels: Self = {
    var device = Self()
    device.leastConductance = 5e-6
    device.greatestConductance = 50e-6
    device.potentiationPulses = 32
    device.depressionPulses = 32
    device.potentiationNonlinearity = 1.75
    device.depressionNonlinearity = 1.46
    device.spread = 0.003
    return device
  }()

  /// Weights are relative: 0 at the least conductance, 1 at the greatest.
  public var weightRange: ClosedRange<Double> { 0...1 }

  /// The conductance in siemens of a weight.
  @inlinable
  public func conductance<N: Physical>(_ weight: N) -> N {
    let span = greatestConductance - leastConductance
    return N.constant(leastConductance, named: "leastConductance")
      + N.constant(span, named: "conductanceSpan") * weight
  }

  @inlinable
  public func pulsed<N: Physical>(_ weight: N, direction: N, normal: N) -> N {
    let up = PulseCurve(nonlinearity: potentiationNonlinearity, pulses: potentiationPulses)
    let down = PulseCurve(nonlinearity: depressionNonlinearity, pulses: depressionPulses)
    return pulsed(weight, direction: direction, normal: normal, up: up, down: down)
  }

  /// As above, with both curves at hand: to be preferred for many pulses, since a curve takes a
  /// search to find.
  @inlinable
  public func pulsed<N: Physical>(
    _ weight: N, direction: N, normal: N, up: PulseCurve, down: PulseCurve
  ) -> N {
    let risen = up.advanced(weight, named: "potentiation")
    let fallen = 1.0 - down.advanced(1.0 - weight, named: "depression")
    let moved = N.choose(direction > 0.0, risen, N.choose(direction < 0.0, fallen, weight))
      .named("moved")
    let noise = (N.constant(spread, named: "spread") * normal * direction.magnitude)
      .named("noise")
    return (moved + noise).clippedToUnit
  }

  /// With both curves at hand, which take a search to find.
  @inlinable
  public func perform<Work: PulseWork>(_ work: Work) -> Work.Outcome {
    work.done(by: CurvedSynapse(self))
  }

  /// The synapse with its curves.
  @usableFromInline
  struct CurvedSynapse: PulsedSynapse {
    @usableFromInline let synapse: PulseCurveSynapse
    @usableFromInline let up: PulseCurve
    @usableFromInline let down: PulseCurve

    @usableFromInline
    init(_ synapse: PulseCurveSynapse) {
      self.synapse = synapse
      up = PulseCurve(
        nonlinearity: synapse.potentiationNonlinearity, pulses: synapse.potentiationPulses)
      down = PulseCurve(
        nonlinearity: synapse.depressionNonlinearity, pulses: synapse.depressionPulses)
    }

    @usableFromInline var weightRange: ClosedRange<Double> { synapse.weightRange }
    @usableFromInline var parameterProblems: [ParameterProblem] { synapse.parameterProblems }

    @inlinable
    func pulsed<N: Physical>(_ weight: N, direction: N, normal: N) -> N {
      synapse.pulsed(weight, direction: direction, normal: normal, up: up, down: down)
    }
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.notNegative("leastConductance", leastConductance, unit: "S")
      $0.greater(
        "greatestConductance", greatestConductance, than: leastConductance, "leastConductance",
        unit: "S")
      $0.require(
        potentiationPulses >= 1, "potentiationPulses", potentiationPulses, "a number of at least 1")
      $0.require(
        depressionPulses >= 1, "depressionPulses", depressionPulses, "a number of at least 1")
      $0.within("potentiationNonlinearity", potentiationNonlinearity, 0...9)
      $0.within("depressionNonlinearity", depressionNonlinearity, 0...9)
      $0.notNegative("spread", spread)
    }
  }
}

/// One exponential curve from 0 to 1 in a number of pulses.
public struct PulseCurve: Sendable, Hashable {
  /// What is left of the way to `asymptote` after one pulse.
  public let remaining: Double
  /// Where the curve would end, at least 1.
  public let asymptote: Double
  /// Weight for one pulse on a straight line; else 0.
  public let straightStep: Double

  /// The curve of a nonlinearity of at least 0 and less than 10, over a number of pulses.
  public init(nonlinearity: Double, pulses: Double) {
    let curvature = Self.curvature(nonlinearity: nonlinearity)
    if curvature.isFinite {
      remaining = exp(-1 / (curvature * pulses))
      asymptote = 1 / (1 - exp(-1 / curvature))
      straightStep = 0
    } else {
      remaining = 1
      asymptote = 1
      straightStep = 1 / pulses
    }
  }

  /// The weight after one pulse, not clipped.
  @inlinable
  func advanced<N: Physical>(_ weight: N, named name: String) -> N {
    let end = N.constant(asymptote, named: name + "Asymptote")
    let curved = end - (end - weight) * N.constant(remaining, named: name + "Remaining")
    return (curved + N.constant(straightStep, named: name + "Step")).named(name)
  }

  /// A' of a nonlinearity of at least 0 and less than 10; infinite below 0.001, where the curve is
  /// a straight line for every purpose.
  public static func curvature(nonlinearity: Double) -> Double {
    guard nonlinearity >= 0.001 else { return .infinity }
    // The deviation falls from 1 to 0 with A'. Bisect the logarithm of A'.
    var (low, high) = (log(1e-4), log(1e5))
    for _ in 0..<100 {
      let middle = (low + high) / 2
      let tooCurved = Self.nonlinearity(curvature: exp(middle)) > nonlinearity
      (low, high) = tooCurved ? (middle, high) : (low, middle)
    }
    return exp((low + high) / 2)
  }

  /// NL of an A' greater than 0: the greatest distance from the straight line over 0.07 · √2, at
  /// the place where the slope of the curve is 1.
  public static func nonlinearity(curvature: Double) -> Double {
    let end = -expm1(-1 / curvature)
    let place = -curvature * log(curvature * end)
    let deviation = -expm1(-place / curvature) / end - place
    return deviation / (0.07 * 2.0.squareRoot())
  }
}
