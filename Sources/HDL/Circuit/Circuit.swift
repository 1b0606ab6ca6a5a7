import Diagnostics

/// Elaborated hardware: a tree of modules as plain values, free of every trace of how it was
/// written.
///
/// A circuit made by `Circuit(elaborating:)` is well typed: every name resolves, operands have the
/// types that `Circuit.Expression` promises and both sides of an assignment have equal width and
/// sign. What it says about drivers (undriven, latches, loops) is for `CircuitChecks` to judge.
public struct Circuit: Sendable, Hashable {
  /// The name of the module that stands for the whole.
  public var top: String
  /// Every module once, children before their parents; the top module is the last.
  public var modules: [Module]

  public init(top: String, modules: [Module]) {
    self.top = top
    self.modules = modules
  }

  public func module(named name: String) -> Module? {
    modules.first { $0.name == name }
  }

  /// The module that stands for the whole; `nil` only in a circuit put together by hand.
  public var topModule: Module? { module(named: top) }
}
