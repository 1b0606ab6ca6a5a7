import CircuitSimulator
import HDL

@testable import Components

/// Bits, the least significant first, as golden models have them.
extension BitVector {
  init(_ bits: [Bool]) {
    var words = [UInt64](repeating: 0, count: (bits.count + 63) / 64)
    for (index, bit) in bits.enumerated() where bit { words[index / 64] |= 1 << UInt64(index % 64) }
    self.init(width: bits.count, words: words)
  }

  var bits: [Bool] { (0..<width).map(bit(at:)) }
}

extension Simulation {
  func poke(_ name: String, bits: [Bool]) throws { try poke(name, bits: BitVector(bits)) }
  func poke(_ name: String, isHigh: Bool) throws { try poke(name, isHigh ? 1 : 0) }
  func bits(_ name: String) throws -> [Bool] { try peekVector(name).bits }
  func isHigh(_ name: String) throws -> Bool { try peek(name) == 1 }
}

/// Numbers that are the same in every run (Knuth's MMIX constants).
struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33)
  }

  mutating func once(in count: Int) -> Bool { next() % count == 0 }

  mutating func bits(_ width: Int) -> [Bool] { (0..<width).map { _ in next() & 1 == 1 } }
}
