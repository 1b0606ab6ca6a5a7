#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The memristor of valence change whose electronic current passes a Schottky barrier: the device
/// that Chen et al., Nature Communications 2025, compare the ohmic one with (their equations 1 to
/// 6).
///
/// ```
/// j_TE  = j_S · (exp(e·V / kT) - 1)        j_S = A* · T² · exp(-e·φ_B / kT)
/// j_ION = j_0 · (exp(α_a·z·e·V / kT) - exp(-α_c·z·e·V / kT))          α_c = 1 - α_a
/// dx/dt = -j_ION / q                       φ_B = φ_high - x · (φ_high - φ_low)
/// I = area · (j_TE + j_ION)
/// ```
///
/// A negative voltage drives ions to the barrier and lowers it: SET, as in the ohmic device. The
/// electronic current is limited by the resistance of the rest, the ionic one flows beside it.
///
/// The equations are the paper's; it gives no number for any parameter of them. All numbers but
/// A*, which is the free electron's, are inference. So are the law of `x`, since the paper has high
/// and low barriers only, and the limiting resistance.
public struct SchottkyMemristor: Sendable, Hashable, Codable {
  /// A* in A/(m²·K²), greater than 0: the free electron's.
  public var richardson = 1.20173e6
  /// Temperature in kelvins, 100...1000. Inference: room temperature.
  public var temperature = 300.0
  /// φ_B of the high-resistance state in volts, greater than `lowBarrier`. Inference.
  public var highBarrier = 0.65
  /// φ_B of the low-resistance state in volts, greater than 0. Inference.
  public var lowBarrier = 0.45
  /// j_0 in A/m², greater than 0. Inference.
  public var ionicExchange = 1e-8
  /// z, greater than 0. Inference: doubly charged oxygen vacancies.
  public var ionCharge = 2.0
  /// α_a, between 0 and 1. Inference: 0.5.
  public var anodicShare = 0.5
  /// Charge in C/m² that takes the barrier from high to low, greater than 0. Inference.
  public var switchingCharge = 1e-2
  /// Area in m², greater than 0. Paper: 50 µm × 50 µm.
  public var area = 2.5e-9
  /// Resistance in ohms in series with the barrier, greater than 0. Inference.
  public var seriesResistance = 1e3
  /// The step in seconds up to which explicit steps are meant, greater than 0. Inference.
  public var largestStep = 1e-3

  /// The device with the inferred numbers.
  public init() {}

  /// Boltzmann's constant over the elementary charge, in V/K.
  @usableFromInline static let thermalVoltagePerKelvin = 8.617333262e-5

  /// kT/e in volts.
  public var thermalVoltage: Double { Self.thermalVoltagePerKelvin * temperature }

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// 0 at the high barrier, 1 at the low one.
    public var lowering: N

    @inlinable
    public init(lowering: N) {
      self.lowering = lowering
    }

    public init(_ component: (String) -> N) {
      lowering = component("lowering")
    }

    public var components: [(name: String, value: N)] { [("lowering", lowering)] }
  }

  /// The thermionic current density in A/m² at a voltage across the barrier.
  @inlinable
  public func thermionicDensity<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let high = richardson * temperature * temperature * exp(-highBarrier / thermalVoltage)
    let gain = N.constant((highBarrier - lowBarrier) / thermalVoltage, named: "barrierGain")
    let saturation =
      (N.constant(high, named: "highBarrierDensity") * N.exponential(gain * state.lowering))
      .named("saturationDensity")
    let reduced = (voltage * N.constant(1 / thermalVoltage, named: "thermalVoltageInverse"))
      .named("reducedVoltage")
    return (saturation * (N.exponential(reduced) - 1.0)).named("thermionicDensity")
  }

  /// The ionic current density in A/m² at a voltage across the barrier.
  @inlinable
  public func ionicDensity<N: Physical>(_ voltage: N) -> N {
    let anodic = N.constant(anodicShare * ionCharge / thermalVoltage, named: "anodicSteepness")
    let cathodic = N.constant(
      (1 - anodicShare) * ionCharge / thermalVoltage, named: "cathodicSteepness")
    return
      (N.constant(ionicExchange, named: "ionicExchange")
      * (N.exponential(anodic * voltage) - N.exponential(-(cathodic * voltage))))
      .named("ionicDensity")
  }

  /// Current in amperes: the thermionic current, limited by the series resistance, and the ionic
  /// one.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let area = N.constant(self.area, named: "area")
    let electronic = (area * thermionicDensity(state, voltage: voltage)).named("electronic")
    let limit = (voltage * N.constant(1 / seriesResistance, named: "seriesConductance"))
      .named("limit")
    let limited = N.choose(
      voltage > 0.0, N.minimum(electronic, limit), N.maximum(electronic, limit)
    ).named("limited")
    return limited + area * ionicDensity(voltage)
  }

  /// The state after a step at a voltage in volts.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let rate = N.constant(1 / switchingCharge, named: "switchingChargeInverse")
    let moved = state.lowering - ionicDensity(voltage) * rate * seconds
    return State(lowering: moved.named("moved").clippedToUnit)
  }
}

extension SchottkyMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The high barrier.
  public var initialState: State<Double> { State(lowering: 0) }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("richardson", richardson, unit: "A/(m^2 K^2)")
      $0.within("temperature", temperature, 100...1000, unit: "K")
      $0.greater("highBarrier", highBarrier, than: lowBarrier, "lowBarrier", unit: "V")
      $0.positive("lowBarrier", lowBarrier, unit: "V")
      $0.positive("ionicExchange", ionicExchange, unit: "A/m^2")
      $0.positive("ionCharge", ionCharge)
      $0.require(
        anodicShare > 0 && anodicShare < 1, "anodicShare", anodicShare,
        "between 0 and 1, both excluded")
      $0.positive("switchingCharge", switchingCharge, unit: "C/m^2")
      $0.positive("area", area, unit: "m^2")
      $0.positive("seriesResistance", seriesResistance, unit: "ohm")
      $0.positive("largestStep", largestStep, unit: "s")
    }
  }
}

extension SchottkyMemristor.State: Equatable where N: Equatable {}
