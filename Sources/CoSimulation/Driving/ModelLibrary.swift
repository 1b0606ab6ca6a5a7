import Diagnostics

/// A compiled model loaded into this process; it stays loaded. Any number of instances come from it.
public struct ModelLibrary: Sendable {
  public let description: ModelDescription
  let functions: ShimFunctions

  /// Tells handles of different models apart.
  var identity: Int { functions.object }

  /// Loads the shared object, which costs about a millisecond; again is nearly free.
  ///
  /// - Throws: `ModelFailure` with the loader's words.
  public init(_ compiled: CompiledModel) throws(ModelFailure) {
    description = compiled.description
    functions = try ShimFunctions(loading: compiled.path)
  }

  /// A new instance with inputs at 0, reset asserted, and its initial blocks run.
  ///
  /// - Parameter plusargs: what `$value$plusargs` finds, `["seed": "7"]` for `"seed=%d"`. Verilator
  ///   reads `%d` as a signed 64-bit number and stops at its largest: give unsigned numbers from 2⁶³
  ///   on in hexadecimal, with `"seed=%h"`.
  /// - Throws: `ModelFailure` when a probe's variable is not `real` or of
  ///   another count, or an initial block stops the design.
  public func makeInstance(
    plusargs: [String: String] = [:]
  ) throws(ModelFailure) -> ModelInstance {
    try ModelInstance(library: self, plusargs: plusargs)
  }
}
