import Diagnostics

/// What came of a proof.
public struct Verdict: Sendable {
  public enum Outcome: Sendable {
    /// Every assertion holds in every state that can be reached, by induction over this many steps.
    case proved(steps: Int)
    /// An assertion is broken in a run that begins with the reset.
    case failed(Counterexample)
    /// No assertion is broken within the depth, but nothing is proved beyond it.
    case unknown(reason: String)
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

/// A run from the reset on that breaks a property.
public struct Counterexample: Sendable {
  /// Those broken in its last cycle.
  public var broken: [Verdict.Property]
  /// Ports and registers of the top module, cycle by cycle, as text.
  public var waveform: String
  /// The same with all signals, for a waveform viewer.
  public var valueChangeDump: String
}
