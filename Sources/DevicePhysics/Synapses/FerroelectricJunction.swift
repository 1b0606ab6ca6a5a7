#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The ferroelectric tunnel junction of hafnium-zirconium oxide (HZO): domains that switch with
/// times spread over decades, and a conductance that follows the switched share.
///
/// ```
/// τ(V) = τ_∞ · exp((V_a / |V|)²)           Merz's law, squared, as in nucleation-limited switching
/// τ_k = τ(V) · spread^z_k                  five groups k, with the weights w_k
/// dp_k/dt = (target - p_k) / τ_k           target: 1 for V > 0, 0 for V < 0
/// G = G_min + (G_max - G_min) · Σ w_k · p_k
/// ```
///
/// `z_k` and `w_k` are the nodes and weights of the Gauss-Hermite quadrature of a normal
/// distribution: the logarithm of the switching time is normal over the domains. The steps are
/// exact.
///
/// Published: full switching within 10 ns with a characteristic time of 5.4 ns (Si et al. 2019), a
/// resistance ratio of 100 to more than 10,000. Inference: everything else, in particular the
/// voltage at which those times hold.
public struct FerroelectricJunction: Sendable, Hashable, Codable {
  /// G_min in siemens, greater than 0. Inference.
  public var offConductance = 1e-8
  /// G_max in siemens, greater than `offConductance`. Published: a ratio of 100 or more.
  public var onConductance = 1e-6
  /// τ_∞ in seconds, greater than 0. Inference; with `activationVoltage` it makes 5.4 ns at 4 V.
  public var attemptTime = 0.5e-9
  /// V_a in volts, greater than 0. Inference.
  public var activationVoltage = 4 * 1.5426
  /// Factor of the switching time for one standard deviation of its logarithm, 1...100. Inference.
  public var timeSpread = 1.2
  /// Volts below whose magnitude nothing switches, greater than 0. Inference; the law gives years
  /// there.
  public var leastVoltage = 0.25

  /// The device with the published figures, and inferences where there are none.
  public init() {}

  /// The state of one device: the switched share of each group of domains, 0...1.
  public struct State<N: Physical>: DeviceState {
    public var fastest: N
    public var fast: N
    public var median: N
    public var slow: N
    public var slowest: N

    /// All groups switched to the same share.
    @inlinable
    public init(switched: N) {
      fastest = switched
      fast = switched
      median = switched
      slow = switched
      slowest = switched
    }

    public init(_ component: (String) -> N) {
      fastest = component("fastest")
      fast = component("fast")
      median = component("median")
      slow = component("slow")
      slowest = component("slowest")
    }

    public var components: [(name: String, value: N)] {
      [
        ("fastest", fastest), ("fast", fast), ("median", median), ("slow", slow),
        ("slowest", slowest),
      ]
    }
  }

  /// The share of the polarisation that is switched, 0...1.
  @inlinable
  public func switchedShare<N: Physical>(_ state: State<N>) -> N {
    let outer = N.constant(0.011257411327720689, named: "outerWeight")
    let inner = N.constant(0.22207592200561266, named: "innerWeight")
    let middle = N.constant(0.53333333333333333, named: "middleWeight")
    let ends = (outer * (state.fastest + state.slowest)).named("ends")
    let sides = (inner * (state.fast + state.slow)).named("sides")
    return (ends + sides + middle * state.median).named("switchedShare")
  }

  /// Current in amperes, linear in the voltage.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let span = N.constant(onConductance - offConductance, named: "conductanceSpan")
    let conductance =
      N.constant(offConductance, named: "offConductance")
      + span * switchedShare(state)
    return conductance.named("conductance") * voltage
  }

  /// The median switching time in seconds at a voltage in volts other than 0.
  @inlinable
  public func switchingTime<N: Physical>(_ voltage: N) -> N {
    let ratio = (N.constant(activationVoltage, named: "activationVoltage") / voltage)
      .named("fieldRatio")
    return
      (N.constant(attemptTime, named: "attemptTime") * N.exponential(ratio * ratio))
      .named("switchingTime")
  }

  /// The state after `seconds` at a voltage in volts.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let least = N.constant(leastVoltage, named: "leastVoltage")
    let field = N.maximum(voltage.magnitude, least).named("field")
    let acting = N.choose(voltage.magnitude >= least, seconds, 0.0)
    let exposure = (acting / switchingTime(field)).named("exposure")
    let target = N.choose(voltage > 0.0, 1.0, 0.0).named("target")
    // The nodes of the quadrature of a normal distribution.
    let (inner, outer) = (1.3556261799742657, 2.8569700138728056)
    let group = { (share: N, node: Double, name: String) in
      let speed = N.constant(exp(-node * log(timeSpread)), named: name + "Speed")
      let remaining = N.exponential(-(exposure * speed)).named(name + "Remaining")
      return target + (share - target) * remaining
    }
    var later = state
    later.fastest = group(state.fastest, -outer, "fastest")
    later.fast = group(state.fast, -inner, "fast")
    later.median = group(state.median, 0, "median")
    later.slow = group(state.slow, inner, "slow")
    later.slowest = group(state.slowest, outer, "slowest")
    return later
  }
}

extension FerroelectricJunction: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// Nothing switched: the high-resistance state.
  public var initialState: State<Double> { State(switched: 0) }

  /// Infinite: the steps are exact at a constant voltage.
  public var largestStep: Double { .infinity }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("offConductance", offConductance, unit: "S")
      $0.greater(
        "onConductance", onConductance, than: offConductance, "offConductance", unit: "S")
      $0.positive("attemptTime", attemptTime, unit: "s")
      $0.positive("activationVoltage", activationVoltage, unit: "V")
      $0.within("timeSpread", timeSpread, 1...100)
      $0.positive("leastVoltage", leastVoltage, unit: "V")
    }
  }
}

extension FerroelectricJunction.State: Equatable where N: Equatable {}
