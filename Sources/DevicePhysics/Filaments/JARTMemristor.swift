#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The filament of valence change of JART VCM v1b (Bengel et al., IEEE Trans. Circuits Syst. I
/// 2020): a Schottky barrier in series with a disc whose vacancies the field moves, heated by its
/// own current.
///
/// ```
/// dN/dt = -(c · a · ν₀ / l_disc) · (exp(-ΔW⁻ / kT) - exp(-ΔW⁺ / kT)) · F       c = (N_plug + N) / 2
/// ΔW^∓ = ΔW_A · (√(1 - γ²) ∓ γ · π / 2 + γ · asin γ)               γ = z · a · E / (π · ΔW_A)
/// F = 1 - (N_min / N)¹⁰ for V > 0 (RESET), else 1 - (N / N_max)¹⁰ (SET)
/// I = A · A* · T² · exp(-φ / kT) · (exp(V_s / kT) - 1)                          for V > 0
/// I = -A · A* · T / k · √(π · W · (|V_s| + φ / cosh²(W / kT))) · exp(-φ / W₀) · (exp(|V_s| / ε) - 1)
/// φ = φ_Bn0 - ⁴√(z · q³ · N · (φ_Bn0 - φ_n - V_s) / (8 · π² · ε_φ³)), at least 0
/// V = V_s + I · (R_disc + R_plug + R_TiOx + R₀ · (1 + R₀ · α · I² · R_th,line))
/// dT/dt = (T₀ + R_th · P - T) / τ                                  P: in barrier, disc and plug
/// ```
///
/// with `W₀ = W / tanh(W / kT)`, `ε = W / (W / kT - tanh(W / kT))`, `W = q · h / 4π · √(z · N / (m ·
/// ε_s))`, and all energies in electronvolts.
///
/// Source: equations and parameters as a published recreation in C++ has them; the canonical
/// Verilog-A of the group in Jülich was not at hand, and nothing was compared with it.
///
/// Inference: the time constant τ of the temperature. The source has none: there the temperature
/// follows from the power of the step before. And that the root is taken of 1 mV at least: in the
/// low-resistance state, where φ is 0, the source's barrier has no conductance at 0 V.
///
/// The barrier's voltage is found by six steps of Newton's method, from the side of the voltage at
/// which the solution is the one that a rising voltage comes to. Up to ±2 V the current is within
/// 10⁻⁴ of it, but for a cold device above 1.4 V where two solutions meet: up to 8 % there.
public struct JARTMemristor: Sendable, Hashable, Codable {
  /// Richardson's constant A* in A/(m²·K²), greater than 0. Source: 6.01e5.
  public var richardson = 6.01e5
  /// Charge z of a vacancy, greater than 0. Source: 2.
  public var ionCharge = 2.0
  /// Relative permittivity ε_s, greater than 0. Source: 17.
  public var permittivity = 17.0
  /// Relative permittivity ε_φ of the lowering, greater than 0. Source: 5.5.
  public var loweringPermittivity = 5.5
  /// Barrier φ_Bn0 in volts, greater than `fermiDepth`. Source: 0.18 V.
  public var barrier = 0.18
  /// Depth φ_n of the Fermi level in volts, greater than 0. Source: 0.1 V.
  public var fermiDepth = 0.1
  /// Mobility µ_n of electrons in m²/(V·s), greater than 0. Source: 4e-6.
  public var mobility = 4e-6
  /// Greatest concentration N_max in 10²⁶ m⁻³, greater than `leastConcentration`. Source: 20.
  public var greatestConcentration = 20.0
  /// Least concentration N_min in 10²⁶ m⁻³, greater than 0. Source: 0.008.
  public var leastConcentration = 0.008
  /// Concentration N_plug of the plug in 10²⁶ m⁻³, greater than 0. Source: 20.
  public var plugConcentration = 20.0
  /// Hopping distance a in metres, greater than 0. Source: 0.25 nm.
  public var hoppingDistance = 0.25e-9
  /// Attempt frequency ν₀ in hertz, greater than 0. Source: 2e13 Hz.
  public var attemptFrequency = 2e13
  /// Activation ΔW_A in electronvolts, greater than 0. Source: 1.35 eV.
  public var activation = 1.35
  /// Thermal resistance R_th in K/W, at least 0. Source: 15.72e6 K/W.
  public var thermalResistance = 15.72e6
  /// What of it is left for positive voltages, 0...1. Source: 0.27.
  public var resetThermalShare = 0.27
  /// Radius of the filament in metres, greater than 0. Source: 45 nm.
  public var radius = 45e-9
  /// Length of disc and plug in metres, greater than `discLength`. Source: 3 nm.
  public var cellLength = 3e-9
  /// Length of the disc in metres, greater than 0. Source: 0.4 nm.
  public var discLength = 0.4e-9
  /// Resistance R_TiOx in ohms, at least 0. Source: 650 Ω.
  public var oxideResistance = 650.0
  /// Resistance R₀ of the lines in ohms, greater than 0. Source: 719.2437 Ω.
  public var lineResistance = 719.2437
  /// Thermal resistance R_th,line of the lines in K/W, at least 0. Source: 90471.47 K/W.
  public var lineThermalResistance = 90471.47
  /// Temperature coefficient α of the lines in 1/K, at least 0. Source: 3.92e-3.
  public var lineCoefficient = 3.92e-3
  /// Temperature T₀ of the surroundings in kelvins, greater than 0. Source: 293 K.
  public var ambient = 293.0
  /// Time constant τ of the temperature in seconds, greater than 0. Inference.
  public var thermalTime = 1e-9
  /// The step in seconds up to which explicit steps are meant, greater than 0. Inference.
  public var largestStep = 1e-9

