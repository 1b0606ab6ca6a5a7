#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The vanadium-dioxide memristor: its own heat takes it through a hysteretic phase transition.
///
/// ```
/// C_th · dT/dt = V² / R - S · (T - T_0)
/// R = R_0 · exp(E_a / T) · F(T) + R_m
/// F = ½ + ½ · tanh(β · (δ · w / 2 + T_c - T - T_p))         δ: 1 while heating, -1 while cooling
/// T_p = T_pr · P((T - T_r) / T_pr)                          minor loops
/// P(x) = ½ · (1 - sin(γ · x)) · (1 + tanh(π² - 2π · x))
/// ```
///
/// Source of equations and parameters: Zhang et al., arXiv 2312.12899, with the hysteresis of
/// Almeida, as in the open `gabebere/single-neuristor`; written anew from the equations. `F` stays
/// continuous where the direction turns, which gives the proximity of the new branch as `T_pr = T_p
/// + (δ_new - δ_old) · w / 2`.
public struct VanadiumDioxideMemristor: Sendable, Hashable, Codable {
  /// Resistance R_0 in ohms that activation multiplies, greater than 0.
  public var resistanceScale = 5.35882879e-3
  /// Activation E_a over Boltzmann's constant, in kelvins, greater than 0.
  public var activation = 5.22047417e3
  /// Resistance R_m of the metal in ohms, greater than 0.
  public var metalResistance = 1286.3
  /// Width w of the hysteresis in kelvins, greater than 0.
  public var loopWidth = 7.19357064
  /// Centre T_c of the hysteresis in kelvins, greater than 0.
  public var loopCentre = 332.805839
  /// Sharpness β of the transition in 1/K, greater than 0.
  public var sharpness = 0.252796285
  /// Shape γ of minor loops, 0...1.5.
  public var minorLoopShape = 0.956269682
  /// Heat capacity C_th in J/K, greater than 0.
  public var heatCapacity = 49.62776831e-12
  /// Heat conductance S to the surroundings in W/K, greater than 0.
  public var heatConductance = 0.20558726e-3
  /// Temperature T_0 of the surroundings in kelvins, greater than 0.
  public var ambient = 325.0
  /// Kelvins that the temperature must change in a step for the direction to turn, at least 0.
  public var turningStep = 0.01

  /// The device of the source.
  public init() {}

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Kelvins.
    public var temperature: N
    /// 1 while heating, -1 while cooling.
    public var direction: N
    /// Kelvins at the last turn T_r.
    public var turningTemperature: N
    /// Proximity T_pr at the last turn, in kelvins; 0 on the major loop.
    public var proximity: N

    @inlinable
    public init(temperature: N, direction: N, turningTemperature: N, proximity: N) {
      self.temperature = temperature
      self.direction = direction
      self.turningTemperature = turningTemperature
      self.proximity = proximity
    }

    public init(_ component: (String) -> N) {
      temperature = component("temperature")
      direction = component("direction")
      turningTemperature = component("turningTemperature")
      proximity = component("proximity")
    }

