/// Equations and constants of a device, printed as SystemVerilog over `real`.
///
/// ```swift
/// var physics = SystemVerilogPhysics()
/// physics.addFunction("cellCurrent", of: ["state", "voltage"], comment: "Amperes.") {
///   device.conductance($0[0]) * $0[1]
/// }
/// print(physics.constantsText + physics.functionsText)
/// ```
///
/// The functions do the operations of the Swift equations in their order, and constants are printed
/// so that they are read back exactly: with the same mathematics library and no fused operations
/// the results are the same to the last bit.
public struct SystemVerilogPhysics: Sendable {
  /// A parameter of the device: its name in upper case, and its value.
  public typealias Constant = PrintedConstants.Constant

  public var constants: [Constant] { table.constants }
  private var functions: [String] = []
  private var table = PrintedConstants()

  public init() {}

  /// The `localparam` lines of all constants, in the order of their first use, indented by two
  /// spaces.
  public var constantsText: String {
    constants.map {
      "  localparam real \($0.name) = \(EquationSpelling.systemVerilog.literal($0.value));\n"
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

  /// Adds a function of `real` arguments that computes an equation.
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
      spelling: .systemVerilog)
    let printedArguments = arguments.map { argument in
      let printed = names.lowerCase(argument)
      printer.arguments[argument] = printed
      return printed
    }
    printer.nameConstants(&table)
    printer.nameVariables(&names, results: [function])
    let header = "  function automatic real \(function)("
    let ports = printedArguments.map { "input real \($0)" }.joined(separator: ", ")
    var lines = ["  // \(comment)"]
    let onOneLine = header + ports + ");"
    lines +=
      onOneLine.count <= LineWrapping.width
      ? [onOneLine] : [header] + LineWrapping.wrapped("      \(ports));")
    lines += printer.variables.map { "    real \($0);" }
    lines += printer.assignments.flatMap {
      LineWrapping.wrapped("    \($0.name) = \($0.expression);")
    }
    lines.append("  endfunction")
    functions.append(lines.joined(separator: "\n") + "\n")
  }
}
