/// The non-filamentary memories of Li4+3xTi5O12 of the survey of electrochemical devices: the phase
/// in which the film begins sets ratio, symmetry and retention.
///
/// Published: a ratio of 10² and minutes of retention for the spinel, which switches asymmetrically;
/// 10⁶ and 10⁵ s for rock salt, which switches symmetrically.
///
/// Inference: all else. That is the greatest conductance, 1 µS; 64 steps over the range; soft bounds
/// for asymmetric and constant steps for symmetric switching; a simple exponential for the loss,
/// with the published retention as its time constant, 180 s for "minutes"; and 1 V for a pulse.
public enum LithiumTitanate {
  public typealias Device = ImperfectMemristor<SynapseMemristor<StepSynapse>>

  /// The film that begins as a spinel.
  public static let spinel = device(.softBounds, ratio: 1e2, retention: 180)

  /// The film that begins as rock salt.
  public static let rockSalt = device(.constant, ratio: 1e6, retention: 1e5)

  private static func device(
    _ rule: StepSynapse.Rule, ratio: Double, retention: Double
  ) -> Device {
    let synapse = StepSynapse(
      rule: rule, step: 2.0 / 64, lowerBound: -1, upperBound: 1, spread: 0)
    let perfect = SynapseMemristor(
      synapse, pulseVoltage: 1, leastConductance: 1e-6 / ratio, greatestConductance: 1e-6)
    return ImperfectMemristor(
      perfect, [StretchedRetention(time: retention, stretching: 1)], programmingVoltage: 1)
  }
}
