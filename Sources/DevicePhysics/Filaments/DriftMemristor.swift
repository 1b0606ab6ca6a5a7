#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The drift memristor: the non-volatile partner of the diffusive one, a filament of height `h`.
///
/// ```
/// dh/dt = α · V³ · bell(h - h₁) - β · (h / h_max) · bell(h - h₂)
/// R = R_on · h / h_max + R_off · (exp((h_max - h) / λ) - 1) / (exp(h_max / λ) - 1)
/// bell(x) = exp(-x² / 2σ²) / (σ · √(2π))
/// ```
///
/// Source of equations and parameters: `TongWang-USC/Memristor-Model`, written anew from the
/// equations. Its second state, the cross-section, is held within 0.1 % there and is left out.
///
/// Inference: the decay β acts only from `retentionVoltage` on. With the published numbers alone
/// the filament would be gone within 10 ms at 0 V, and nothing would be kept.
public struct DriftMemristor: Sendable, Hashable, Codable {
  /// Resistance in ohms at full height, greater than 0. Source: 470 Ω.
  public var onResistance = 470.0
  /// Resistance in ohms without a filament, greater than `onResistance`. Source: 1700 Ω.
  public var offResistance = 1700.0
  /// Full height h_max in metres, greater than 0. Source: 15 nm.
  public var fullHeight = 15e-9
  /// Height h₁ of fastest growth in metres. Source: 1 nm.
  public var growthHeight = 1e-9
  /// Height h₂ of fastest decay in metres. Source: 5 nm.
  public var decayHeight = 5e-9
  /// Width σ of both bells in metres, greater than 0. Source: 10.61 nm.
  public var bellWidth = 1.061e-8
  /// Growth α in m²/(V³·s), greater than 0. Source: 1.329e-11.
  public var growth = 1.329e-11
  /// Decay β in m²/s, at least 0. Source: 2.659e-13.
  public var decay = 2.659e-13
  /// Decay length λ of the current with the gap in metres, greater than 0. Source: 10 nm.
  public var gapDecay = 10e-9
  /// Volts below whose magnitude the filament is kept as it is, at least 0. Inference.
  public var retentionVoltage = 0.1

  /// The device with the source's values.
  public init() {}

  /// The state of one device.
  public struct State<N: Physical>: DeviceState {
    /// Height relative to `fullHeight`, 0...1.
    public var height: N

    @inlinable
    public init(height: N) {
      self.height = height
    }

    public init(_ component: (String) -> N) {
      height = component("height")
    }

    public var components: [(name: String, value: N)] { [("height", height)] }
  }

  /// Resistance in ohms.
  @inlinable
  public func resistance<N: Physical>(_ state: State<N>) -> N {
    let steepness = fullHeight / gapDecay
    let scale = N.constant(offResistance / (exp(steepness) - 1), named: "gapResistanceScale")
    let exponent = (1.0 - state.height) * N.constant(steepness, named: "gapSteepness")
    let gap = (scale * (N.exponential(exponent) - 1.0)).named("gap")
    return (N.constant(onResistance, named: "onResistance") * state.height + gap)
      .named("resistance")
  }

  /// Current in amperes, linear in the voltage.
  @inlinable
  public func current<N: Physical>(_ state: State<N>, voltage: N) -> N {
    voltage / resistance(state)
  }

  /// A bell of unit height around a height given in metres.
  @inlinable
  func bell<N: Physical>(_ height: N, around centre: Double, named name: String) -> N {
    let distance = height - N.constant(centre / fullHeight, named: name + "Centre")
    let scaled = distance * N.constant(fullHeight / bellWidth, named: "heightsInABell")
    return N.exponential(-0.5 * (scaled * scaled)).named(name + "Bell")
  }

  /// The state after a step at a voltage in volts: positive grows the filament, negative dissolves
  /// it.
  @inlinable
  public func advanced<N: Physical>(
    _ state: State<N>, voltage: N, by seconds: N
  ) -> State<N> {
    // Both bells share the factor 1 / (σ · √(2π)); heights are relative to the full one.
    let scale = 1 / (bellWidth * (2 * Double.pi).squareRoot() * fullHeight)
    let cube = voltage * voltage * voltage
    let driven =
      (N.constant(growth * scale, named: "growthRate") * cube
      * bell(state.height, around: growthHeight, named: "growth")).named("driven")
    let fading =
      (N.constant(decay * scale, named: "decayRate") * state.height
      * bell(state.height, around: decayHeight, named: "decay")).named("fading")
    let rate = N.choose(
      voltage.magnitude >= N.constant(retentionVoltage, named: "retentionVoltage"),
      driven - fading, 0.0)
    return State(height: (state.height + rate * seconds).clippedToUnit)
  }
}

extension DriftMemristor: MemristorModel {
  public typealias NumericState = State<Double>
  public typealias TracedState = State<TracedNumber>

  /// No filament.
  public var initialState: State<Double> { State(height: 0) }

  /// A hundredth of the fastest growth from nothing to full height at 2 V.
  public var largestStep: Double {
    bellWidth * (2 * Double.pi).squareRoot() * fullHeight / (8 * growth) / 100
  }

  public var parameterProblems: [ParameterProblem] {
    ParameterCheck.problems {
      $0.positive("onResistance", onResistance, unit: "ohm")
      $0.greater("offResistance", offResistance, than: onResistance, "onResistance", unit: "ohm")
      $0.positive("fullHeight", fullHeight, unit: "m")
      $0.finite("growthHeight", growthHeight, unit: "m")
      $0.finite("decayHeight", decayHeight, unit: "m")
      $0.positive("bellWidth", bellWidth, unit: "m")
      $0.positive("growth", growth, unit: "m^2/(V^3 s)")
      $0.notNegative("decay", decay, unit: "m^2/s")
      $0.positive("gapDecay", gapDecay, unit: "m")
      $0.notNegative("retentionVoltage", retentionVoltage, unit: "V")
    }
  }
}

extension DriftMemristor.State: Equatable where N: Equatable {}
