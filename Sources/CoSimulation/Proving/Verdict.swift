import Diagnostics

/// What came of a proof.
public struct Verdict: Sendable {
  public enum Outcome: Sendable {
    /// Every assertion holds in every state that can be reached.
    case proved(by: Method)
    /// An assertion is broken in a run that begins with the reset.
    case failed(Counterexample)
    /// No assertion is broken within the depth, but nothing is proved beyond it.
    case unknown(reason: String)
  }

  /// How a proof was found.
  public enum Method: Sendable, Hashable {
    /// Where the assertions hold for this many steps, they hold in the next.
    case induction(steps: Int)
    /// Property-directed reachability: a set of states was found that the circuit does not leave, and in
    /// which the assertions hold.
    case reachability
  }

  public var outcome: Outcome
  /// What `cover` asked for and was not seen within the depth; the proof may say less than it
  /// seems to. Empty unless the outcome is a proof.
  public var unreached: [Property]

  /// An `assert` or `cover` of the description.
  public struct Property: Sendable, Hashable, CustomStringConvertible {
    /// The text it was given.
    public var message: String
    /// The user's line, `Components/FIFO.swift:74`; empty where it is not known.
    public var place: String

    public var description: String { place.isEmpty ? message : "\(message) (\(place))" }
  }
}

extension Verdict {
  public var isProved: Bool {
    if case .proved = outcome { true } else { false }
  }

  /// What broke an assertion; `nil` where nothing did.
  public var counterexample: Counterexample? {
    if case .failed(let counterexample) = outcome { counterexample } else { nil }
  }
}

extension Verdict.Method: CustomStringConvertible {
  /// `induction over 3 cycles`
  public var description: String {
    switch self {
    case .induction(let steps): "induction over \(steps == 1 ? "1 cycle" : "\(steps) cycles")"
    case .reachability: "property-directed reachability"
    }
  }
}

extension Verdict: CustomStringConvertible {
  /// The outcome, and below it what was broken, how, and what was not seen: several lines.
  public var description: String {
    switch outcome {
    case .proved(let method):
      return (["proved by \(method)"] + unreached.map { "not seen within the depth: \($0)" })
        .joined(separator: "\n")
    case .unknown(let reason): return "not proved: \(reason)"
    case .failed(let counterexample):
      return
        (["FAILED"] + counterexample.broken.map { "broken: \($0)" }
        + [counterexample.waveform]).joined(separator: "\n")
    }
  }
}

/// A run from the reset on that breaks a property.
public struct Counterexample: Sendable {
  /// Those broken in its last cycle.
  public var broken: [Verdict.Property]
  /// Ports and registers of the top module, cycle by cycle, as text.
  public var waveform: String
  /// The same with all signals, for a waveform viewer.
  public var valueChangeDump: String
}
