/// A synapse that is known by what one programming pulse does to its weight.
public protocol PulsedSynapse: Sendable {
  /// The least and the greatest weight.
  var weightRange: ClosedRange<Double> { get }

  /// What is wrong with the parameters; empty for a device that can be built.
  var parameterProblems: [ParameterProblem] { get }

  /// The weight after one pulse.
  ///
  /// - Parameters:
  ///   - weight: before the pulse, in `weightRange`.
  ///   - direction: 1 for potentiation, -1 for depression.
  ///   - normal: a normal number, the cycle-to-cycle spread of this pulse; 0 is nominal.
  func pulsed<N: Physical>(_ weight: N, direction: N, normal: N) -> N

  /// Hands the synapse to work on many pulses, in a form that gives the same numbers fastest: with
  /// what all pulses have in common decided and computed once. By itself it is that form.
  func perform<Work: PulseWork>(_ work: Work) -> Work.Outcome
}

/// Work on many pulses, compiled for each form in which a synapse hands itself over.
public protocol PulseWork {
  associatedtype Outcome

  /// Does the work with this synapse.
  func done<Synapse: PulsedSynapse>(by synapse: Synapse) -> Outcome
}

extension PulsedSynapse {
  @inlinable
  public func perform<Work: PulseWork>(_ work: Work) -> Work.Outcome { work.done(by: self) }
}
