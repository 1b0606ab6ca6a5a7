/// What the operators have in common: literals take the other side's type, mismatches become
/// problems.
extension Signal {
  /// Both nodes with types, a literal having taken the type of the other.
  static func paired(_ left: Signal, _ right: Signal) -> (Node, Node) {
    switch (left.node.isUntyped, right.node.isUntyped) {
    case (false, false): return (left.node, right.node)
    case (true, false):
      return (left.node.adapted(to: right.node), right.node)
    case (false, true):
      return (left.node, right.node.adapted(to: left.node))
    case (true, true):
      let type = common(left.type, right.type)
      return (left.node.adapted(to: type), right.node.adapted(to: type))
    }
  }

  /// The narrowest type that holds every value of both; the binary point is the left one's.
  static func common(_ left: Circuit.ValueType, _ right: Circuit.ValueType) -> Circuit.ValueType {
    let isSigned = left.isSigned || right.isSigned
    let leftWidth = left.width + (isSigned && !left.isSigned ? 1 : 0)
    let rightWidth = right.width + (isSigned && !right.isSigned ? 1 : 0)
    return Circuit.ValueType(
      width: max(leftWidth, rightWidth), isSigned: isSigned, fractionBits: left.fractionBits)
  }

  /// An operation on nodes that are already as they should be.
  static func derived(
    _ operands: [Node], type: Circuit.ValueType, problem: Problem? = nil,
    _ build: @escaping Node.Build
  ) -> Signal {
    Signal(Node(.operation(operands, build), type: type, problem: problem))
  }

  static func binary(
    _ operation: Circuit.BinaryOperator, _ left: Node, _ right: Node, type: Circuit.ValueType,
    problem: Problem? = nil
  ) -> Signal {
    derived([left, right], type: type, problem: problem) { .binary(operation, $0[0], $0[1]) }
  }

  static func unary(
    _ operation: Circuit.UnaryOperator, _ operand: Node, type: Circuit.ValueType,
    problem: Problem? = nil
  ) -> Signal {
    derived([operand], type: type, problem: problem) { .unary(operation, $0[0]) }
  }

  /// A problem with two operands, unless one of them already has one.
  static func problem(
    _ identifier: String, _ left: Node, _ right: Node, _ message: String, remedy: String? = nil
  ) -> Problem? {
    guard !left.isFaulty, !right.isFaulty else { return nil }
    return Problem(
      identifier, message, declarations: [left.declaration, right.declaration], remedy: remedy)
  }

  /// What keeps the operands from having equal types; `nil` when nothing does.
  static func mismatch(_ what: String, _ left: Node, _ right: Node) -> Problem? {
    guard left.type != right.type else { return nil }
    let found = "\(what) have \(left.type) on the left and \(right.type) on the right"
    if left.type.enumeration != right.type.enumeration {
      return problem("enumeration-mismatch", left, right, found)
    }
    if left.type.isSigned != right.type.isSigned {
      return problem(
        "sign-mismatch", left, right, found,
        remedy: "make both signed or both unsigned, by '.asSigned' or '.asUnsigned'")
    }
    if left.type.width != right.type.width {
      return problem(
        "width-mismatch", left, right, found,
        remedy: "make the widths equal, by '.extended(to:)' or '.truncated(to:)'")
    }
    return pointMismatch(what, left, right)
  }

  static func pointMismatch(_ what: String, _ left: Node, _ right: Node) -> Problem? {
    guard left.type.fractionBits != right.type.fractionBits else { return nil }
    return problem(
      "binary-point-mismatch", left, right,
      "\(what) have \(left.type.fractionBits) bits of fraction on the left and "
        + "\(right.type.fractionBits) on the right",
      remedy: "align one of them by '.aligned(fraction:)'")
  }

  /// Arithmetic needs numbers; an enumeration is none.
  static func notNumbers(_ what: String, _ left: Node, _ right: Node) -> Problem? {
    guard let name = left.type.enumeration ?? right.type.enumeration else { return nil }
    return problem(
      "enumeration-in-arithmetic", left, right, "\(what) have a value of the enumeration '\(name)'",
      remedy: "take its bits by '.asUnsigned'")
  }
}

extension Node {
  /// The same value as `type`, which must hold it: wider, or signed and wider, or signed of
  /// unsigned bits.
  func widened(to target: Circuit.ValueType) -> Node {
    var node = self
    if node.type.width < target.width {
      let wider = node.type.with(width: target.width)
      node = Node(.operation([node]) { .extend($0[0]) }, type: wider)
    }
    return node.reread(as: target)
  }

  /// The same bits as another type of equal width.
  func reread(as target: Circuit.ValueType) -> Node {
    guard type != target, type.width == target.width else { return self }
    return Node(.operation([self]) { .reinterpret($0[0]) }, type: target)
  }

  /// A condition or flag must be one unsigned bit; a literal 0 or 1 becomes one.
  func asCondition(_ what: String) -> (node: Node, problem: Problem?) {
    let node = adapted(to: .bit)
    guard node.type != .bit, !node.isFaulty else { return (node, nil) }
    return (
      node,
      Problem(
        "condition-not-one-bit", "\(what) has \(node.type); it must be 1 unsigned bit",
        declarations: [node.declaration],
        remedy: "compare it ('x != 0'), or take one bit of it")
    )
  }
}
