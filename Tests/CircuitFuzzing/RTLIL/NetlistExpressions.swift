import HDL

extension NetlistModule {
  /// The text of a value: a wire, a constant, or some of a wire's bits.
  mutating func value(_ e: Circuit.Expression) throws -> String {
    if let text = known[e] { return text }
    let text = try compute(e)
    known[e] = text
    return text
  }

  private mutating func compute(_ e: Circuit.Expression) throws -> String {
    let width = e.type.width
    switch e.operation {
    case .constant(let bits): return Self.constant(bits)
    case .signal(let name):
      guard let signal = module.signal(named: name) else {
        throw NetlistText.Unsupported(what: "the unknown signal '\(name)'")
      }
      if case .constant(let bits) = signal.role { return Self.constant(bits) }
      return "\\\(signal.emittedName)"
    case .enumerationCase(let enumeration, let name):
      guard let bits = module.enumeration(named: enumeration)?.value(of: name) else {
        throw NetlistText.Unsupported(what: "the unknown case '\(name)'")
      }
      return Self.constant(bits)
    case .memoryRead(let name, let address):
      return try word(of: name, at: address, width: width)
    case .unary(let symbol, let operand):
      let type =
        switch symbol {
        case .not: "$not"
        case .negate: "$neg"
        case .reduceAnd: "$reduce_and"
        case .reduceOr: "$reduce_or"
        case .reduceXor: "$reduce_xor"
        }
      return unary(type, try value(operand), width: operand.type.width, width)
    case .binary(let symbol, let left, let right):
      return try binary(symbol, left, right, width)
    case .multiplexer(let condition, let then, let otherwise):
      return multiplexer(
        try value(condition), then: try value(then), otherwise: try value(otherwise), width: width)
    case .slice(let operand, let lowBit):
      return "\(try whole(operand)) [\(lowBit + width - 1):\(lowBit)]"
    case .bitSelect(let operand, let index):
      let shifted = binary(
        "$shr", try value(operand), try value(index),
        widths: (operand.type.width, index.type.width), operand.type.width)
      return "\(shifted) [0]"
    case .elementSelect(let elements, let index):
      let position = try value(index)
      var result = Self.constant(.zero(width: width))
      for (number, element) in elements.enumerated() {
        let isChosen = isEqual(position, width: index.type.width, to: number)
        result = multiplexer(isChosen, then: try value(element), otherwise: result, width: width)
      }
      return result
    case .concatenation(let parts):
      return wire(width, for: "{ \(try parts.map { try value($0) }.joined(separator: " ")) }")
    case .extend(let operand):
      let whole = try whole(operand)
      let added = width - operand.type.width
      guard added > 0 else { return whole }
      let top = operand.type.isSigned ? "\(whole) [\(operand.type.width - 1)]" : "1'0"
      let filler = Array(repeating: top, count: added).joined(separator: " ")
      return wire(width, for: "{ \(filler) \(whole) }")
    case .truncate(let operand): return "\(try whole(operand)) [\(width - 1):0]"
    case .reinterpret(let operand): return try value(operand)
    }
  }

  /// A value whose bits can be chosen.
  mutating func whole(_ e: Circuit.Expression) throws -> String {
    let text = try value(e)
    if !text.contains(" "), !text.contains("'") { return text }
    let name = wire(e.type.width, for: text)
    known[e] = name
    return name
  }

  private mutating func binary(
    _ symbol: Circuit.BinaryOperator, _ left: Circuit.Expression, _ right: Circuit.Expression,
    _ width: Int
  ) throws -> String {
    let isSigned = left.type.isSigned
    let type =
      switch symbol {
      case .add: "$add"
      case .subtract: "$sub"
      case .multiply: "$mul"
      case .and: "$and"
      case .or: "$or"
      case .xor: "$xor"
      case .shiftLeft: "$shl"
      case .shiftRight: isSigned ? "$sshr" : "$shr"
      case .equal: "$eq"
      case .notEqual: "$ne"
      case .less: "$lt"
      case .lessOrEqual: "$le"
      case .greater: "$gt"
      case .greaterOrEqual: "$ge"
      }
    let isShift = symbol == .shiftLeft || symbol == .shiftRight
    return binary(
      type, try value(left), try value(right), widths: (left.type.width, right.type.width), width,
      signed: (isSigned, isSigned && !isShift))
  }

  /// The word at an address; zero beyond the depth. Words nobody writes are constants.
  mutating func word(
    of name: String, at address: Circuit.Expression, width: Int
  ) throws -> String {
    guard let memory = module.memory(named: name) else {
      throw NetlistText.Unsupported(what: "the unknown memory '\(name)'")
    }
    let isWritten = module.written.contains(name)
    let position = try value(address)
    var result = Self.constant(.zero(width: width))
    for index in 0..<memory.depth {
      let isChosen = isEqual(position, width: address.type.width, to: index)
      result = multiplexer(
        isChosen,
        then: isWritten
          ? Self.word(memory, index) : Self.constant(memory.startWord(at: index)),
        otherwise: result, width: width)
    }
    return result
  }
}
