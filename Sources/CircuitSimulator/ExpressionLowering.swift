import Diagnostics
import HDL

/// Turns the expressions of one module instance into nodes.
struct ExpressionLowering {
  let scope: Scope
  let netlist: Netlist
  /// By identity; the expressions are kept so that no other takes their identity.
  private var known: [ObjectIdentifier: (expression: Circuit.Expression, node: NodeID)] = [:]

  init(scope: Scope, netlist: Netlist) {
    self.scope = scope
    self.netlist = netlist
  }

  /// The node of an expression; it has the width of the expression's type.
  ///
  /// - Throws: `Diagnostic` at `place` for a name that the module does not declare.
  mutating func lower(_ expression: Circuit.Expression, at place: Place) throws -> NodeID {
    if let known = known[ObjectIdentifier(expression)] { return known.node }
    let raw = try lowerOperation(expression, at: place)
    let id = netlist.resized(raw, to: max(1, expression.type.width))
    known[ObjectIdentifier(expression)] = (expression, id)
    return id
  }

  private mutating func lowerOperation(
    _ expression: Circuit.Expression, at place: Place
  ) throws -> NodeID {
    let width = max(1, expression.type.width)
    switch expression.operation {
    case .constant(let value):
      return netlist.constant(value)
    case .signal(let name):
      return netlist.read(try signal(name, at: place))
    case .enumerationCase(let enumeration, let name):
      guard let value = scope.module.enumeration(named: enumeration)?.value(of: name) else {
        throw undeclared("case", "\(enumeration).\(name)", at: place)
      }
      return netlist.constant(value)
    case .memoryRead(let name, let address):
      let address = try lower(address, at: place)
      let memory = try memory(name, at: place)
      let wordWidth = netlist.memories[memory].memory.type.width
      return netlist.node(.memoryRead(memory: memory, address: address), width: wordWidth)
    case .unary(let operation, let operand):
      return try lowerUnary(operation, operand, width: width, at: place)
    case .binary(let operation, let left, let right):
      return try lowerBinary(operation, left, right, width: width, at: place)
    case .multiplexer(let condition, let then, let otherwise):
      let condition = netlist.condition(try lower(condition, at: place))
      let then = netlist.resized(try lower(then, at: place), to: width)
      let otherwise = netlist.resized(try lower(otherwise, at: place), to: width)
      return netlist.node(
        .multiplexer(condition: condition, then: then, otherwise: otherwise), width: width)
    case .slice(let operand, let lowBit):
      return try lowerSlice(operand, lowBit: lowBit, width: width, at: place)
    case .bitSelect(let operand, let index):
      let value = try lower(operand, at: place)
      let index = try lower(index, at: place)
      let shifted = netlist.node(
        .binary(.shiftRight, value, index, isSigned: false), width: netlist.nodes[value].width)
      return netlist.slice(shifted, lowBit: 0, width: 1)
    case .elementSelect(let elements, let index):
      let nodes = try elements.map { netlist.resized(try lower($0, at: place), to: width) }
      return netlist.node(.element(nodes, index: try lower(index, at: place)), width: width)
    case .concatenation(let parts):
      return netlist.concatenation(try parts.map { try lower($0, at: place) })
    case .extend(let operand):
      let value = try lower(operand, at: place)
      if width <= netlist.nodes[value].width { return netlist.resized(value, to: width) }
      return netlist.node(.extend(value, isSigned: operand.type.isSigned), width: width)
    case .truncate(let operand), .reinterpret(let operand):
      return try lower(operand, at: place)
    }
  }

  private mutating func lowerUnary(
    _ operation: Circuit.UnaryOperator, _ operand: Circuit.Expression, width: Int, at place: Place
  ) throws -> NodeID {
    let value = try lower(operand, at: place)
    switch operation {
    case .not, .negate:
      return netlist.node(.unary(operation, netlist.resized(value, to: width)), width: width)
    case .reduceAnd, .reduceOr, .reduceXor:
      return netlist.node(.unary(operation, value), width: 1)
    }
  }

  private mutating func lowerBinary(
    _ operation: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression,
    width: Int, at place: Place
  ) throws -> NodeID {
    let first = try lower(left, at: place)
    let second = try lower(right, at: place)
    if operation.isComparison {
      let common = netlist.nodes[first].width
      return netlist.node(
        .binary(
          operation, first, netlist.resized(second, to: common), isSigned: left.type.isSigned),
        width: 1)
    }
    let resizedFirst = netlist.resized(first, to: width)
    if operation == .shiftLeft || operation == .shiftRight {
      return netlist.node(
        .binary(operation, resizedFirst, second, isSigned: left.type.isSigned), width: width)
    }
    return netlist.node(
      .binary(operation, resizedFirst, netlist.resized(second, to: width), isSigned: false),
      width: width)
  }

  /// Reads of a wire that is driven in parts depend on those parts alone.
  private mutating func lowerSlice(
    _ operand: Circuit.Expression, lowBit: Int, width: Int, at place: Place
  ) throws -> NodeID {
    guard case .signal(let name) = operand.operation else {
      return netlist.slice(try lower(operand, at: place), lowBit: lowBit, width: width)
    }
    var parts: [NodeID] = []
    var start = 0
    for net in try signal(name, at: place).nets {
      let end = start + netlist.nets[net].width
      let low = max(lowBit, start)
      let high = min(lowBit + width, end)
      if low < high {
        let whole = netlist.node(.net(net), width: end - start)
        parts.insert(netlist.slice(whole, lowBit: low - start, width: high - low), at: 0)
      }
      start = end
    }
    return parts.isEmpty ? netlist.constant(.zero(width: width)) : netlist.concatenation(parts)
  }

  func signal(_ name: String, at place: Place) throws -> SignalRecord {
    guard let record = scope.signals[name] else {
      throw undeclared("signal", name, at: place)
    }
    return record
  }

  func memory(_ name: String, at place: Place) throws -> Int {
    guard let index = scope.memories[name] else {
      throw undeclared("memory", name, at: place)
    }
    return index
  }

  func undeclared(_ kind: String, _ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "undeclared-name",
      "module '\(scope.module.name)' uses \(kind) '\(name)', which it does not declare",
      at: place)
  }
}
