/// Which bits a range of them takes: `7...4` and `4...7` are the same four.
public struct BitRange: Sendable, Hashable {
  public let high: Int
  public let low: Int

  public init(_ first: Int, through last: Int) {
    high = max(first, last)
    low = min(first, last)
  }
}

/// `signal[7...4]`: bits 7 to 4, in either order.
@_disfavoredOverload
public func ... (first: Int, last: Int) -> BitRange { BitRange(first, through: last) }

/// Parts of values, choices between them, and values put side by side.
extension Signal {
  /// One bit, counted from the least significant.
  public subscript(index: Int) -> Signal {
    sliced(high: index, low: index)
  }

  /// Bits in a constant range, both ends included; unsigned.
  public subscript(range: BitRange) -> Signal {
    sliced(high: range.high, low: range.low)
  }

  /// One bit, chosen by an unsigned value; zero where there is no such bit.
  public subscript(index: Signal) -> Signal {
    let position = index.node.settled
    return Signal(
      Node(
        .bit(node.settled, index: position), type: .bit,
        problem: withoutWidth("the value of which a bit is taken") ?? Self.indexProblem(position)))
  }

  /// The most significant bit: of a signed value, whether it is negative.
  public var mostSignificantBit: Signal { self[width - 1] }

  static func indexProblem(_ index: Node) -> Problem? {
    guard !index.isFaulty else { return nil }
    let type = index.type
    guard type.isSigned || type.fractionBits != 0 || type.enumeration != nil else { return nil }
    return Problem(
      "index-not-unsigned", "the index has \(type); it must be unsigned",
      declarations: [index.declaration])
  }

  private func sliced(high: Int, low: Int) -> Signal {
    let found = withoutWidth("the value of which bits are taken")
    if node.isFaulty { return Self.derived([node], type: .bit) { $0[0].operation } }
    guard low >= 0, high < width else {
      let what = high == low ? "bit \(high) is" : "bits \(high) to \(low) are"
      return Self.derived(
        [node.settled], type: .bit,
        problem: found
          ?? Problem(
            "index-out-of-range",
            "\(what) outside of the value, which has \(type) (bits \(width - 1) to 0)",
            declarations: [node.declaration])
      ) { .slice($0[0], lowBit: 0) }
    }
    return Signal(
      Node(.slice(node.settled, lowBit: low), type: .unsigned(high - low + 1), problem: found))
  }

  /// The value side by side with itself, `count` times; `count` is at least 1.
  public func repeated(_ count: Int) -> Signal {
    guard (1...Limits.width).contains(count) else {
      return Self.derived(
        [node.settled], type: .bit,
        problem: Problem(
          "repeat-count", "a value is repeated \(count) times; it is 1 to \(Limits.width)")
      ) { .slice($0[0], lowBit: 0) }
    }
    return concatenated(Array(repeating: self, count: count))
  }
}

/// `then` where the condition holds, else `otherwise`. Both have equal types; a literal takes the
/// other's.
public func mux(_ condition: Signal, _ then: Signal, _ otherwise: Signal) -> Signal {
  choice("mux", condition, then, otherwise)
}

/// - Parameter name: what the user wrote, for messages.
func choice(
  _ name: String, _ condition: Signal, _ then: Signal, _ otherwise: Signal
) -> Signal {
  let (test, problem) = condition.node.asCondition("the condition of '\(name)'")
  if then.node.isUntyped, otherwise.node.isUntyped {
    let type = Signal.common(then.type, otherwise.type)
    return Signal(
      Node(
        .literalChoice(condition: test, then: then.node, otherwise: otherwise.node), type: type,
        problem: problem))
  }
  let (a, b) = Signal.paired(then, otherwise)
  let mismatch = Signal.mismatch("the values of '\(name)'", a, b)
  return Signal(.multiplexer(test, a, b, type: a.type, problem: problem ?? mismatch))
}

/// One of two cases of a Swift enum.
public func mux<Value: HardwareEnumeration>(
  _ condition: Signal, _ then: Value, _ otherwise: Value
) -> Signal {
  mux(condition, Signal(then), Signal(otherwise))
}

/// The bits of all parts side by side, the first part most significant; unsigned.
///
/// It may be driven: `cat(carry, sum) <== a + b` drives each part with its bits.
public func cat(_ parts: Signal...) -> Signal {
  concatenated(parts)
}

/// The bits of all parts side by side, the first part most significant; unsigned.
public func cat(_ parts: [Signal]) -> Signal {
  concatenated(parts)
}

private func concatenated(_ parts: [Signal]) -> Signal {
  guard !parts.isEmpty else {
    return Signal(
      .constant(
        .zero(width: 1), type: .bit, problem: Problem("nothing-to-join", "'cat' was given no parts")
      ))
  }
  let nodes = parts.map(\.node.settled)
  let width = nodes.reduce(0) { min($0 + $1.type.width, Limits.width + 1) }
  return Signal(
    Node(
      .concatenation(nodes), type: .unsigned(width),
      problem: parts.lazy.compactMap { $0.withoutWidth("a part of 'cat'") }.first))
}

/// The element that an unsigned index chooses; zero where the index is at or beyond the count.
/// All elements have equal types.
public func element(of elements: [Signal], at index: Signal) -> Signal {
  let position = index.node.settled
  guard let first = elements.first(where: { !$0.node.isUntyped }) ?? elements.first else {
    return Signal(
      .constant(
        .zero(width: 1), type: .bit,
        problem: Problem("array-empty", "an element is taken of an array that has none")))
  }
  let nodes = elements.map { $0.node.adapted(to: first.node.settled) }
  let mismatch = nodes.lazy.compactMap { node in
    Signal.mismatch("the elements of one array", nodes[0], node)
  }.first
  return Signal(
    Node(
      .element(nodes, index: position), type: first.type,
      problem: Signal.indexProblem(position) ?? mismatch))
}
