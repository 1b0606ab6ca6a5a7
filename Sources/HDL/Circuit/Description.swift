extension Circuit.Expression: CustomStringConvertible {
  /// One line for reading in messages and tests; no other program's syntax.
  public var description: String {
    switch operation {
    case .constant(let bits): "\(bits)"
    case .signal(let name): name
    case .enumerationCase(let enumeration, let name): "\(enumeration).\(name)"
    case .memoryRead(let memory, let address): "\(memory)[\(address)]"
    case .unary(let operation, let operand): "\(operation.rawValue)(\(operand))"
    case .binary(let operation, let left, let right): "\(operation.rawValue)(\(left), \(right))"
    case .multiplexer(let condition, let then, let otherwise):
      "mux(\(condition), \(then), \(otherwise))"
    case .slice(let operand, let lowBit): "\(operand)[\(lowBit + type.width - 1):\(lowBit)]"
    case .bitSelect(let operand, let index): "\(operand)[\(index)]"
    case .elementSelect(let elements, let index): "\(elements)[\(index)]"
    case .concatenation(let parts): "cat(\(parts.map(\.description).joined(separator: ", ")))"
    case .extend(let operand): "extend(\(operand), \(type.width))"
    case .truncate(let operand): "truncate(\(operand), \(type.width))"
    case .reinterpret(let operand): "\(type.isSigned ? "signed" : "unsigned")(\(operand))"
    }
  }
}

extension Circuit.Memory.Access: CustomStringConvertible {
  /// One line for reading in messages and tests; no other program's syntax.
  public var description: String {
    let when =
      conditions.isEmpty ? "" : "when \(conditions.map(\.description).joined(separator: " and ")) "
    guard let written else { return "\(when)read [\(address)]" }
    let lanes = written.lanes.map { " in lanes \($0)" } ?? ""
    return "\(when)[\(address)] <== \(written.value)\(lanes)"
  }
}

extension Circuit.Target: CustomStringConvertible {
  public var description: String {
    switch self {
    case .signal(let name): name
    case .slice(let name, let lowBit, let width): "\(name)[\(lowBit + width - 1):\(lowBit)]"
    case .bit(let name, let index): "\(name)[\(index)]"
    case .memory(let name, let address): "\(name)[\(address)]"
    case .memorySlice(let name, let address, let lowBit, let width):
      "\(name)[\(address)][\(lowBit + width - 1):\(lowBit)]"
    }
  }
}

extension Circuit.Statement: CustomStringConvertible {
  /// Lines for reading in messages and tests, without places; no other program's syntax.
  public var description: String { lines.joined(separator: "\n") }

  private var lines: [String] {
    switch kind {
    case .assign(let target, let value):
      return ["\(target) <== \(value)"]
    case .when(let condition, let then, let otherwise):
      return ["when \(condition)"] + Self.block(then)
        + (otherwise.isEmpty ? [] : ["otherwise"] + Self.block(otherwise))
    case .select(let subject, let arms, let otherwise):
      return ["select \(subject)"]
        + arms.flatMap { ["on \($0.values)"] + Self.block($0.body) }
        + (otherwise.isEmpty ? [] : ["otherwise"] + Self.block(otherwise))
    case .machine(let register, let arms):
      return ["machine \(register)"] + arms.flatMap { ["state \($0.state)"] + Self.block($0.body) }
    case .property(let kind, let condition, let message):
      return ["\(kind.rawValue) \(condition) \"\(message)\""]
    }
  }

  private static func block(_ statements: [Circuit.Statement]) -> [String] {
    statements.flatMap(\.lines).map { "  \($0)" }
  }
}
