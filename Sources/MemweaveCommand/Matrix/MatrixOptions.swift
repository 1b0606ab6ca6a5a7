import Memweave

/// Options that are given together with a description.
protocol DescribedOptions {
  var description: String { get }
}

extension Invocation.CosimulationOptions: DescribedOptions {}
extension Invocation.ReferenceOptions: DescribedOptions {}

extension DescribedOptions {
  /// Refuses options that only say something to an agent that learns.
  ///
  /// - Parameters:
  ///   - given: their names, and whether they are given.
  ///   - known: those that a matrix engine takes.
  func refuse(_ given: [(String, Bool)], taking known: String) throws {
    for (name, isGiven) in given where isGiven {
      throw Diagnostic(
        .error, "option-of-agent",
        "'--\(name)' was given, but '\(description)' describes a matrix engine",
        remedy: "leave it out; a matrix engine takes \(known)")
    }
  }
}
