import Diagnostics

/// The pins of a bus port on something that runs cycle by cycle. Names are those of the standard in
/// lower case: `awvalid`, `psel`.
public protocol BusPins {
  /// Clock cycles so far.
  var cycle: Int { get }
  /// Sets an input; it acts on the next clock edge.
  func set(_ input: String, _ value: UInt64) throws
  /// The settled value of an output.
  func get(_ output: String) throws -> UInt64
  /// Lets one clock edge come.
  func step() throws
  /// What is thrown when an output stayed 0 for so many cycles.
  func stuck(_ output: String, cycles: Int) -> any Error
  /// What is thrown when the bus answers with an error.
  func refused(_ message: String) -> any Error
}

extension BusPins {
  public func stuck(_ output: String, cycles: Int) -> any Error {
    Diagnostic(.error, "bus-stuck", "'\(output)' is still 0 after \(cycles) cycles")
  }

  public func refused(_ message: String) -> any Error { Diagnostic(.error, "bus-error", message) }

  /// Lets clock edges come until the output is 1.
  func wait(until output: String, limit: Int) throws {
    for _ in 0..<limit {
      if try get(output) == 1 { return }
      try step()
    }
    throw stuck(output, cycles: limit)
  }
}
