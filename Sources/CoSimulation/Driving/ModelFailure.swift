import Diagnostics

/// Something went wrong while a model was loaded or driven.
public struct ModelFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Reason: Sendable, Hashable {
    /// The shared object cannot be loaded, or an instance not made.
    case notLoaded
    /// No port or probe of this name, the wrong direction, or a handle of another model.
    case wrongName
    /// A value does not fit a port, or an index a probe.
    case outOfRange
    /// A port did not take the value waited for within so many clock cycles.
    case timeout(cycles: Int)
    /// The bus answered with an error.
    case wrongAnswer
    /// The design stopped itself (`$finish`, `$stop`, `$fatal`), or does not settle. The instance
    /// does nothing more.
    case stopped
  }

  public let reason: Reason
  public let diagnostic: Diagnostic

  init(_ reason: Reason, _ identifier: String, _ message: String, remedy: String? = nil) {
    self.reason = reason
    diagnostic = Diagnostic(.error, identifier, message, remedy: remedy)
  }

  public var description: String { diagnostic.description }

  /// The design behaves wrongly, rather than being used wrongly.
  public var isOfTheHardware: Bool {
    switch reason {
    case .timeout, .wrongAnswer, .stopped: true
    case .notLoaded, .wrongName, .outOfRange: false
    }
  }
}
