#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A volatile switch: it conducts from a threshold voltage on, until the voltage falls below a
/// smaller one. Either polarity counts.
///
/// The phase `p` follows its target, 0 or 1, with a time constant for each direction; the
/// conductance is `G = offConductance · (onConductance / offConductance)^p` [inference: the sources
/// give both ends and the times, not the way between]. The steps are exact.
public struct ThresholdSwitch: Sendable, Hashable, Codable {
  /// Conductance of the insulating phase in siemens, greater than 0.
  public var offConductance: Double
  /// Conductance of the conducting phase in siemens, greater than `offConductance`.
  public var onConductance: Double
  /// Volts from which it conducts, greater than `holdVoltage`.
  public var thresholdVoltage: Double
  /// Volts up to which it insulates again, greater than 0.
  public var holdVoltage: Double
  /// Time constant of switching on in seconds, greater than 0.
  public var switchOnTime: Double
  /// Time constant of switching off in seconds, greater than 0.
  public var switchOffTime: Double
  /// Standard deviation of the threshold relative to itself, 0...0.15.
  public var thresholdSpread: Double

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// 0 insulating, 1 conducting.
    public var phase: N
    /// The phase it moves to: 0 or 1.
    public var target: N

    @inlinable
    public init(phase: N, target: N) {
      self.phase = phase
      self.target = target
    }

    public init(_ component: (String) -> N) {
      phase = component("phase")
      target = component("target")
    }

    public var components: [(name: String, value: N)] {
      [("phase", phase), ("target", target)]
    }
  }

  /// Conductance in siemens.
  @inlinable
  public func conductance<N: Physical>(_ state: State<N>) -> N {
    let ratio = N.constant(log(onConductance / offConductance), named: "logarithmOfRatio")
    return
      (N.constant(offConductance, named: "offConductance") * N.exponential(ratio * state.phase))
      .named("conductance")
  }

  /// Current in amperes, linear in the voltage.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    conductance(state) * voltage
  }

  /// The state after `seconds` at a voltage in volts, with the nominal threshold.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    advanced(state, voltage: voltage, by: seconds, normal: 0.0)
  }

  /// The state after `seconds` at a voltage in volts; `normal` is the normal number of this cycle's
  /// threshold.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N, normal: N
  ) -> State<N> {
    let magnitude = voltage.magnitude.named("magnitude")
    let threshold =
      (N.constant(thresholdVoltage, named: "thresholdVoltage")
      * (1.0 + N.constant(thresholdSpread, named: "thresholdSpread") * normal))
      .named("threshold")
    let hold = N.constant(holdVoltage, named: "holdVoltage")
    let target = N.choose(
      magnitude >= threshold, 1.0, N.choose(magnitude <= hold, 0.0, state.target)
    ).named("nextTarget")
    let rate = N.choose(
      target > 0.0, N.constant(1 / switchOnTime, named: "switchOnRate"),
      N.constant(1 / switchOffTime, named: "switchOffRate")
    ).named("rate")
    let remaining = N.exponential(-(seconds * rate)).named("remaining")
    return State(phase: target + (state.phase - target) * remaining, target: target)
  }
}

extension ThresholdSwitch {
  /// A vanadium-dioxide switch (after Maffezzoni 2015, as found in an open netlist): 100.2 kΩ and
  /// 0.99 kΩ, 1.99 V and 1.0 V, 30 ns.
  public static let vanadiumDioxide = Self(
    offConductance: 1 / 100.2e3, onConductance: 1 / 0.99e3, thresholdVoltage: 1.99,
    holdVoltage: 1.0, switchOnTime: 30e-9, switchOffTime: 30e-9, thresholdSpread: 0)

  /// The Pt/Ag/HfO2 selector of Midya 2017: a nonlinearity of 10¹⁰, 10 fA off, on within 75 ns, off
  /// within 250 ns.
  ///
  /// Inference: the voltages, their spread and the time constants, which are chosen to meet those
  /// times.
  public static let silverSelector = Self(
    offConductance: 5e-14, onConductance: 5e-4, thresholdVoltage: 0.2, holdVoltage: 0.05,
    switchOnTime: 20e-9, switchOffTime: 100e-9, thresholdSpread: 0.1)
}

extension ThresholdSwitch: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The threshold of this step.
  public var draws: [RandomDraw] { [RandomDraw("thresholdNormal", each: .pulse)] }

  public func advanced(
    _ state: NumericState, voltage: Double, by seconds: Double, draws: [Double]
  ) -> NumericState {
    advanced(state, voltage: voltage, by: seconds, normal: draws.draw(0))
  }

  public func advanced(
    _ state: TracedState, voltage: TracedNumber, by seconds: TracedNumber, draws: [TracedNumber]
  ) -> TracedState {
    advanced(state, voltage: voltage, by: seconds, normal: draws.draw(0))
  }

  /// Insulating.
  public var initialState: State<Double> { State(phase: 0, target: 0) }

  /// Infinite: the steps are exact at a constant voltage.
  public var largestStep: Double { .infinity }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("offConductance", offConductance, unit: "S")
      $0.greater(
        "onConductance", onConductance, than: offConductance, "offConductance", unit: "S")
      $0.greater("thresholdVoltage", thresholdVoltage, than: holdVoltage, "holdVoltage", unit: "V")
      $0.positive("holdVoltage", holdVoltage, unit: "V")
      $0.positive("switchOnTime", switchOnTime, unit: "s")
      $0.positive("switchOffTime", switchOffTime, unit: "s")
      $0.within("thresholdSpread", thresholdSpread, 0...0.15)
    }
  }
}

extension ThresholdSwitch.State: Equatable where N: Equatable {}
