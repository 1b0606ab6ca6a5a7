import HDL

extension ModuleLowering {
  func nameEnumerations() {
    for enumeration in module.enumerations {
      enumerationNames[enumeration.name] = names.claim("\(enumeration.name)_e")
      var cases: [String: String] = [:]
      for entry in enumeration.cases {
        cases[entry.name] = names.claim(enumeration.name.upperCamel + entry.name.upperCamel)
      }
      caseNames[enumeration.name] = cases
    }
  }

  /// The spelling of the case with that value.
  func caseName(of value: BitVector, in enumeration: String?) -> SyntaxExpression? {
    guard let enumeration,
      let entry = module.enumeration(named: enumeration)?.cases.first(where: { $0.value == value }),
      let name = caseNames[enumeration]?[entry.name]
    else { return nil }
    return .name(name)
  }

  /// The wires and registers that can have an enumeration's type: all that drives them has it too, for assigning
  /// plain bits to such a variable needs a cast, which not every tool reads.
  func findEnumerationTyped() -> Set<String> {
    var candidates: Set<String> = []
    for signal in module.signals where !signal.isPort && isCase(signal.role, of: signal.type) {
      if let enumeration = signal.type.enumeration, caseNames[enumeration] != nil {
        candidates.insert(signal.name)
      }
    }
    guard !candidates.isEmpty else { return [] }
    for instance in module.instances { candidates.subtract(instance.outputs.compactMap(\.signal)) }
    module.forEachExpression { removeSliced(normalizer.normalize($0), from: &candidates) }
    var isStable = candidates.isEmpty
    while !isStable {
      isStable = true
      module.statements.forEachAssignment { target, value in
        guard candidates.contains(target.name) else { return }
        if case .signal = target,
          isOfEnumeration(normalizer.normalize(value), value.type.enumeration, candidates)
        {
          return
        }
        candidates.remove(target.name)
        isStable = false
      }
    }
    return candidates
  }

  private func isCase(_ role: Circuit.Signal.Role, of type: Circuit.ValueType) -> Bool {
    switch role {
    case .register(let reset?, _): caseName(of: reset, in: type.enumeration) != nil
    case .constant: false
    default: true
    }
  }

  private func isOfEnumeration(
    _ value: Circuit.Expression, _ enumeration: String?, _ candidates: Set<String>
  ) -> Bool {
    guard let enumeration, value.type.enumeration == enumeration else { return false }
    switch value.operation {
    case .enumerationCase: return true
    case .constant(let bits): return caseName(of: bits, in: enumeration) != nil
    case .signal(let name):
      return candidates.contains(name) && signals[name]?.type.enumeration == enumeration
    case .multiplexer(_, let then, let otherwise):
      return isOfEnumeration(then, enumeration, candidates)
        && isOfEnumeration(otherwise, enumeration, candidates)
    default: return false
    }
  }

  private func removeSliced(_ expression: Circuit.Expression, from names: inout Set<String>) {
    switch expression.operation {
    case .slice(let operand, _), .bitSelect(let operand, _):
      if case .signal(let name) = operand.withoutReading.operation { names.remove(name) }
    default: break
    }
    for operand in expression.operands { removeSliced(operand, from: &names) }
  }
}
