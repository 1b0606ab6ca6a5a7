import Diagnostics
import HDL

/// Ports of any width, those wider than 64 bits among them.
///
/// ```swift
/// let key = try library.input("key_i")  // 256 bits
/// try instance.poke(key, bits: BitVector(width: 256, words: [1, 2, 3, 4]))
/// let digest = try instance.peekVector(library.output("digest_o"))
/// ```
extension ModelInstance {
  /// Sets an input to bits, exactly as many as it has; it acts on the next rising edge.
  ///
  /// - Throws: `ModelFailure` when the port has another width, or the handle is another model's.
  public func poke(_ port: InputHandle, bits: BitVector) throws(ModelFailure) {
    try check(port.model, port.name)
    guard bits.width == port.width else {
      throw ModelFailure(
        .outOfRange, "port-value",
        "the port '\(port.name)' has \(port.width) bits, but was given \(bits.width)")
    }
    if port.width > 64 {
      functions.pokeWide(model, port.index, bits.words)
    } else {
      try poke(port, bits.words[0])
    }
  }

  /// The settled bits of an output for the inputs as they are now.
  public func peekVector(_ port: OutputHandle) throws(ModelFailure) -> BitVector {
    try check(port.model, port.name)
    guard port.width > 64 else {
      return BitVector(width: port.width, words: [try peek(port)])
    }
    var words = [UInt64](repeating: 0, count: (port.width + 63) / 64)
    guard functions.peekWide(model, port.index, &words) == 0 else { throw stopped() }
    return BitVector(width: port.width, words: words)
  }
}
