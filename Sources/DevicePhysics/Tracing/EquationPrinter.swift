/// Prints one equation as assignments: a variable for each operation that has a name or is used
/// more than once.
struct EquationPrinter {
  let graph: EquationGraph
  var arguments: [String: String] = [:]
  var constantNames: [Int: String] = [:]
  private var variableNames: [Int: String] = [:]

  init(graph: EquationGraph) {
    self.graph = graph
  }

  /// The device's parameters that the equation uses, by position.
  var constants: [(position: Int, value: Double, name: String)] {
    graph.operations.indices.compactMap { position in
      guard case .constant(let value, let name) = graph.operations[position] else { return nil }
      return (position, value, name)
    }
  }

  mutating func nameVariables(_ names: inout SystemVerilogNames) {
    for position in graph.operations.indices where graph.hasVariable(at: position) {
      variableNames[position] = names.lowerCase(graph.names[position] ?? "shared")
    }
  }

  var variables: [String] {
    graph.operations.indices.compactMap { variableNames[$0] }
  }

  /// The assignments in order; the last one is to `result`.
  func statements(result: String) -> [String] {
    var statements: [String] = []
    for position in graph.operations.indices {
      guard let name = variableNames[position] else { continue }
      statements.append("\(name) = \(definition(position).text);")
    }
    statements.append("\(result) = \(reference(graph.result).text);")
    return statements
  }

  /// How tightly a text holds together; a looser one needs parentheses inside a tighter one.
  private enum Binding: Int, Comparable {
    case choice, comparison, sum, negation, product, primary

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private struct Printed {
    var text: String
    var binding: Binding

    func inside(_ least: Binding) -> String {
      binding < least ? "(\(text))" : text
    }
  }

  /// The variable of an operation, or its definition where it has none.
  private func reference(_ position: Int) -> Printed {
    if let name = variableNames[position] { return Printed(text: name, binding: .primary) }
    return definition(position)
  }

  private func definition(_ position: Int) -> Printed {
    switch graph.operations[position] {
    case .argument(let name):
      return Printed(text: arguments[name] ?? name, binding: .primary)
    case .literal(let bits):
      let value = Double(bitPattern: bits)
      let negative = value.sign == .minus
      return Printed(
        text: SystemVerilogReal.literal(value), binding: negative ? .choice : .primary)
    case .constant(_, let name):
      return Printed(text: constantNames[position] ?? name, binding: .primary)
    case .negation(let operand):
      return Printed(text: "-" + reference(operand).inside(.primary), binding: .negation)
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, reference(left), reference(right))
    case .exponential(let operand):
      return Printed(text: "$exp(\(reference(operand).text))", binding: .primary)
    case .logarithm(let operand):
      return Printed(text: "$ln(\(reference(operand).text))", binding: .primary)
    case .choice(let comparison, let left, let right, let accepted, let refused):
      let condition =
        reference(left).inside(.sum) + " \(comparison.rawValue) " + reference(right).inside(.sum)
      let text =
        "(\(condition)) ? \(reference(accepted).inside(.sum)) : "
        + reference(refused).inside(.sum)
      return Printed(text: text, binding: .choice)
    }
  }

  /// Operators group to the left in SystemVerilog as in Swift: a right operand of equal rank keeps
  /// its parentheses.
  private func arithmetic(
    _ operation: TracedNumber.Arithmetic, _ left: Printed, _ right: Printed
  ) -> Printed {
    let additive = operation == .sum || operation == .difference
    let binding: Binding = additive ? .sum : .product
    let tighter: Binding = additive ? .product : .primary
    return Printed(
      text: "\(left.inside(binding)) \(operation.rawValue) \(right.inside(tighter))",
      binding: binding)
  }
}

/// Constants as SystemVerilog writes them.
enum SystemVerilogReal {
  /// The shortest decimal that reads back as exactly `value`, with digits on both sides of the
  /// point.
  ///
  /// What no decimal says (infinities, not-a-number) is given by its bits.
  static func literal(_ value: Double) -> String {
    guard value.isFinite else {
      return "$bitstoreal(64'h\(String(value.bitPattern, radix: 16)))"
    }
    let shortest = "\(value)"
    guard let exponent = shortest.firstIndex(of: "e") else { return shortest }
    let mantissa = shortest[..<exponent]
    return mantissa + (mantissa.contains(".") ? "" : ".0") + shortest[exponent...]
  }
}
