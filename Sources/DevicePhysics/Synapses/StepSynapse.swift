/// A synapse whose pulse moves the weight by a step that may depend on the weight, as the pulsed
/// devices of AIHWKIT do.
///
/// The step is `Δ · (1 + σ · normal)`, times a factor of the rule, and the weight is clipped to its
/// bounds. Source: the documented equations and presets of AIHWKIT.
public struct StepSynapse: PulsedSynapse, Hashable, Codable {
  /// How the step depends on the weight.
  public enum Rule: Sendable, Hashable, Codable {
    /// Not at all.
    case constant
    /// `1 - w / bound`: it vanishes at the bound that the pulse moves to.
    case softBounds
    /// `1 - slope · w / bound`, with a slope for each direction: soft bounds at slopes of 1.
    case linear(upSlope: Double, downSlope: Double)
    /// `max(0, 1 - amplitude · exp(±steepness · z))` with `z = 2 · scale · w / (upper - lower) +
    /// offset`; the sign is that of the pulse's direction.
    case exponential(
      upAmplitude: Double, downAmplitude: Double, steepness: Double, scale: Double, offset: Double)
  }

  public var rule: Rule
  /// Step Δ of a potentiating pulse at a factor of 1, greater than 0.
  public var upStep: Double
  /// Step Δ of a depressing pulse at a factor of 1, greater than 0.
  public var downStep: Double
  /// Lower bound of the weight, less than 0.
  public var lowerBound: Double
  /// Upper bound of the weight, greater than 0.
  public var upperBound: Double
  /// Spread σ of a step from pulse to pulse, relative to the step; at least 0.
  public var spread: Double

  /// A device with this rule and equal steps in both directions.
  public init(
    rule: Rule, step: Double, lowerBound: Double, upperBound: Double, spread: Double
  ) {
    self.rule = rule
    upStep = step
    downStep = step
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.spread = spread
  }

  /// AIHWKIT's ConstantStep defaults.
  public static let constantStep = Self(
    rule: .constant, step: 1e-3, lowerBound: -0.6, upperBound: 0.6, spread: 0.3)

  /// AIHWKIT's resistive memory with soft bounds.
  public static let softBounds = Self(
    rule: .softBounds, step: 2e-3, lowerBound: -0.75, upperBound: 1.25, spread: 3.75)

  /// AIHWKIT's EcRam, electrochemical memory with lithium (Tang et al. 2018).
  public static let linearStep = Self(
    rule: .linear(upSlope: 0.1153, downSlope: 0.5085), step: 2e-3, lowerBound: -0.8276,
    upperBound: 1.1724, spread: 0.3)

  /// AIHWKIT's ReRAM-ES: its up_down of 0.259359 makes steps down smaller by that share, as its
  /// source code does; its pages also say that steps up grow.
  public static let exponentialStep: Self = {
    var device = Self(
      rule: .exponential(
        upAmplitude: -1.18445, downAmplitude: -0.081404, steepness: 5, scale: -0.5, offset: -0.5),
      step: 1.35e-3, lowerBound: -1, upperBound: 1, spread: 5)
    device.downStep *= 1 - 0.259359
    return device
  }()

  public var weightRange: ClosedRange<Double> {
    min(lowerBound, upperBound)...max(lowerBound, upperBound)
  }

  @inlinable
  public func pulsed<N: Physical>(_ weight: N, direction: N, normal: N) -> N {
    let spread = (1.0 + N.constant(self.spread, named: "spread") * normal).named("stepSpread")
    let up = N.constant(upStep, named: "upStep") * upFactor(weight).named("upFactor") * spread
    let down =
      N.constant(downStep, named: "downStep") * downFactor(weight).named("downFactor") * spread
    let step = N.choose(direction > 0.0, up, N.choose(direction < 0.0, -down, 0.0)).named("step")
    return (weight + step).clipped(
      from: N.constant(lowerBound, named: "lowerBound"),
      to: N.constant(upperBound, named: "upperBound"))
  }

  @inlinable
  func upFactor<N: Physical>(_ weight: N) -> N {
    switch rule {
    case .constant: 1.0
    case .softBounds: 1.0 - weight * N.constant(1 / upperBound, named: "upperBoundInverse")
    case .linear(let slope, _): 1.0 - weight * N.constant(slope / upperBound, named: "upSlope")
    case .exponential(let amplitude, _, let steepness, let scale, let offset):
      exponentialFactor(
        weight, N.constant(amplitude, named: "upAmplitude"),
        N.constant(steepness, named: "upSteepness"), scale: scale, offset: offset)
    }
  }

  @inlinable
  func downFactor<N: Physical>(_ weight: N) -> N {
    switch rule {
    case .constant: 1.0
    case .softBounds: 1.0 - weight * N.constant(1 / lowerBound, named: "lowerBoundInverse")
    case .linear(_, let slope): 1.0 - weight * N.constant(slope / lowerBound, named: "downSlope")
    case .exponential(_, let amplitude, let steepness, let scale, let offset):
      exponentialFactor(
        weight, N.constant(amplitude, named: "downAmplitude"),
        N.constant(-steepness, named: "downSteepness"), scale: scale, offset: offset)
    }
  }

  @inlinable
  func exponentialFactor<N: Physical>(
    _ weight: N, _ amplitude: N, _ steepness: N, scale: Double, offset: Double
  ) -> N {
    let slope = 2 * scale / (upperBound - lowerBound)
    let place =
      (N.constant(slope, named: "placeSlope") * weight
      + N.constant(offset, named: "placeOffset")).named("place")
    return N.maximum(0.0, 1.0 - amplitude * N.exponential(steepness * place))
  }

  /// With the rule as a constant of each call, so that no pulse has to ask for it.
  @inlinable
  @inline(__always)
  public func perform<Work: PulseWork>(_ work: Work) -> Work.Outcome {
    var fixed = self
    switch rule {
    case .constant:
      fixed.rule = .constant
      return work.done(by: fixed)
    case .softBounds:
      fixed.rule = .softBounds
      return work.done(by: fixed)
    case .linear(let up, let down):
      fixed.rule = .linear(upSlope: up, downSlope: down)
      return work.done(by: fixed)
    case .exponential:
      return work.done(by: self)
    }
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("upStep", upStep)
      $0.positive("downStep", downStep)
      $0.negative("lowerBound", lowerBound)
      $0.positive("upperBound", upperBound)
      $0.notNegative("spread", spread)
      switch rule {
      case .constant, .softBounds: break
      case .linear(let up, let down):
        $0.within("upSlope", up, 0...1)
        $0.within("downSlope", down, 0...1)
      case .exponential(let up, let down, let steepness, let scale, let offset):
        $0.finite("upAmplitude", up)
        $0.finite("downAmplitude", down)
        $0.within("steepness", steepness, 0...50)
        $0.within("scale", scale, -10...10)
        $0.within("offset", offset, -10...10)
      }
    }
  }
}
