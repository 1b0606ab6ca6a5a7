import HDL

/// Statements become values: each signal's after all of them, as an expression of those before.
extension NetlistModule {
  /// By name of what is driven; words of memories by `NetlistModule.key`.
  typealias Values = [String: String]

  mutating func run(_ statements: [Circuit.Statement], from start: Values) throws -> Values {
    var values = start
    for statement in statements { values = try run(statement, from: values) }
    return values
  }

  private mutating func run(_ statement: Circuit.Statement, from values: Values) throws -> Values {
    switch statement.kind {
    case .assign(let target, let expression):
      return try assign(target, try value(expression), expression.type.width, values)
    case .when(let condition, let then, let otherwise):
      return merged(
        if: try value(condition), try run(then, from: values), try run(otherwise, from: values))
    case .select(let subject, let arms, let otherwise):
      let text = try value(subject)
      var result = try run(otherwise, from: values)
      for arm in arms.reversed() {
        var isChosen = "1'0"
        for bits in arm.values {
          let isEqual = isEqual(text, to: bits)
          isChosen = binary("$or", isChosen, isEqual, widths: (1, 1), 1)
        }
        result = merged(if: isChosen, try run(arm.body, from: values), result)
      }
      return result
    case .machine(let register, let arms):
      guard let signal = module.signal(named: register),
        let enumeration = module.enumeration(named: signal.type.enumeration ?? "")
      else { throw NetlistText.Unsupported(what: "the unknown machine '\(register)'") }
      var result = values
      for arm in arms {
        guard let code = enumeration.value(of: arm.state) else { continue }
        let isChosen = isEqual("\\\(signal.emittedName)", to: code)
        result = merged(if: isChosen, try run(arm.body, from: values), result)
      }
      return result
    case .property: return values
    }
  }

  private mutating func assign(
    _ target: Circuit.Target, _ text: String, _ width: Int, _ values: Values
  ) throws -> Values {
    var values = values
    switch target {
    case .signal(let name): values[name] = text
    case .slice(let name, let lowBit, let count):
      let (old, width) = try current(name, values)
      values[name] = joined(old, width, text, lowBit: lowBit, count: count)
    case .bit(let name, let index):
      let (old, width) = try current(name, values)
      let position = try value(index)
      let bits = (0..<width).map { bit in
        multiplexer(
          isEqual(position, width: index.type.width, to: bit), then: text,
          otherwise: "\(old) [\(bit)]", width: 1)
      }
      values[name] = wire(width, for: "{ \(bits.reversed().joined(separator: " ")) }")
    case .memory(let name, let address):
      for (key, isChosen) in try words(of: name, at: address) {
        values[key] = multiplexer(
          isChosen, then: text, otherwise: values[key] ?? text, width: width)
      }
    case .memorySlice(let name, let address, let lowBit, let count):
      for (key, isChosen) in try words(of: name, at: address) {
        let (old, width) = try current(key, values)
        let changed = joined(old, width, text, lowBit: lowBit, count: count)
        values[key] = multiplexer(isChosen, then: changed, otherwise: old, width: width)
      }
    }
    return values
  }

  /// `old` with some of its bits replaced.
  mutating func joined(
    _ old: String, _ width: Int, _ text: String, lowBit: Int, count: Int
  ) -> String {
    var parts = [text]
    if lowBit + count < width { parts.insert("\(old) [\(width - 1):\(lowBit + count)]", at: 0) }
    if lowBit > 0 { parts.append("\(old) [\(lowBit - 1):0]") }
    return wire(width, for: "{ \(parts.joined(separator: " ")) }")
  }

  /// The words of a memory by their keys, each with the text of whether the address chooses it.
  mutating func words(
    of name: String, at address: Circuit.Expression
  ) throws -> [(String, String)] {
    guard let memory = module.memory(named: name) else {
      throw NetlistText.Unsupported(what: "the unknown memory '\(name)'")
    }
    let position = try value(address)
    return (0..<memory.depth).map { index in
      (Self.key(memory, index), isEqual(position, width: address.type.width, to: index))
    }
  }

  /// What a signal or a word has so far, on a wire, and its width.
  mutating func current(_ name: String, _ values: Values) throws -> (String, Int) {
    guard let value = values[name] else {
      throw NetlistText.Unsupported(what: "the unknown signal '\(name)'")
    }
    let width = width(of: name)
    return (value.hasPrefix("\\") ? value : wire(width, for: value), width)
  }

  private mutating func merged(
    if condition: String, _ then: Values, _ otherwise: Values
  ) -> Values {
    var result = otherwise
    for (name, value) in then.sorted(by: { $0.key < $1.key }) {
      guard let other = otherwise[name], other != value else { continue }
      result[name] = multiplexer(condition, then: value, otherwise: other, width: width(of: name))
    }
    return result
  }

  private func width(of name: String) -> Int {
    if let signal = module.signal(named: name) { return signal.type.width }
    let memory = name.prefix { $0 != "[" }
    return module.memory(named: String(memory))?.type.width ?? 1
  }
}

extension Circuit.Statement {
  /// The names of all signals and memories it may drive.
  var driven: [String] {
    switch kind {
    case .assign(let target, _): [target.name]
    case .when(_, let then, let otherwise): (then + otherwise).flatMap(\.driven)
    case .select(_, let arms, let otherwise): (arms.flatMap(\.body) + otherwise).flatMap(\.driven)
    case .machine(_, let arms): arms.flatMap(\.body).flatMap(\.driven)
    case .property: []
    }
  }
}
