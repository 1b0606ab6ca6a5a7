#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The memristor with linear ion drift (Strukov et al. 2008), with a window at its bounds.
///
/// ```
/// dx/dt = (µ · R_on / D²) · I · window(x)        R = R_on · x + R_off · (1 - x)
/// ```
public struct IonDriftMemristor: Sendable, Hashable, Codable {
  /// How the drift ends at the bounds.
  public enum Window: Sendable, Hashable, Codable {
    /// 1 everywhere; the state is clipped.
    case none
    /// `1 - (2x - 1)^(2p)`, p at least 1: it sticks at its bounds (Joglekar and Wolf 2009).
    case joglekar(Int)
    /// `1 - (x - step(-I))^(2p)`, p at least 1 (Biolek et al. 2009).
    case biolek(Int)
    /// `scale · (1 - ((x - ½)² + ¾)^p)`, p greater than 0 (Prodromakis et al. 2011).
    case prodromakis(Double, scale: Double)
  }

  public var window = Window.biolek(1)
  /// Mobility µ in m²/(V·s), greater than 0. Source: 1e-14.
  public var mobility = 1e-14
  /// Thickness D in metres, greater than 0. Source: 10 nm.
  public var thickness = 10e-9
  /// Resistance in ohms at x = 1, greater than 0. Source: 100 Ω.
  public var onResistance = 100.0
  /// Resistance in ohms at x = 0, greater than `onResistance`. Source: 16 kΩ.
  public var offResistance = 16e3
  /// Volts up to whose magnitude nothing drifts, at least 0. 0 is Strukov's model.
  public var threshold = 0.55
  /// Where a fresh device begins, 0...1. Inference.
  public var initialPosition = 0.1

  /// The device with the source's values.
  public init() {}

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Doped share x, 0...1.
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

  /// The window of a position 0...1 at a current in amperes.
  @inlinable
  public func windowValue<N: Physical>(_ position: N, current: N) -> N {
    switch window {
    case .none: return 1.0
    case .joglekar(let power):
      let distance = (2.0 * position - 1.0).named("distance")
      return 1.0 - (distance * distance).raised(to: power)
    case .biolek(let power):
      let distance = (position - N.choose(current <= 0.0, 1.0, 0.0)).named("distance")
      return 1.0 - (distance * distance).raised(to: power)
    case .prodromakis(let power, let scale):
      let distance = (position - 0.5).named("distance")
      let base = (distance * distance + 0.75).named("base")
      return N.constant(scale, named: "windowScale")
        * (1.0 - N.power(base, N.constant(power, named: "windowPower")))
    }
  }

  /// Resistance in ohms.
  @inlinable
  public func resistance<N: Physical>(_ state: State<N>) -> N {
    let on = N.constant(onResistance, named: "onResistance")
    let off = N.constant(offResistance, named: "offResistance")
    return (on * state.position + off * (1.0 - state.position)).named("resistance")
  }

  /// Current in amperes, linear in the voltage.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    voltage / resistance(state)
  }

  /// The state after a step at a voltage in volts; positive voltages lower the resistance.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let current = self.current(state, voltage: voltage).named("current")
    let speed = mobility * onResistance / (thickness * thickness)
    let drift =
      (N.constant(speed, named: "drift") * current
      * windowValue(state.position, current: current).named("window")).named("motion")
    let moves = voltage.magnitude > N.constant(threshold, named: "threshold")
    return State(position: (state.position + N.choose(moves, drift, 0.0) * seconds).clippedToUnit)
  }
}

extension IonDriftMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  public var initialState: State<Double> { State(position: initialPosition) }

  /// A hundredth of the shortest way through the device at 1 V.
  public var largestStep: Double { thickness * thickness / mobility / 100 }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("mobility", mobility, unit: "m^2/(V s)")
      $0.positive("thickness", thickness, unit: "m")
      $0.positive("onResistance", onResistance, unit: "ohm")
      $0.greater("offResistance", offResistance, than: onResistance, "onResistance", unit: "ohm")
      $0.notNegative("threshold", threshold, unit: "V")
      $0.within("initialPosition", initialPosition, 0...1)
      switch window {
      case .none: break
      case .joglekar(let power), .biolek(let power):
        $0.within("window power", Double(power), 1...100)
      case .prodromakis(let power, let scale):
        $0.positive("window power", power)
        $0.positive("window scale", scale)
      }
    }
  }
}

extension IonDriftMemristor.State: Equatable where N: Equatable {}
