/// Choices among many by conditions, rather than by an index; see ``element(of:at:)`` for that.

/// The value of the first choice whose condition holds, or `otherwise` where none does.
///
/// ```swift
/// grade <== prioritySelect([(score >= 90, 1), (score >= 70, 2)], otherwise: 3)
/// ```
/// Later choices do not matter once one holds. All values have equal types; literals take the type
/// of the others.
public func prioritySelect(
  _ choices: [(condition: Signal, value: Signal)], otherwise: Signal
) -> Signal {
  // The types are known before the values are nested, so that literals of the first choices learn
  // it too.
  let typed = (choices.map(\.value) + [otherwise]).first { !$0.node.isUntyped }
  func adapted(_ value: Signal) -> Signal {
    typed.map { Signal(value.node.adapted(to: $0.node)) } ?? value
  }
  return choices.reversed().reduce(adapted(otherwise)) { rest, next in
    choice("prioritySelect", next.condition, adapted(next.value), rest)
  }
}

/// The value whose bit is set in `hits`, the lowest one of several; zero where no bit is set.
///
/// Bit 0 of `hits` is for the first value: there are as many bits as values.
public func prioritySelect(_ hits: Signal, of values: [Signal]) -> Signal {
  selection("prioritySelect", hits, values) { nodes in
    let zero = Signal(.constant(.zero(width: nodes[0].type.width), type: nodes[0].type))
    return nodes.indices.reversed().reduce(zero) { rest, index in
      mux(hits[index], Signal(nodes[index]), rest)
    }
  }
}

/// The value whose bit is set in `hits`, where at most one is: an and-or, without priority.
///
/// Bit 0 of `hits` is for the first value: there are as many bits as values. Where no bit is set the
/// result is zero; where several are, it has each bit that any of their values has.
public func oneHotSelect(_ hits: Signal, of values: [Signal]) -> Signal {
  selection("oneHotSelect", hits, values) { nodes in
    let type = nodes[0].type
    let parts = nodes.indices.map { index in
      hits[index].repeated(type.width) & Signal(nodes[index].reread(as: .unsigned(type.width)))
    }
    return Signal(parts.dropFirst().reduce(parts[0]) { $0 | $1 }.node.reread(as: type))
  }
}

/// What `combine` makes of the values in one type, or what is wrong with them.
private func selection(
  _ name: String, _ hits: Signal, _ values: [Signal], combine: ([Node]) -> Signal
) -> Signal {
  let position = hits.node.settled
  let first = values.first { !$0.node.isUntyped } ?? values.first
  let nodes = values.map { value in
    first.map { value.node.adapted(to: $0.node.settled) } ?? value.node
  }
  let isFaulty = position.isFaulty || nodes.contains(where: \.isFaulty)
  let problem = isFaulty ? nil : mistake(name, hits, nodes)
  guard isFaulty || problem != nil else { return combine(nodes) }
  return Signal.derived([position] + nodes, type: first?.type ?? .bit, problem: problem) { _ in
    .constant(.zero(width: first?.width ?? 1))
  }
}

private func mistake(_ name: String, _ hits: Signal, _ values: [Node]) -> Problem? {
  let count = "\(values.count) value\(values.count == 1 ? "" : "s")"
  if values.isEmpty { return Problem("select-count", "'\(name)' was given no values") }
  if let problem = hits.withoutWidth("the first operand of '\(name)'") { return problem }
  guard hits.type.enumeration == nil, hits.width == values.count else {
    return Problem(
      "select-count", "'\(name)' has \(count), but the hits have \(hits.type)",
      declarations: [hits.node.declaration], remedy: "give one bit for each value")
  }
  return values.lazy.compactMap { Signal.mismatch("the values of '\(name)'", values[0], $0) }.first
}
