/// The languages in which the macros' equations are printed.
public enum PhysicsLanguage: Sendable, Hashable {
  /// SystemVerilog over `real`.
  case systemVerilog
  /// C++ over `double`: static functions of a class.
  case cPlusPlus
}

/// Equations and constants of a device, printed as functions.
///
/// ```swift
/// var physics = PrintedPhysics(.systemVerilog)
/// physics.addFunction("cellCurrent", of: ["state", "voltage"], comment: "Amperes.") {
///   device.conductance($0[0]) * $0[1]
/// }
/// print(physics.constantsText + physics.functionsText)
/// ```
///
/// The functions do the operations of the Swift equations in their order, and constants are printed
/// so that they are read back exactly: with the same mathematics library and no fused operations
/// the results are the same to the last bit.
public struct PrintedPhysics: Sendable {
  /// A parameter of the device: its name in upper case, and its value.
  public typealias Constant = PrintedConstants.Constant

  public let language: PhysicsLanguage
  public var constants: [Constant] { table.constants }
  private var functions: [String] = []
  private var table = PrintedConstants()

  public init(_ language: PhysicsLanguage) {
    self.language = language
  }

  /// The declarations of all constants, in the order of their first use, indented by two spaces.
  public var constantsText: String {
    constants.map {
      let value = "\($0.name) = \(spelling.literal($0.value));\n"
      return switch language {
      case .systemVerilog: "  localparam real \(value)"
      case .cPlusPlus: "  static constexpr double \(value)"
      }
    }.joined()
  }

  /// All functions, indented by two spaces, with an empty line between them.
  public var functionsText: String { functions.joined(separator: "\n") }

  /// Adds a constant and returns its name. The same name and value are the same constant; the same
  /// name with another value gets a number.
  @discardableResult
  public mutating func addConstant(_ value: Double, named name: String) -> String {
    table.add(value, named: name)
  }

  /// Adds a function of real numbers that computes an equation.
  ///
  /// - Parameters:
  ///   - name: in camel case.
  ///   - arguments: in camel case, in the order in which `equation` gets them.
  ///   - comment: one line above the function.
  ///   - equation: the physics.
  public mutating func addFunction(
    _ name: String, of arguments: [String], comment: String,
    equation: ([TracedNumber]) -> TracedNumber
  ) {
    var names = PrintedNames()
    let function = names.lowerCase(name)
    var printer = EquationPrinter(
      graph: EquationGraph([equation(arguments.map { TracedNumber(argument: $0) })]),
      spelling: spelling)
    let printedArguments = arguments.map { argument in
      let printed = names.lowerCase(argument)
      printer.arguments[argument] = printed
      return printed
    }
    printer.nameConstants(&table)
    printer.nameVariables(&names, results: [function])
    let text =
      switch language {
      case .systemVerilog: Self.systemVerilog(function, printedArguments, printer)
      case .cPlusPlus: Self.cPlusPlus(function, printedArguments, printer)
      }
    functions.append((["  // \(comment)"] + text).joined(separator: "\n") + "\n")
  }

  private var spelling: EquationSpelling {
    switch language {
    case .systemVerilog: .systemVerilog
    case .cPlusPlus: .cPlusPlus
    }
  }

  private static func systemVerilog(
    _ function: String, _ arguments: [String], _ printer: EquationPrinter
  ) -> [String] {
    let ports = arguments.map { "input real \($0)" }.joined(separator: ", ")
    return head("  function automatic real \(function)(", ports, ");")
      + printer.variables.map { "    real \($0);" }
      + printer.assignments.flatMap {
        LineWrapping.wrapped("    \($0.name) = \($0.expression);")
      } + ["  endfunction"]
  }

  private static func cPlusPlus(
    _ function: String, _ arguments: [String], _ printer: EquationPrinter
  ) -> [String] {
    let parameters = arguments.map { "double \($0)" }.joined(separator: ", ")
    return head("  static double \(function)(", parameters, ") {")
      + printer.assignments.flatMap {
        LineWrapping.wrapped(
          $0.name == function
            ? "    return \($0.expression);" : "    const double \($0.name) = \($0.expression);")
      } + ["  }"]
  }

  /// The line a function begins with; its arguments stand on lines of their own where they are many.
  private static func head(_ start: String, _ arguments: String, _ end: String) -> [String] {
    let line = start + arguments + end
    return line.count <= LineWrapping.width
      ? [line] : [start] + LineWrapping.wrapped("      \(arguments)\(end)")
  }
}
