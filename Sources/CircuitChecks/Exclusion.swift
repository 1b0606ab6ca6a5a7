import HDL

/// Tells whether conditions can hold in one cycle, as far as their form shows.
///
/// It takes conditions apart at `and`, `or` and `not`, looks through wires that one statement drives
/// whole, and knows that a value equals one constant at most. What it takes for exclusive is so; it
/// may fail to see it.
struct Exclusion {
  /// How many alternatives are followed before it gives up.
  private static let limit = 256

  private let definitions: [String: Circuit.Expression]
  private let facts: ModuleFacts

  init(_ facts: ModuleFacts) {
    self.facts = facts
    let assignments = Dictionary(grouping: facts.assignments) { $0.target.name }
    definitions = assignments.compactMapValues { all in
      guard all.count == 1, all[0].conditions.isEmpty, case .signal = all[0].target,
        facts.signals[all[0].target.name]?.isCombinational == true
      else { return nil }
      return all[0].value
    }
  }

  /// Whether the conditions, all of both lists, never hold together.
  func exclude(_ left: [Circuit.Expression], _ right: [Circuit.Expression]) -> Bool {
    var budget = Self.limit
    return contradicts((left + right).map { ($0, true) }, [], Known(), &budget)
  }

  /// What holds so far: bits by their value, values by the constant they equal or do not.
  private struct Known {
    var bits: [Circuit.Expression: Bool] = [:]
    var equal: [Circuit.Expression: BitVector] = [:]
    var unequal: [Circuit.Expression: Set<BitVector>] = [:]

    /// Whether it can be so.
    mutating func take(_ expression: Circuit.Expression, is value: Bool) -> Bool {
      if let known = bits.updateValue(value, forKey: expression) { return known == value }
      return true
    }

    mutating func take(
      _ subject: Circuit.Expression, equals constant: BitVector, is value: Bool
    ) -> Bool {
      if value {
        if unequal[subject]?.contains(constant) == true { return false }
        if let known = equal.updateValue(constant, forKey: subject) { return known == constant }
        return true
      }
      unequal[subject, default: []].insert(constant)
      return equal[subject] != constant
    }
  }

  private typealias Claim = (expression: Circuit.Expression, holds: Bool)

  /// Whether the claims, one of each of the choices, and what is known contradict each other.
  private func contradicts(
    _ claims: [Claim], _ choices: [[Claim]], _ known: Known, _ budget: inout Int
  ) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    var known = known
    var pending = claims
    var choices = choices
    while let claim = pending.popLast() {
      let expression = claim.expression
      switch expression.operation {
      case .constant(let value):
        if value.isZero == claim.holds { return true }
      case .unary(.not, let operand): pending.append((operand, !claim.holds))
      case .binary(.and, let left, let right):
        let parts = [(left, claim.holds), (right, claim.holds)]
        if claim.holds { pending += parts } else { choices.append(parts) }
      case .binary(.or, let left, let right):
        let parts = [(left, claim.holds), (right, claim.holds)]
        if claim.holds { choices.append(parts) } else { pending += parts }
      case .binary(.equal, let left, let right):
        let isHeld = take(left, right, isEqual: claim.holds, in: &known, &pending)
        if !isHeld { return true }
      case .binary(.notEqual, let left, let right):
        let isHeld = take(left, right, isEqual: !claim.holds, in: &known, &pending)
        if !isHeld { return true }
      case .signal(let name):
        if !known.take(expression, is: claim.holds) { return true }
        if let value = definitions[name] { pending.append((value, claim.holds)) }
      default:
        if !known.take(expression, is: claim.holds) { return true }
      }
    }
    guard let first = choices.first else { return false }
    return first.allSatisfy { contradicts([$0], Array(choices.dropFirst()), known, &budget) }
  }

  /// Notes that two values are equal, or that they are not; `false` where that cannot be.
  private func take(
    _ left: Circuit.Expression, _ right: Circuit.Expression, isEqual: Bool, in known: inout Known,
    _ pending: inout [Claim]
  ) -> Bool {
    guard let value = constant(right) else {
      guard constant(left) == nil else {
        return take(right, left, isEqual: isEqual, in: &known, &pending)
      }
      let pair = Circuit.Expression(.binary(.equal, left, right), type: .bit)
      return known.take(pair, is: isEqual)
    }
    if left.type.width == 1 {
      pending.append((left, isEqual != value.isZero))
      return true
    }
    return known.take(left, equals: value, is: isEqual)
  }

  private func constant(_ expression: Circuit.Expression) -> BitVector? {
    switch expression.operation {
    case .constant(let value): value
    case .enumerationCase(let enumeration, let name):
      facts.module.enumeration(named: enumeration)?.value(of: name)
    case .signal(let name):
      if case .constant(let value) = facts.signals[name]?.role { value } else { nil }
    default: nil
    }
  }
}