  /// The device of the source.
  public init() {}

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Vacancies in the disc in 10²⁶ m⁻³, `leastConcentration`...`greatestConcentration`.
    public var concentration: N
    /// Kelvins.
    public var temperature: N

    @inlinable
    public init(concentration: N, temperature: N) {
      self.concentration = concentration
      self.temperature = temperature
    }

    public init(_ component: (String) -> N) {
      concentration = component("concentration")
      temperature = component("temperature")
    }

    public var components: [(name: String, value: N)] {
      [("concentration", concentration), ("temperature", temperature)]
    }
  }

  /// How the voltage is shared.
  struct OperatingPoint<N: Physical> {
    /// Amperes.
    let current: N
    /// Volts over barrier, disc and plug, without the resistances in series.
    let inner: N
    /// Volts over the disc.
    let disc: N
  }
}

extension JARTMemristor {
  private static let charge = 1.602176634e-19
  private static let planck = 6.62607015e-34
  private static let electronMass = 9.1093837015e-31
  private static let vacuumPermittivity = 8.8541878128e-12
  /// Boltzmann's constant over the elementary charge, in V/K.
  private static let boltzmann = 8.617333262e-5
  /// Vacancies of a concentration of 1, in 1/m³.
  private static let unit = 1e26

  private var area: Double { Double.pi * radius * radius }

  /// Resistance in ohms of a length in metres at a concentration of 1.
  private func resistance(ofLength length: Double) -> Double {
    length / (Self.unit * ionCharge * Self.charge * mobility * area)
  }

  /// What the fourth power of the barrier's lowering is, in V³, at a concentration of 1.
  private var loweringScale: Double {
    let permittivity = loweringPermittivity * Self.vacuumPermittivity
    let cube = permittivity * permittivity * permittivity
    let charges = Self.charge * Self.charge * Self.charge * ionCharge * Self.unit
    return charges / (8 * Double.pi * Double.pi * cube)
  }

  /// W in volts at a concentration of 1.
  private var tunnelScale: Double {
    let ratio =
      ionCharge * Self.unit
      / (Self.electronMass * permittivity * Self.vacuumPermittivity)
    return Self.planck / (4 * Double.pi) * ratio.squareRoot()
  }

