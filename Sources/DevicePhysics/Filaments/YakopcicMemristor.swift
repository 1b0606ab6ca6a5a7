/// The threshold memristor of Yakopcic et al. 2011.
///
/// ```
/// I = a · x · sinh(b · V)                  a: a₁ for V ≥ 0, a₂ below
/// dx/dt = g(V) · f(x)
/// g = A_p · (exp(V) - exp(V_p))            for V > V_p
/// g = -A_n · (exp(-V) - exp(V_n))          for V < -V_n, else 0
/// ```
///
/// Rising, `f` is 1 below `x_p` and `exp(-α_p · (x - x_p)) · (1 + (x_p - x) / (1 - x_p))` above;
/// falling, it is 1 above `1 - x_n` and `exp(α_n · (x + x_n - 1)) · x / (1 - x_n)` below. So the
/// state stops at its bounds.
///
/// Source: the published equations; parameters as collected in `thomastiotto/Memristor-Models`.
public struct YakopcicMemristor: Sendable, Hashable, Codable {
  /// a₁ in amperes, greater than 0.
  public var positiveCurrent: Double
  /// a₂ in amperes, greater than 0.
  public var negativeCurrent: Double
  /// b in 1/V, greater than 0.
  public var curvature: Double
  /// A_p in 1/s, greater than 0.
  public var positiveSpeed: Double
  /// A_n in 1/s, greater than 0.
  public var negativeSpeed: Double
  /// V_p in volts, at least 0.
  public var positiveThreshold: Double
  /// V_n in volts, at least 0; a magnitude.
  public var negativeThreshold: Double
  /// α_p, at least 0.
  public var positiveDecay: Double
  /// α_n, at least 0.
  public var negativeDecay: Double
  /// x_p, 0 up to but not 1.
  public var positiveKnee: Double
  /// x_n, 0 up to but not 1.
  public var negativeKnee: Double
  /// The step in seconds up to which explicit steps are meant, greater than 0. Inference.
  public var largestStep: Double

  /// The silver-chalcogenide device.
  public static let silverChalcogenide = Self(
    positiveCurrent: 0.17, negativeCurrent: 0.17, curvature: 0.05, positiveSpeed: 4000,
    negativeSpeed: 4000, positiveThreshold: 0.16, negativeThreshold: 0.15, positiveDecay: 1,
    negativeDecay: 5, positiveKnee: 0.3, negativeKnee: 0.5, largestStep: 1e-5)

  /// The amorphous-silicon device.
  public static let amorphousSilicon = Self(
    positiveCurrent: 3.7e-7, negativeCurrent: 4.35e-7, curvature: 0.7, positiveSpeed: 0.005,
    negativeSpeed: 0.08, positiveThreshold: 1.5, negativeThreshold: 0.5, positiveDecay: 1.2,
    negativeDecay: 3, positiveKnee: 0.2, negativeKnee: 0.5, largestStep: 1e-2)

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// x, 0 insulating to 1 conducting.
    public var position: N

    @inlinable
    public init(position: N) {
      self.position = position
    }

    public init(_ component: (String) -> N) {
      position = component("position")
    }

    public var components: [(name: String, value: N)] { [("position", position)] }
  }

  /// Current in amperes.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let scale = N.choose(
      voltage < 0.0, N.constant(negativeCurrent, named: "negativeCurrent"),
      N.constant(positiveCurrent, named: "positiveCurrent"))
    return scale * state.position
      * N.hyperbolicSine(N.constant(curvature, named: "curvature") * voltage)
  }

  /// The state after a step at a voltage in volts.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let above =
      (N.exponential(voltage)
      - N.constant(Double.exponential(positiveThreshold), named: "positiveThresholdExponential"))
      .named("abovePositive")
    let below =
      (N.exponential(-voltage)
      - N.constant(Double.exponential(negativeThreshold), named: "negativeThresholdExponential"))
      .named("belowNegative")
    let rise = N.constant(positiveSpeed, named: "positiveSpeed") * above * rising(state.position)
    let fall = N.constant(negativeSpeed, named: "negativeSpeed") * below * falling(state.position)
    let motion = N.choose(above > 0.0, rise, N.choose(below > 0.0, -fall, 0.0)).named("motion")
    return State(position: (state.position + motion * seconds).clippedToUnit)
  }

  /// f for a rising state.
  @inlinable
  func rising<N: Physical>(_ position: N) -> N {
    let over = (position - N.constant(positiveKnee, named: "positiveKnee")).named("overKnee")
    let room = 1.0 - over * N.constant(1 / (1 - positiveKnee), named: "positiveRoom")
    let damped = N.exponential(-(N.constant(positiveDecay, named: "positiveDecay") * over)) * room
    return N.choose(over >= 0.0, damped, 1.0).named("rising")
  }

  /// f for a falling state.
  @inlinable
  func falling<N: Physical>(_ position: N) -> N {
    let under = (position - N.constant(1 - negativeKnee, named: "negativeKnee")).named("underKnee")
    let room = position * N.constant(1 / (1 - negativeKnee), named: "negativeRoom")
    let damped = N.exponential(N.constant(negativeDecay, named: "negativeDecay") * under) * room
    return N.choose(under <= 0.0, damped, 1.0).named("falling")
  }
}

extension YakopcicMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// A tenth of the way to full conduction [inference].
  public var initialState: State<Double> { State(position: 0.1) }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("positiveCurrent", positiveCurrent, unit: "A")
      $0.positive("negativeCurrent", negativeCurrent, unit: "A")
      $0.positive("curvature", curvature, unit: "1/V")
      $0.positive("positiveSpeed", positiveSpeed, unit: "1/s")
      $0.positive("negativeSpeed", negativeSpeed, unit: "1/s")
      $0.notNegative("positiveThreshold", positiveThreshold, unit: "V")
      $0.notNegative("negativeThreshold", negativeThreshold, unit: "V")
      $0.notNegative("positiveDecay", positiveDecay)
      $0.notNegative("negativeDecay", negativeDecay)
      $0.require(
        positiveKnee >= 0 && positiveKnee < 1, "positiveKnee", positiveKnee, "0 up to but not 1")
      $0.require(
        negativeKnee >= 0 && negativeKnee < 1, "negativeKnee", negativeKnee, "0 up to but not 1")
      $0.positive("largestStep", largestStep, unit: "s")
    }
  }
}

extension YakopcicMemristor.State: Equatable where N: Equatable {}
