/// Prints the laws of one device in one language; all have the same names for the same constants
/// and arguments.
struct LawPrinter {
  /// An argument of a law.
  struct Argument {
    /// What the equations know it by.
    let key: String
    let printed: String
  }

  /// One law: its arguments, its outcomes, and how they are computed.
  struct Law {
    let name: String
    /// The arguments it uses, in the order of `DeviceEquations.arguments`.
    let arguments: [Argument]
    let results: [String]
    /// The intermediate values, in order.
    let variables: [String]
    /// Variables first, then the results.
    let assignments: [(name: String, expression: String)]

    func uses(_ key: String) -> Bool { arguments.contains { $0.key == key } }
  }

  private let spelling: EquationSpelling
  /// How an argument is written where it is used.
  private let reference: (Argument) -> String
  private var names = PrintedNames()
  private var table = PrintedConstants()
  /// All arguments, in order.
  let arguments: [Argument]

  /// - Parameters:
  ///   - taken: names that the shell uses.
  ///   - reference: how an argument is written where it is used; its name where nothing is given.
  init(
    _ equations: DeviceEquations, spelling: EquationSpelling, taken: [String],
    reference: @escaping (Argument) -> String = \.printed
  ) {
    self.spelling = spelling
    self.reference = reference
    var names = PrintedNames()
    for name in taken { names.take(name) }
    arguments = equations.arguments.map {
      Argument(key: $0.key, printed: names.lowerCase($0.name))
    }
    self.names = names
  }

  /// The constants of the laws so far, in the order of their first use.
  var constants: [PrintedConstants.Constant] { table.constants }

  /// Enters a constant that no law has, and returns its name.
  mutating func constant(_ value: Double, named name: String) -> String {
    table.add(value, named: name)
  }

  /// Prints a law.
  mutating func law(_ wish: String, _ outcomes: [TracedNumber], results: [String]) -> Law {
    let name = names.lowerCase(wish)
    var local = names
    let results = results.map { local.lowerCase($0) }
    var printer = EquationPrinter(graph: EquationGraph(outcomes), spelling: spelling)
    let used = printer.graph.arguments
    let arguments = arguments.filter { used.contains($0.key) }
    for argument in arguments { printer.arguments[argument.key] = reference(argument) }
    printer.nameConstants(&table)
    printer.nameVariables(&local, results: results)
    return Law(
      name: name, arguments: arguments, results: results, variables: printer.variables,
      assignments: printer.assignments)
  }
}
