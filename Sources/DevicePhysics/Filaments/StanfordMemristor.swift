#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The resistive memory of the Stanford model: a filament with a gap `g` to the electrode, moved by
/// field and heat.
///
/// ```
/// I = I₀ · exp(-g / g₀) · sinh(V / V₀)            T = T₀ + |V · I| · R_th
/// dg/dt = -v₀ · exp(-E_a / kT) · sinh(γ · a₀ · q · V / (t_ox · k · T))
/// γ = γ₀ - β · (g / 1 nm)³, but 0 where γ · |V| / t_ox < F_min
/// ```
///
/// Source: the published equations and default parameters (Jiang et al. 2016); written anew. The
/// dynamic noise of the gap is left out.
public struct StanfordMemristor: Sendable, Hashable, Codable {
  /// I₀ in amperes, greater than 0. Source: 1 mA.
  public var currentScale = 1e-3
  /// g₀ in metres, greater than 0. Source: 0.25 nm.
  public var gapScale = 0.25e-9
  /// V₀ in volts, greater than 0. Source: 0.25 V.
  public var voltageScale = 0.25
  /// v₀ in m/s, greater than 0. Source: 10 m/s.
  public var speed = 10.0
  /// E_a in electronvolts, greater than 0. Source: 0.6 eV.
  public var activation = 0.6
  /// Hopping distance a₀ in metres, greater than 0. Source: 0.25 nm.
  public var hoppingDistance = 0.25e-9
  /// Oxide thickness t_ox in metres, greater than 0. Source: 12 nm.
  public var thickness = 12e-9
  /// γ₀, greater than 0. Source: 16.
  public var enhancement = 16.0
  /// β, at least 0. Source: 0.8.
  public var enhancementDecline = 0.8
  /// F_min in V/m, at least 0. Source: 1.4e9 V/m.
  public var leastField = 1.4e9
  /// Least gap in metres, greater than 0. Source: 0.2 nm.
  public var leastGap = 0.2e-9
  /// Greatest gap in metres, greater than `leastGap`. Source: 1.7 nm.
  public var greatestGap = 1.7e-9
  /// R_th in K/W, at least 0. Source: 2100 K/W.
  public var thermalResistance = 2.1e3
  /// T₀ in kelvins, greater than 0. Source: 298 K.
  public var ambient = 298.0
  /// The step in seconds up to which explicit steps are meant, greater than 0. Inference.
  public var largestStep = 1e-9

  /// The device with the source's values.
  public init() {}

  /// Boltzmann's constant over the elementary charge, in V/K.
  @usableFromInline static let thermalVoltagePerKelvin = 8.617333262e-5

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Gap in nanometres, `leastGap`...`greatestGap`.
    public var gap: N

    @inlinable
    public init(gap: N) {
      self.gap = gap
    }

    public init(_ component: (String) -> N) {
      gap = component("gap")
    }

    public var components: [(name: String, value: N)] { [("gap", gap)] }
  }

  /// Current in amperes.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    let tunnelling = N.exponential(
      -(state.gap * N.constant(1e-9 / gapScale, named: "gapSteepness"))
    ).named("tunnelling")
    let argument = voltage * N.constant(1 / voltageScale, named: "voltageScaleInverse")
    return N.constant(currentScale, named: "currentScale") * tunnelling
      * N.hyperbolicSine(argument)
  }

  /// The state after a step at a voltage in volts; positive voltages close the gap.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    let power = (voltage * current(state, voltage: voltage)).magnitude.named("power")
    let temperature =
      (N.constant(ambient, named: "ambient")
      + power * N.constant(thermalResistance, named: "thermalResistance")).named("temperature")
    let thermal =
      (temperature * N.constant(Self.thermalVoltagePerKelvin, named: "thermalVoltagePerKelvin"))
      .named("thermalVoltage")
    let full =
      (N.constant(enhancement, named: "enhancement")
      - N.constant(enhancementDecline, named: "enhancementDecline") * state.gap.raised(to: 3))
      .named("fullEnhancement")
    let field = full * voltage.magnitude * N.constant(1 / thickness, named: "thicknessInverse")
    let gamma = N.choose(field < N.constant(leastField, named: "leastField"), 0.0, full)
      .named("gamma")
    let lowering =
      (gamma * voltage * N.constant(hoppingDistance / thickness, named: "hopShare"))
      .named("lowering")
    let hops = N.exponential(-(N.constant(activation, named: "activation") / thermal))
      .named("hops")
    let motion =
      (N.constant(speed * 1e9, named: "speedInNanometres") * hops
      * N.hyperbolicSine(lowering / thermal)).named("motion")
    return State(
      gap: (state.gap - motion * seconds).clipped(
        from: N.constant(leastGap * 1e9, named: "leastGap"),
        to: N.constant(greatestGap * 1e9, named: "greatestGap")))
  }
}

extension StanfordMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// The greatest gap: the high-resistance state.
  public var initialState: State<Double> { State(gap: greatestGap * 1e9) }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("currentScale", currentScale, unit: "A")
      $0.positive("gapScale", gapScale, unit: "m")
      $0.positive("voltageScale", voltageScale, unit: "V")
      $0.positive("speed", speed, unit: "m/s")
      $0.positive("activation", activation, unit: "eV")
      $0.positive("hoppingDistance", hoppingDistance, unit: "m")
      $0.positive("thickness", thickness, unit: "m")
      $0.positive("enhancement", enhancement)
      $0.notNegative("enhancementDecline", enhancementDecline)
      $0.notNegative("leastField", leastField, unit: "V/m")
      $0.positive("leastGap", leastGap, unit: "m")
      $0.greater("greatestGap", greatestGap, than: leastGap, "leastGap", unit: "m")
      $0.notNegative("thermalResistance", thermalResistance, unit: "K/W")
      $0.positive("ambient", ambient, unit: "K")
      $0.positive("largestStep", largestStep, unit: "s")
    }
  }
}

extension StanfordMemristor.State: Equatable where N: Equatable {}