  /// How the voltage is shared. Both laws are followed and their outcomes chosen from: neither has a
  /// step at 0 V, where one takes over from the other, so a circuit simulator gets over it.
  func operatingPoint<N: Physical>(_ state: State<N>, voltage: N) -> OperatingPoint<N> {
    let magnitude = voltage.magnitude.named("magnitude")
    let reset = operatingPoint(state, magnitude: magnitude, resets: true)
    let set = operatingPoint(state, magnitude: magnitude, resets: false)
    func either(_ part: (OperatingPoint<N>) -> N) -> N {
      N.choose(voltage > 0.0, part(reset), -part(set))
    }
    return OperatingPoint(
      current: either(\.current), inner: either(\.inner), disc: either(\.disc))
  }

  /// The share of the voltage for each part in one direction, by Newton's method for the barrier's
  /// voltage `u`, all as magnitudes: `u = scale · ln(1 + load(u) / prefactor(u))`, where `load` is the
  /// current that the resistances let through.
  private func operatingPoint<N: Physical>(
    _ state: State<N>, magnitude: N, resets: Bool
  ) -> OperatingPoint<N> {
    func ways(_ forward: @autoclosure () -> N, _ reverse: @autoclosure () -> N) -> N {
      resets ? forward() : reverse()
    }

    let thermal = (state.temperature * N.constant(Self.boltzmann, named: "boltzmann"))
      .named("thermalVoltage")
    let tunnel =
      (N.constant(tunnelScale, named: "tunnelScale") * N.squareRoot(state.concentration))
      .named("tunnelVoltage")
    let ratio = (tunnel / thermal).named("tunnelRatio")
    let tangent = N.hyperbolicTangent(ratio).named("tunnelTangent")
    let secant = (1.0 - tangent * tangent).named("squaredSecant")
    let scale = ways(thermal, tunnel / (ratio - tangent)).named("currentScale")
    let depth = ways(thermal, tunnel / tangent).named("barrierScale")
    let emission =
      (N.constant(area * richardson, named: "emissionScale") * state.temperature)
      .named("emission")
    let tunnelled =
      (emission / N.constant(Self.boltzmann, named: "boltzmann")
      * N.squareRoot(N.constant(Double.pi, named: "pi") * tunnel)).named("tunnelled")
    let lowering =
      (N.constant(loweringScale, named: "loweringScale") * state.concentration)
      .named("loweringSlope")

    let disc =
      (N.constant(resistance(ofLength: discLength), named: "discResistanceScale")
      / state.concentration).named("discResistance")
    let plug = resistance(ofLength: cellLength - discLength) / plugConcentration
    let inner = (disc + N.constant(plug, named: "plugResistance")).named("innerResistance")
    let cold = (inner + N.constant(oxideResistance + lineResistance, named: "coldResistance"))
      .named("coldTotal")
    let heating = N.constant(
      lineResistance * lineResistance * lineCoefficient * lineThermalResistance,
      named: "lineHeating")

    var drop = ways(0.0, magnitude).named("barrierVoltage")
    var total = cold
    for _ in 0..<6 {
      let flat = N.constant(barrier - fermiDepth, named: "flatBand")
      let depletion = N.maximum(ways(flat - drop, flat + drop), 1e-16).named("depletion")
      let lowered = N.squareRoot(N.squareRoot(lowering * depletion)).named("lowering")
      let height = N.maximum(N.constant(barrier, named: "barrier") - lowered, 0.0)
        .named("barrierHeight")
      let reach = (drop + height * secant).named("reach")
      let prefactor =
        (ways(emission * state.temperature, tunnelled * N.squareRoot(N.maximum(reach, 1e-3)))
        * N.exponential(-(height / depth))).named("prefactor")
      let load = ((magnitude - drop) / total).named("load")
      let steepness = N.choose(
        height > 0.0, N.choose(depletion > 1e-12, lowered / (4.0 * depletion), 0.0), 0.0
      ).named("barrierSteepness")
      // It only leads the search. Both bounds of `reach` stand where they are used: a circuit simulator
      // extrapolates what has a name, beyond its bounds too.
      let growth = ways(-steepness / depth, 0.5 / N.maximum(reach, 2e-3) + steepness / depth)
        .named("growth")
      let excess = (drop - scale * N.logarithm(1.0 + load / prefactor)).named("excess")
      let slope = N.maximum(
        1.0 + scale * (1.0 / total + load * growth) / (prefactor + load), 0.2
      ).named("slope")
      drop = (drop - excess / slope).clipped(from: 0.0, to: magnitude).named("barrierVoltage")
      let through = ((magnitude - drop) / total).named("through")
      total = (cold + heating * through * through).named("totalResistance")
    }
    let amperes = ((magnitude - drop) / total).named("currentMagnitude")
    return OperatingPoint(
      current: amperes, inner: drop + amperes * inner, disc: amperes * disc)
  }

