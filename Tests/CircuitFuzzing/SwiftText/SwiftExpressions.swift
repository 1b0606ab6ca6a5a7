import HDL

extension SwiftModule {
  /// What stands for a value: short, a name where the value is long.
  mutating func swift(_ e: Circuit.Expression) -> String {
    if let text = known[e] { return text }
    let text = compute(e)
    known[e] = text
    if text.count <= 24 { return text }
    let name = "part\(definitions.count)"
    definitions.append("let \(name) = \(text)")
    known[e] = name
    return name
  }

  private mutating func compute(_ e: Circuit.Expression) -> String {
    switch e.operation {
    case .constant(let bits): return Self.literal(bits, e.type)
    case .signal(let name): return reading(name)
    case .enumerationCase(let enumeration, let name):
      return "Signal(\(Self.typeName(enumeration)).\(name))"
    case .memoryRead(let memory, let address): return "\(memory)[\(swift(address))]"
    case .unary(let symbol, let operand):
      let text = swift(operand)
      switch symbol {
      case .not: return "(~\(text))"
      case .negate:
        // The language's own negation grows by a bit.
        let low = "(-\(text)).truncated(to: \(e.type.width))"
        return e.type.isSigned ? low : "\(low).asUnsigned"
      case .reduceAnd: return "\(text).reducedAnd"
      case .reduceOr: return "\(text).reducedOr"
      case .reduceXor: return "\(text).reducedXor"
      }
    case .binary(let symbol, let left, let right):
      return "(\(swift(left)) \(Self.symbol(of: symbol)) \(swift(right)))"
    case .multiplexer(let condition, let then, let otherwise):
      return "mux(\(swift(condition)), \(swift(then)), \(swift(otherwise)))"
    case .slice(let operand, let lowBit):
      return "\(swift(operand))\(Self.bits(lowBit, e.type.width))"
    case .bitSelect(let operand, let index): return "\(swift(operand))[\(swift(index))]"
    case .elementSelect(let elements, let index):
      let texts = elements.map { swift($0) }
      return "element(of: [\(texts.joined(separator: ", "))], at: \(swift(index)))"
    case .concatenation(let parts):
      return "cat(\(parts.map { swift($0) }.joined(separator: ", ")))"
    case .extend(let operand): return "\(swift(operand)).extended(to: \(e.type.width))"
    case .truncate(let operand): return "\(swift(operand)).truncated(to: \(e.type.width))"
    case .reinterpret(let operand):
      return "\(swift(operand)).\(e.type.isSigned ? "asSigned" : "asUnsigned")"
    }
  }

  private func reading(_ name: String) -> String {
    if let port = portsOfInstances[name] { return port }
    guard let signal = module.signal(named: name) else { return name }
    if let element = signal.element { return "\(element.array)[\(element.index)]" }
    return signal.isRegister && signal.type.enumeration != nil ? "\(name).signal" : name
  }

  /// What stands left of `<==`.
  func target(_ name: String) -> String {
    if let port = portsOfInstances[name] { return port }
    guard let element = module.signal(named: name)?.element else { return name }
    return "\(element.array)[\(element.index)]"
  }

  static func bits(_ lowBit: Int, _ width: Int) -> String {
    width == 1 ? "[\(lowBit)]" : "[\(lowBit + width - 1)...\(lowBit)]"
  }

  /// A constant; one that is too long for a Swift integer is put together.
  private static func literal(_ bits: BitVector, _ type: Circuit.ValueType) -> String {
    let label = type.isSigned ? "signed" : "width"
    if let small = type.isSigned ? bits.signedValue : bits.unsignedValue {
      return "Literal(\(small), \(label): \(type.width))"
    }
    var parts: [String] = []
    for lowBit in stride(from: 0, to: bits.width, by: 32) {
      let width = min(32, bits.width - lowBit)
      let word = (bits.words[lowBit / 64] >> UInt64(lowBit % 64)) & 0xffff_ffff
      parts.insert("Literal(\(word), width: \(width))", at: 0)
    }
    let whole = "cat(\(parts.joined(separator: ", ")))"
    return type.isSigned ? "\(whole).asSigned" : whole
  }

  private static func symbol(of operation: Circuit.BinaryOperator) -> String {
    switch operation {
    case .add: "&+"
    case .subtract: "&-"
    case .multiply: "&*"
    case .and: "&"
    case .or: "|"
    case .xor: "^"
    case .shiftLeft: "&<<"
    case .shiftRight: ">>"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
