import Memweave

/// The short-term memory of Ti/TiOx/TaOy/Pt: a voltage raises a conductance that fades by itself.
///
/// `dw/dt = r · max(V - V₀, 0) · (1 - w) - w / τ`, `I = (G₀ + G₁ · w) · V`; the steps are exact.
///
/// Published (Zhong et al. 2021): τ, reading at 1.9 V, writing with 3 V. Inference: the rest.
public struct TitaniumOxideMemristor: MemristorModel, Codable {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// Decay τ in seconds, greater than 0. Published: 400 µs.
  public var decayTime = 400e-6
  /// Rate r in 1/(V·s), greater than 0. Inference.
  public var writeRate = 3e3
  /// V₀ in volts, at least 0. Inference: the published reading voltage.
  public var writeThreshold = 1.9
  /// G₀ in siemens, greater than 0. Inference.
  public var restConductance = 1e-6
  /// G₁ in siemens, at least 0. Inference.
  public var gain = 20e-6

  public init() {}

  public struct State<N: Physical>: DeviceState {
    /// w, 0...1.
    public var excitation: N

    public init(_ component: (String) -> N) { excitation = component("excitation") }
    public var components: [(name: String, value: N)] { [("excitation", excitation)] }
  }

  public var initialState: State<Double> { State { _ in 0 } }
  public var largestStep: Double { .infinity }

  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let gained = N.constant(gain, named: "gain") * state.excitation
    return (N.constant(restConductance, named: "restConductance") + gained) * voltage
  }

  public func advanced<N: Physical>(_ state: State<N>, voltage: N, by time: N) -> State<N> {
    let above = voltage - N.constant(writeThreshold, named: "writeThreshold")
    let drive = (N.constant(writeRate, named: "writeRate") * N.maximum(above, 0.0)).named("drive")
    let total = (drive + N.constant(1 / decayTime, named: "decayRate")).named("total")
    let end = (drive / total).named("end")
    let remaining = N.exponential(-(total * time)).named("remaining")
    return State { _ in end + (state.excitation - end) * remaining }
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("decayTime", decayTime, unit: "s")
      $0.positive("writeRate", writeRate, unit: "1/(V s)")
      $0.notNegative("writeThreshold", writeThreshold, unit: "V")
      $0.positive("restConductance", restConductance, unit: "S")
      $0.notNegative("gain", gain, unit: "S")
    }
  }
}