    public var components: [(name: String, value: N)] {
      [
        ("temperature", temperature), ("direction", direction),
        ("turningTemperature", turningTemperature), ("proximity", proximity),
      ]
    }
  }

  /// The shift T_p of the loop in kelvins.
  ///
  /// The sine is its Taylor polynomial of degree 13, within 10⁻⁷ for the arguments at which the
  /// other factor is not 0.
  @inlinable
  func shift<N: Physical>(_ state: State<N>) -> N {
    let turned = state.proximity.magnitude > 1e-9
    let whole = N.choose(turned, state.proximity, 1.0)
    let distance = ((state.temperature - state.turningTemperature) / whole)
      .clipped(from: -1.0, to: 3.0).named("relativeDistance")
    let angle = (distance * N.constant(minorLoopShape, named: "minorLoopShape"))
      .clipped(from: -2.0, to: 2.0).named("angle")
    let square = (angle * angle).named("squaredAngle")
    var factor: N = 1.0
    for pair in [156.0, 110.0, 72.0, 42.0, 20.0, 6.0] {
      factor = 1.0 - square / N.constant(pair, named: "sineDivisor") * factor
    }
    let sine = (angle * factor).named("sine")
    let exponent = N.constant(Double.pi * Double.pi, named: "squareOfPi")
    let slope = N.constant(2 * Double.pi, named: "twicePi")
    let edge = N.hyperbolicTangent(exponent - slope * distance).named("edge")
    let window = (0.5 * (1.0 - sine) * (1.0 + edge)).named("window")
    return N.choose(turned, state.proximity * window, 0.0).named("shift")
  }

  /// The insulating share F, 0...1.
  @inlinable
  public func insulatingShare<N: Physical>(_ state: State<N>) -> N {
    let centre = N.constant(loopCentre, named: "loopCentre")
    let half = N.constant(loopWidth / 2, named: "halfLoopWidth")
    let below = centre + state.direction * half - state.temperature - shift(state)
    let argument = N.constant(sharpness, named: "sharpness") * below
    return (0.5 + 0.5 * N.hyperbolicTangent(argument)).named("insulatingShare")
  }

  /// Resistance in ohms.
  @inlinable
  public func resistance<N: Physical>(_ state: State<N>) -> N {
    let activated = N.exponential(N.constant(activation, named: "activation") / state.temperature)
    let insulator = N.constant(resistanceScale, named: "resistanceScale") * activated
    return
      (insulator * insulatingShare(state) + N.constant(metalResistance, named: "metalResistance"))
      .named("resistance")
  }

  /// Current in amperes.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    voltage / resistance(state)
  }

  /// The state after a step at a voltage in volts.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let heat = (voltage * voltage / resistance(state)).named("heat")
    let excess = state.temperature - N.constant(ambient, named: "ambient")
    let loss = (N.constant(heatConductance, named: "heatConductance") * excess).named("loss")
    let change = ((heat - loss) * seconds / N.constant(heatCapacity, named: "heatCapacity"))
      .named("change")
    let turningStep = N.constant(self.turningStep, named: "turningStep")
    let direction = N.choose(
      change > turningStep, 1.0, N.choose(change < -turningStep, -1.0, state.direction)
    ).named("nextDirection")
    let turn = (direction - state.direction).named("turn")
    let half = N.constant(loopWidth / 2, named: "halfLoopWidth")
    let proximity = shift(state) + turn * half
    let turns = turn.magnitude > 0.5
    return State(
      temperature: state.temperature + change, direction: direction,
      turningTemperature: N.choose(turns, state.temperature, state.turningTemperature),
      proximity: N.choose(turns, proximity, state.proximity))
  }
}

extension VanadiumDioxideMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// Heating, at the temperature of the surroundings.
  public var initialState: State<Double> {
    State(temperature: ambient, direction: 1, turningTemperature: ambient, proximity: 0)
  }

  /// The law remembers where the direction turned, step by step.
  public var motion: Motion { .stepwise }

  /// A tenth of the thermal time constant, `C_th / S`.
  public var largestStep: Double { heatCapacity / heatConductance / 10 }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("resistanceScale", resistanceScale, unit: "ohm")
      $0.positive("activation", activation, unit: "K")
      $0.positive("metalResistance", metalResistance, unit: "ohm")
      $0.positive("loopWidth", loopWidth, unit: "K")
      $0.positive("loopCentre", loopCentre, unit: "K")
      $0.positive("sharpness", sharpness, unit: "1/K")
      $0.within("minorLoopShape", minorLoopShape, 0...1.5)
      $0.positive("heatCapacity", heatCapacity, unit: "J/K")
      $0.positive("heatConductance", heatConductance, unit: "W/K")
      $0.positive("ambient", ambient, unit: "K")
      $0.notNegative("turningStep", turningStep, unit: "K")
    }
  }
}

extension VanadiumDioxideMemristor.State: Equatable where N: Equatable {}
