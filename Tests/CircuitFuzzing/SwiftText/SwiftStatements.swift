import HDL

extension SwiftModule {
  mutating func swift(_ statement: Circuit.Statement) -> [String] {
    switch statement.kind {
    case .assign(let target, let value):
      return ["\(text(of: target)) <== \(swift(value))"]
    case .when(let condition, let then, let otherwise):
      let first = ["when(\(swift(condition))) {"] + block(then)
      return otherwise.isEmpty
        ? first + ["}"] : first + ["}.otherwise {"] + block(otherwise) + ["}"]
    case .select(let subject, let arms, let otherwise):
      var lines = ["select(\(swift(subject))) {"]
      for arm in arms {
        lines.append("  on(\(values(arm.values, of: subject.type))) {")
        lines += block(arm.body).map { "  \($0)" } + ["  }"]
      }
      if !otherwise.isEmpty {
        lines += ["  otherwise {"] + block(otherwise).map { "  \($0)" } + ["  }"]
      }
      return lines + ["}"]
    case .machine(let register, let arms):
      var lines = ["machine(\(register)) { phase in", "  switch phase {"]
      for arm in arms {
        lines += ["  case .\(arm.state):"]
        lines += arm.body.isEmpty ? ["    Logic()"] : block(arm.body).map { "  \($0)" }
      }
      return lines + ["  }", "}"]
    case .property(let kind, let condition, let message):
      return ["\(kind.rawValue)(\(swift(condition)), \"\(message)\")"]
    }
  }

  private mutating func block(_ statements: [Circuit.Statement]) -> [String] {
    statements.flatMap { swift($0) }.map { "  \($0)" }
  }

  private func values(_ values: [BitVector], of type: Circuit.ValueType) -> String {
    let enumeration = module.enumeration(named: type.enumeration ?? "")
    return values.map { bits in
      if let enumeration, let match = enumeration.cases.first(where: { $0.value == bits }) {
        return "\(Self.typeName(enumeration.name)).\(match.name)"
      }
      return Self.number(bits, type)
    }.joined(separator: ", ")
  }

  private mutating func text(of target: Circuit.Target) -> String {
    switch target {
    case .signal(let name): self.target(name)
    case .slice(let name, let lowBit, let width): "\(self.target(name))\(Self.bits(lowBit, width))"
    case .bit(let name, let index): "\(self.target(name))[\(swift(index))]"
    case .memory(let name, let address): "\(name)[\(swift(address))]"
    case .memorySlice(let name, let address, let lowBit, let width):
      "\(name)[\(swift(address))]\(Self.bits(lowBit, width))"
    }
  }
}
