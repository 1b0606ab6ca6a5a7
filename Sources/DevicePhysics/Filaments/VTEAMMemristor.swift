#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The voltage threshold adaptive memristor, VTEAM (Kvatinsky et al. 2015).
///
/// ```
/// dx/dt = k_off · (V / V_off - 1)^α_off     for V > V_off > 0
/// dx/dt = k_on · (V / V_on - 1)^α_on        for V < V_on < 0, else 0
/// R = R_on + (R_off - R_on) · x / D         or R_on · exp(ln(R_off / R_on) · x / D)
/// ```
///
/// A positive voltage raises the resistance. Inference: the window is 1 inside 0...D and the state
/// is clipped there; the source's windows need parameters that were not found.
public struct VTEAMMemristor: Sendable, Hashable, Codable {
  /// How the resistance lies between its ends.
  public enum Interpolation: Sendable, Hashable, Codable {
    case linear
    case exponential
  }

  public var interpolation = Interpolation.linear
  /// Resistance in ohms at x = 0, greater than 0. Source: 50 Ω.
  public var onResistance = 50.0
  /// Resistance in ohms at x = D, greater than `onResistance`. Source: 1 kΩ.
  public var offResistance = 1e3
  /// k_on in m/s, less than 0. Source: -10 m/s.
  public var onSpeed = -10.0
  /// k_off in m/s, greater than 0. Source: 0.5 mm/s.
  public var offSpeed = 5e-4
  /// α_on, greater than 0. Source: 3.
  public var onExponent = 3.0
  /// α_off, greater than 0. Source: 1.
  public var offExponent = 1.0
  /// V_on in volts, less than 0. Source: -0.2 V.
  public var onThreshold = -0.2
  /// V_off in volts, greater than 0. Source: 20 mV.
  public var offThreshold = 0.02
  /// The way D of the state in metres, greater than 0. Source: 3 nm.
  public var thickness = 3e-9
  /// The step in seconds up to which explicit steps are meant, greater than 0. Inference.
  public var largestStep = 1e-9

  /// The device with the source's values.
  public init() {}

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// x / D: 0 at the on resistance, 1 at the off resistance.
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

  /// Resistance in ohms.
  @inlinable
  public func resistance<N: Physical>(_ state: State<N>) -> N {
    let on = N.constant(onResistance, named: "onResistance")
    switch interpolation {
    case .linear:
      let span = N.constant(offResistance - onResistance, named: "resistanceSpan")
      return (on + span * state.position).named("resistance")
    case .exponential:
      let ratio = N.constant(log(offResistance / onResistance), named: "logarithmOfRatio")
      return (on * N.exponential(ratio * state.position)).named("resistance")
    }
  }

  /// Current in amperes, linear in the voltage.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    voltage / resistance(state)
  }

  /// The state after a step at a voltage in volts.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let aboveOff =
      (voltage * N.constant(1 / offThreshold, named: "offThresholdInverse") - 1.0)
      .named("aboveOff")
    let aboveOn =
      (voltage * N.constant(1 / onThreshold, named: "onThresholdInverse") - 1.0).named("aboveOn")
    // Of the two powers at least one is 0: its base is negative.
    let off =
      (N.constant(offSpeed / thickness, named: "offRate")
      * N.power(aboveOff, N.constant(offExponent, named: "offExponent"))).named("offMotion")
    let on =
      (N.constant(onSpeed / thickness, named: "onRate")
      * N.power(aboveOn, N.constant(onExponent, named: "onExponent"))).named("onMotion")
    return State(position: (state.position + (off + on) * seconds).clippedToUnit)
  }
}

extension VTEAMMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The off resistance.
  public var initialState: State<Double> { State(position: 1) }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("onResistance", onResistance, unit: "ohm")
      $0.greater("offResistance", offResistance, than: onResistance, "onResistance", unit: "ohm")
      $0.negative("onSpeed", onSpeed, unit: "m/s")
      $0.positive("offSpeed", offSpeed, unit: "m/s")
      $0.positive("onExponent", onExponent)
      $0.positive("offExponent", offExponent)
      $0.negative("onThreshold", onThreshold, unit: "V")
      $0.positive("offThreshold", offThreshold, unit: "V")
      $0.positive("thickness", thickness, unit: "m")
      $0.positive("largestStep", largestStep, unit: "s")
    }
  }
}

extension VTEAMMemristor.State: Equatable where N: Equatable {}
