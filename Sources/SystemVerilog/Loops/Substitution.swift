import HDL

/// Puts parts of packed signals in the place of signals.
struct Substitution {
  struct Part {
    var signal: String
    /// Of the whole signal.
    var width: Int
    var lowBit: Int
    var type: Circuit.ValueType
  }

  /// By the name of the signal that was.
  let parts: [String: Part]
  private var known: [Circuit.Expression: Circuit.Expression] = [:]

  init(_ parts: [String: Part]) { self.parts = parts }

  mutating func expression(_ expression: Circuit.Expression) -> Circuit.Expression {
    if let result = known[expression] { return result }
    let result: Circuit.Expression
    if case .signal(let name) = expression.operation {
      result = parts[name].map(\.expression) ?? expression
    } else {
      let operands = expression.operands.map { self.expression($0) }
      result =
        operands == expression.operands
        ? expression
        : Circuit.Expression(
          expression.operation.with(operands: operands), type: expression.type)
    }
    known[expression] = result
    return result
  }

  mutating func statements(_ statements: [Circuit.Statement]) -> [Circuit.Statement] {
    statements.map { statement in
      var statement = statement
      switch statement.kind {
      case .assign(let target, let value):
        statement.kind = .assign(self.target(target), expression(value))
      case .when(let condition, let then, let otherwise):
        statement.kind = .when(
          condition: expression(condition), then: self.statements(then),
          otherwise: self.statements(otherwise))
      case .select(let subject, let arms, let otherwise):
        statement.kind = .select(
          expression(subject),
          arms: arms.map {
            .init(values: $0.values, body: self.statements($0.body), place: $0.place)
          }, otherwise: self.statements(otherwise))
      case .machine(let register, let arms):
        statement.kind = .machine(
          register: register,
          arms: arms.map { .init(state: $0.state, body: self.statements($0.body)) })
      case .property(let kind, let condition, let message):
        statement.kind = .property(kind, condition: expression(condition), message: message)
      }
      return statement
    }
  }

  mutating func memory(_ memory: Circuit.Memory) -> Circuit.Memory {
    var memory = memory
    for port in memory.ports.indices {
      memory.ports[port].accesses = memory.ports[port].accesses.map { access($0) }
    }
    return memory
  }

  private mutating func access(_ access: Circuit.Memory.Access) -> Circuit.Memory.Access {
    var access = access
    access.conditions = access.conditions.map { expression($0) }
    access.address = expression(access.address)
    if let written = access.written {
      access.written = .init(
        value: expression(written.value), lanes: written.lanes.map { expression($0) })
    }
    return access
  }

  private mutating func target(_ target: Circuit.Target) -> Circuit.Target {
    switch target {
    case .signal(let name):
      return parts[name].map {
        .slice($0.signal, lowBit: $0.lowBit, width: $0.type.width)
      } ?? target
    case .slice(let name, let lowBit, let width):
      return parts[name].map {
        .slice($0.signal, lowBit: $0.lowBit + lowBit, width: width)
      } ?? target
    case .bit(let name, let index): return .bit(name, index: expression(index))
    case .memory(let name, let address):
      return .memory(name, address: expression(address))
    case .memorySlice(let name, let address, let lowBit, let width):
      return .memorySlice(name, address: expression(address), lowBit: lowBit, width: width)
    }
  }
}

extension Substitution.Part {
  var expression: Circuit.Expression {
    let whole = Circuit.Expression(.signal(signal), type: .unsigned(width))
    return Circuit.Expression(
      .slice(whole, lowBit: lowBit), type: .unsigned(type.width)
    ).read(as: type)
  }
}

extension Circuit.Operation {
  /// The same operation on other operands, as many as `Expression.operands` has.
  fileprivate func with(operands: [Circuit.Expression]) -> Circuit.Operation {
    switch self {
    case .constant, .signal, .enumerationCase: self
    case .memoryRead(let memory, _): .memoryRead(memory: memory, address: operands[0])
    case .unary(let symbol, _): .unary(symbol, operands[0])
    case .binary(let symbol, _, _): .binary(symbol, operands[0], operands[1])
    case .multiplexer:
      .multiplexer(condition: operands[0], then: operands[1], otherwise: operands[2])
    case .slice(_, let lowBit): .slice(operands[0], lowBit: lowBit)
    case .bitSelect: .bitSelect(operands[0], index: operands[1])
    case .elementSelect:
      .elementSelect(Array(operands.dropLast()), index: operands[operands.count - 1])
    case .concatenation: .concatenation(operands)
    case .extend: .extend(operands[0])
    case .truncate: .truncate(operands[0])
    case .reinterpret: .reinterpret(operands[0])
    }
  }
}
