#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The diffusive memristor: a silver filament that a voltage grows and that dissolves by itself.
///
/// Three states: the filament `f`, its residue `r` that shortens the way for the next filament, and
/// the relative cross-section `S` that grows once the gap is bridged (`f + r = 1`):
///
/// ```
/// df/dt = |V| · µ / (α + 1 - f - r) - γ₁ · f - β · f          dr/dt = β · f - γ₂ · r
/// dS/dt = θ · |V| · exp(1 - S) - γ₃ · exp(S - 1)              only at f + r = 1
/// R = R_on · (f + r) / S² + R_off · (exp((1 - f - r) / λ) - 1) / (exp(1 / λ) - 1)
/// ```
///
/// `f` and `r` are frozen while `S > 1`. A cycle-to-cycle spread multiplies each rate `γᵢ` by `1 +
/// σᵢ · state · normal`, drawn anew for each step.
///
/// Source of equations and parameters: the model published as `yanglab2021/DiffusiveMemristor` and
/// `TongWang-USC/Memristor-Model` (Wang 2024, Zhao 2025, Zhuo 2022), written anew from the
/// equations. A step applies dissolution, drift and conversion one after the other, each limited to
/// what is there, so no step leaves the range of the states.
public struct DiffusiveMemristor: Sendable, Hashable, Codable {
  /// Resistance in ohms of the bridged gap at `S = 1`, greater than 0.
  public var onResistance: Double
  /// Resistance in ohms of the empty gap, greater than `onResistance`.
  public var offResistance: Double
  /// Growth µ in 1/(V·s), greater than 0.
  public var mobility: Double
  /// Dissolution γ₁ of the filament in 1/s, at least 0.
  public var filamentDecay: Double
  /// Dissolution γ₂ of the residue in 1/s, at least 0.
  public var residueDecay: Double
  /// Shrinking γ₃ of the cross-section in 1/s, at least 0.
  public var sectionDecay: Double
  /// Growth θ of the cross-section in 1/(V·s), at least 0.
  public var sectionGrowth: Double
  /// The smallest gap α, relative to the whole; greater than 0.
  public var smallestGap: Double
  /// Conversion β of filament to residue in 1/s, at least 0.
  public var conversion: Double
  /// Decay λ of the current with the gap, relative to the whole gap; greater than 0.
  public var gapDecay: Double
  /// Spread σ₁ of `filamentDecay`, at least 0.
  public var filamentSpread: Double
  /// Spread σ₂ of `residueDecay`, at least 0.
  public var residueSpread: Double
  /// Spread σ₃ of `sectionDecay`, at least 0.
  public var sectionSpread: Double
  /// Whether negative voltages grow a filament as positive ones do; else they do not.
  public var isSymmetric: Bool
  /// The step in seconds that the parameters were published for, greater than 0. It is also the
  /// longest: the spreads belong to it.
  public var largestStep: Double

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Filament f, 0...1.
    public var filament: N
    /// Residue r, 0...1 - f.
    public var residue: N
    /// Relative cross-section S, at least 1.
    public var section: N

    @inlinable
    public init(filament: N, residue: N, section: N) {
      self.filament = filament
      self.residue = residue
      self.section = section
    }

    public init(_ component: (String) -> N) {
      filament = component("filament")
      residue = component("residue")
      section = component("section")
    }

    public var components: [(name: String, value: N)] {
      [("filament", filament), ("residue", residue), ("section", section)]
    }
  }

  /// Resistance in ohms.
  @inlinable
  public func resistance<N: Physical>(_ state: State<N>) -> N {
    // Bridged to a millionth, as for the cross-section: steps reach 1, a circuit stops there.
    let length = (state.filament + state.residue).named("length")
    let bridged = N.choose(length > 0.999999, 1.0, length).named("bridged")
    let onResistance = N.constant(self.onResistance, named: "onResistance")
    let metal = (onResistance * bridged / (state.section * state.section)).named("metal")
    let scale = N.constant(
      offResistance / (exp(1 / gapDecay) - 1), named: "gapResistanceScale")
    let steepness = N.constant(1 / gapDecay, named: "gapSteepness")
    let gap = (scale * (N.exponential((1.0 - bridged) * steepness) - 1.0)).named("gap")
    return (metal + gap).named("resistance")
  }

  /// Current in amperes, linear in the voltage.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    voltage / resistance(state)
  }

  /// The state after a step at a voltage in volts, without spread.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    advanced(
      state, voltage: voltage, by: seconds,
      normals: State(filament: 0.0, residue: 0.0, section: 0.0))
  }

  /// The state after a step.
  ///
  /// - Parameters:
  ///   - state: before the step.
  ///   - voltage: across the device, in volts.
  ///   - seconds: the step, at most `largestStep`.
  ///   - normals: a normal number for the rate of each component.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N, normals: State<N>
  ) -> State<N> {
    let field = (isSymmetric ? voltage.magnitude : N.maximum(voltage, 0.0)).named("field")
    let thin = { (accepted: N, refused: N) in N.choose(state.section <= 1.0, accepted, refused) }

    let filamentSpread = N.constant(self.filamentSpread, named: "filamentSpread")
    let filamentRate =
      (N.constant(filamentDecay, named: "filamentDecay")
      * (1.0 + filamentSpread * state.filament * normals.filament)).named("filamentRate")
    let lost = (filamentRate * state.filament * seconds).clipped(from: 0.0, to: state.filament)
    let shrunk = (state.filament - lost).named("shrunkFilament")

    let residueSpread = N.constant(self.residueSpread, named: "residueSpread")
    let residueRate =
      (N.constant(residueDecay, named: "residueDecay")
      * (1.0 + residueSpread * state.residue * normals.residue)).named("residueRate")
    let gone = (residueRate * state.residue * seconds).clipped(from: 0.0, to: state.residue)
    let remaining = (state.residue - gone).named("remainingResidue")

    let length = (state.filament + state.residue).named("length")
    let alpha = N.constant(smallestGap, named: "smallestGap")
    let gap = (alpha + N.maximum(1.0 - length, 0.0)).named("openGap")
    let mobility = N.constant(self.mobility, named: "mobility")
    let room = N.maximum(1.0 - shrunk - remaining, 0.0).named("room")
    let grown = (shrunk + N.minimum(field * mobility / gap * seconds, room)).named("grownFilament")

    let beta = N.constant(conversion, named: "conversion")
    let converted = N.minimum(beta * grown * seconds, grown).named("converted")
    return State(
      filament: thin(grown - converted, state.filament),
      residue: thin(remaining + converted, state.residue),
      section: section(state, length: length, field: field, by: seconds, normal: normals.section))
  }

  /// The cross-section after a step.
  @inlinable
  func section<N: Physical>(
    _ state: State<N>, length: N, field: N, by seconds: N, normal: N
  ) -> N {
    let excess = (state.section - 1.0).named("excessSection")
    let growth =
      (N.constant(sectionGrowth, named: "sectionGrowth") * field * N.exponential(-excess))
      .named("sectionGrowthRate")
    let spread = (1.0 + N.constant(sectionSpread, named: "sectionSpread") * normal)
      .named("sectionDecaySpread")
    let decline =
      (N.constant(sectionDecay, named: "sectionDecay") * spread * N.exponential(excess))
      .named("sectionDeclineRate")
    let moved = state.section + (growth - decline) * seconds
    // Bridged to a millionth, as in the published model.
    return N.choose(length > 0.999999, N.maximum(moved, 1.0), state.section)
  }
}

extension DiffusiveMemristor.State: Equatable where N: Equatable {}
