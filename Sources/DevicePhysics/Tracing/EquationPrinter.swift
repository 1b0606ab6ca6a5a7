/// Prints equations as assignments: a variable for each operation that has a name or is used more
/// than once.
struct EquationPrinter {
  let graph: EquationGraph
  let spelling: EquationSpelling
  var arguments: [String: String] = [:]
  private var constantNames: [Int: String] = [:]
  private var variableNames: [Int: String] = [:]
  private var results: [String] = []

  init(graph: EquationGraph, spelling: EquationSpelling) {
    self.graph = graph
    self.spelling = spelling
  }

  /// Enters the device's parameters that the equations use.
  mutating func nameConstants(_ table: inout PrintedConstants) {
    for position in graph.operations.indices {
      guard case .constant(let value, let name) = graph.operations[position] else { continue }
      constantNames[position] = table.add(value, named: name)
    }
  }

  /// Gives names to the values that are worth a variable; an outcome that others use is one of them
  /// under its own name.
  ///
  /// - Parameters:
  ///   - names: where the names are taken from.
  ///   - results: the printed names of the outcomes.
  mutating func nameVariables(_ names: inout PrintedNames, results: [String]) {
    self.results = results
    let separated = spelling.separatesConstants ? graph.nestedConstants : []
    for position in graph.operations.indices {
      if graph.hasVariable(at: position) {
        variableNames[position] =
          graph.results.firstIndex(of: position).map { results[$0] }
          ?? names.lowerCase(graph.names[position] ?? "shared")
      } else if separated.contains(position) {
        variableNames[position] = names.lowerCase("partial")
      }
    }
  }

  /// The variables that are no outcomes, in order.
  var variables: [String] {
    graph.operations.indices.compactMap { variableNames[$0] }.filter { !results.contains($0) }
  }

  /// The assignments to variables in order, then those to the outcomes that are left.
  var assignments: [(name: String, expression: String)] {
    graph.operations.indices.compactMap { position in
      variableNames[position].map { ($0, definition(position).text) }
    }
      + zip(results, graph.results).compactMap { name, position in
        variableNames[position] == name ? nil : (name, reference(position).text)
      }
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
    if let name = variableNames[position] {
      return Printed(text: spelling.variable(name), binding: .primary)
    }
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
        text: spelling.literal(value), binding: negative ? .choice : .primary)
    case .constant(_, let name):
      return Printed(
        text: spelling.constant(constantNames[position] ?? name), binding: .primary)
    case .negation(let operand):
      return Printed(text: "-" + reference(operand).inside(.primary), binding: .negation)
    case .arithmetic(let operation, let left, let right):
      return arithmetic(operation, reference(left), reference(right))
    case .function(let function, let operand):
      return Printed(
        text: spelling.call(function, reference(operand).text), binding: .primary)
    case .choice(let comparison, let left, let right, let accepted, let refused):
      let choice = PrintedChoice(
        comparison: comparison, left: reference(left).inside(.sum),
        right: reference(right).inside(.sum), accepted: reference(accepted).inside(.sum),
        refused: reference(refused).inside(.sum), scale: size(left) ?? size(right))
      return Printed(text: spelling.choice(choice), binding: .choice)
    }
  }

  /// The magnitude of a constant other than 0.
  private func size(_ position: Int) -> Double? {
    switch graph.operations[position] {
    case .literal(let bits) where Double(bitPattern: bits) != 0:
      return abs(Double(bitPattern: bits))
    case .constant(let value, _) where value != 0: return abs(value)
    default: return nil
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
