import Diagnostics
import HDL

/// One small fault that is put into a circuit on purpose.
public struct Mutant: Sendable, Hashable, Codable {
  /// Counted from 1 through the circuit; the same circuit gives the same mutants.
  public var number: Int
  public var kind: MutationKind
  /// The module it is in, by its emitted name.
  public var module: String
  /// The Swift line, `Components/FIFO.swift:42`.
  public var place: String
  /// The signal, memory or port it acts on.
  public var subject: String
  /// What was changed into what.
  public var change: String

  public init(
    number: Int, kind: MutationKind, module: String, place: String, subject: String, change: String
  ) {
    self.number = number
    self.kind = kind
    self.module = module
    self.place = place
    self.subject = subject
    self.change = change
  }
}

extension Mutant: CustomStringConvertible {
  public var description: String {
    "\(number) \(module), \(place): \(subject): \(kind.rawValue): \(change)"
  }
}

/// What kinds of faults there are.
public enum MutationKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Another constant: 0 for what is not 0, the next state for a state.
  case constant
  /// Another operator on the same operands, or one less.
  case `operator`
  /// A condition that is inverted, always or never met, or lacks a part.
  case condition
  /// A bit inverted, parts exchanged, a sign lost.
  case bit
  /// An assignment that is not there.
  case missingAssignment = "missing assignment"
  /// One more or one less; a limit that counts where it should not.
  case offByOne = "off by one"
  /// A bit that stays 0 or 1.
  case stuckBit = "stuck bit"
}