  /// Current in amperes.
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    operatingPoint(state, voltage: voltage).current
  }

  /// The state after a step at a voltage in volts; negative voltages set.
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    func ways(_ reset: N, _ set: N) -> N { N.choose(voltage > 0.0, reset, set) }
    let point = operatingPoint(state, voltage: voltage)
    let heat = N.constant(thermalResistance, named: "thermalResistance")
    let share = N.constant(resetThermalShare, named: "resetThermalShare")
    let settled =
      (N.constant(ambient, named: "ambient")
      + ways(share * heat, heat) * point.current * point.inner).named("settledTemperature")
    let remaining = N.exponential(-(seconds * N.constant(1 / thermalTime, named: "coolingRate")))
      .named("remaining")
    let moved =
      (state.concentration - motion(state, voltage: voltage, point) * seconds).named("moved")
    return State(
      concentration: moved.clipped(
        from: N.constant(leastConcentration, named: "leastConcentration"),
        to: N.constant(greatestConcentration, named: "greatestConcentration")),
      temperature: settled + (state.temperature - settled) * remaining)
  }

  /// How fast vacancies leave the disc, in 10²⁶ m⁻³ a second.
  private func motion<N: Physical>(
    _ state: State<N>, voltage: N, _ point: OperatingPoint<N>
  ) -> N {
    func ways(_ reset: N, _ set: N) -> N { N.choose(voltage > 0.0, reset, set) }
    let field = ways(
      point.inner * N.constant(1 / cellLength, named: "cellLengthInverse"),
      point.disc * N.constant(1 / discLength, named: "discLengthInverse")
    ).named("field")
    let gamma =
      (field
      * N.constant(
        ionCharge * hoppingDistance / (Double.pi * activation), named: "gammaScale"))
      .clipped(from: -0.99, to: 0.99).named("gamma")
    let activation = N.constant(self.activation, named: "activation")
    let middle =
      (activation * (N.squareRoot(1.0 - gamma * gamma) + gamma * N.arcsine(gamma)))
      .named("middleActivation")
    let half = (activation * gamma * N.constant(Double.pi / 2, named: "halfPi"))
      .named("activationShift")
    let thermal = (state.temperature * N.constant(Self.boltzmann, named: "boltzmann"))
      .named("thermalVoltage")
    let hops =
      (N.exponential((half - middle) / thermal) - N.exponential(-((half + middle) / thermal)))
      .named("hops")
    let fullness = ways(
      N.constant(leastConcentration, named: "leastConcentration") / state.concentration,
      state.concentration / N.constant(greatestConcentration, named: "greatestConcentration")
    ).named("fullness")
    let mean = N.constant(plugConcentration, named: "plugConcentration") + state.concentration
    let frequency = N.constant(
      0.5 * hoppingDistance * attemptFrequency / discLength, named: "hopFrequency")
    return (frequency * mean * hops * (1.0 - fullness.raised(to: 10))).named("motion")
  }
}

extension JARTMemristor.State: Equatable where N: Equatable {}
