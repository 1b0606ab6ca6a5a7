/// A bus that reaches registers: a running simulation, a compiled model, real hardware.
public protocol RegisterTransport {
  /// The word at a byte address.
  func read(_ address: Int) throws -> UInt64

  /// Writes a word, of which only the bytes count whose bit is set in `strobes`.
  func write(_ address: Int, _ word: UInt64, strobes: UInt64) throws
}
