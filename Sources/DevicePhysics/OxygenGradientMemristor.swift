#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The second-order memristor with an oxygen gradient, ITO/ZnTPP/AlOx/Al, of Ming et al., Nature
/// Communications 2026.
///
/// It walks down `plateaus` pseudo-non-volatile conductances, one for each pair of unipolar pulses:
/// the first pulse drives oxygen ions up the gradient, the second, lower, holds them where they
/// are. The conductance of plateau `n` is `G_n = G_0 · exp(-(n / τ_n)^β)`; left alone, the device
/// recovers towards `G_0`: `G = G_n + (G_0 - G_n) · w`, where the recovered fraction `w` rises as
/// `1 - exp(-t / relaxationTime)`.
///
/// Published are the number of plateaus, the modulation of -98.1 % and a relaxation of more than
/// 100 s. The shape of the curve, the initial conductance and the voltages of the pulses are
/// inferences and marked so.
public struct OxygenGradientMemristor: Sendable, Hashable, Codable {
  /// Plateaus below the initial conductance, at least 1. Paper: 40.
  public var plateaus = 40
  /// Conductance of the last plateau over the initial one, between 0 and 1. Paper: 1 - 98.1 %.
  public var lastPlateauRatio = 0.019
  /// The exponent β of the plateaus, greater than 0. Inference; 1 makes all relative steps equal.
  public var stretching = 0.8
  /// Conductance before the first pulse pair in siemens. Inference.
  public var initialConductance = 100e-6
  /// Time constant of the recovery in seconds, greater than 0. Paper: more than 100 s; the value
  /// and the single exponential are inferences.
  public var relaxationTime = 120.0
  /// Volts from which a pulse drives the gradient, greater than `holdThreshold`. Inference.
  public var driveThreshold = 2.0
  /// Volts from which a pulse below `driveThreshold` holds a gradient that was driven. Inference.
  public var holdThreshold = 1.0

  /// The device with the paper's values, and inferences where the paper has none.
  public init() {}

  /// The state of one device.
  public struct State<N> {
    /// The plateau it was last put on, 0...plateaus, a whole number.
    public var plateau: N
    /// The fraction of the way back to the initial conductance, 0...1.
    public var recovered: N
    /// 1 after a drive pulse that no hold pulse has followed yet, else 0.
    public var pending: N

    @inlinable
    public init(plateau: N, recovered: N, pending: N) {
      self.plateau = plateau
      self.recovered = recovered
      self.pending = pending
    }
  }

  /// The scale τ_n of the plateaus, such that `exp(-(plateaus / τ_n)^β)` is `lastPlateauRatio`.
  public var plateauScale: Double {
    Double(plateaus) / exp(log(-log(lastPlateauRatio)) / stretching)
  }

  /// The conductance of a plateau in siemens, before any recovery.
  @inlinable
  public func plateauConductance<N: Physical>(_ plateau: N) -> N {
    // The power is written with the logarithm, which plateau 0 does not have.
    let logarithm = N.logarithm(plateau / N.constant(plateauScale, named: "plateauScale"))
    let power = N.exponential(N.constant(stretching, named: "stretching") * logarithm)
    let depth = N.choose(plateau > 0.0, power, 0.0).named("depth")
    return
      (N.constant(initialConductance, named: "initialConductance") * N.exponential(-depth))
      .named("plateauConductance")
  }

  /// The conductance in siemens.
  @inlinable
  public func conductance<N: Physical>(_ state: State<N>) -> N {
    let held = plateauConductance(state.plateau)
    let initial = N.constant(initialConductance, named: "initialConductance")
    return held + (initial - held) * state.recovered
  }

  /// The state after one pulse of the given amplitude in volts.
  ///
  /// From `driveThreshold` on the pulse leaves the gradient driven. From `holdThreshold` on, below
  /// `driveThreshold`, it puts a driven device onto the next plateau, or again onto the last one,
  /// and undoes the recovery. Any other pulse changes nothing.
  @inlinable
  public func pulsed<N: Physical>(_ state: State<N>, amplitude: N) -> State<N> {
    let drive = N.constant(driveThreshold, named: "driveThreshold")
    let hold = N.constant(holdThreshold, named: "holdThreshold")
    let last = N.constant(Double(plateaus), named: "lastPlateau")
    let next = N.minimum((state.plateau + 1.0).named("nextPlateau"), last)
    // 1 when the pulse is high enough to hold, too low to drive, and finds the gradient driven.
    let held = N.choose(
      amplitude >= drive, 0.0, N.choose(amplitude >= hold, state.pending, 0.0)
    ).named("held")
    return State(
      plateau: N.choose(held > 0.0, next, state.plateau),
      recovered: N.choose(held > 0.0, 0.0, state.recovered),
      pending: N.choose(amplitude >= drive, 1.0, state.pending - held))
  }

  /// The state after `seconds` without a pulse.
  ///
  /// The step is the exact solution of the recovery, so one long step is as good as many short
  /// ones.
  @inlinable
  public func relaxed<N: Physical>(_ state: State<N>, by seconds: Double) -> State<N> {
    let remaining = N.constant(exp(-seconds / relaxationTime), named: "remainingFraction")
    var later = state
    later.recovered = 1.0 - (1.0 - state.recovered) * remaining
    return later
  }
}

extension OxygenGradientMemristor.State: Sendable where N: Sendable {}
extension OxygenGradientMemristor.State: Equatable where N: Equatable {}
extension OxygenGradientMemristor.State: Hashable where N: Hashable {}

extension OxygenGradientMemristor.State where N: Physical {
  /// The state before the first pulse.
  @inlinable
  public static var initial: Self { Self(plateau: 0.0, recovered: 0.0, pending: 0.0) }
}
