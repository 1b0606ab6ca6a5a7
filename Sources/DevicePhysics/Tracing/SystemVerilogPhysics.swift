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
  public struct Constant: Sendable, Hashable {
    public let name: String
    public let value: Double
  }

  public private(set) var constants: [Constant] = []
  private var functions: [String] = []
  private var constantNames = SystemVerilogNames()
  private var constantNamesByOrigin: [Origin: String] = [:]

  private struct Origin: Hashable {
    let name: String
    let value: Double
  }

  public init() {}

  /// The `localparam` lines of all constants, in the order of their first use, indented by two
  /// spaces.
  public var constantsText: String {
    constants.map {
      "  localparam real \($0.name) = \(SystemVerilogReal.literal($0.value));\n"
    }.joined()
  }

  /// All functions, indented by two spaces, with an empty line between them.
  public var functionsText: String { functions.joined(separator: "\n") }

  /// Adds a constant and returns its name. The same name and value are the same constant; the same
  /// name with another value gets a number.
  @discardableResult
  public mutating func addConstant(_ value: Double, named name: String) -> String {
    let origin = Origin(name: name, value: value)
    if let known = constantNamesByOrigin[origin] { return known }
    let printed = constantNames.upperCase(name)
    constantNamesByOrigin[origin] = printed
    constants.append(Constant(name: printed, value: value))
    return printed
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
    var names = SystemVerilogNames()
    let function = names.lowerCase(name)
    var printer = EquationPrinter(
      graph: EquationGraph(equation(arguments.map { TracedNumber(argument: $0) })))
    let printedArguments = arguments.map { argument in
      let printed = names.lowerCase(argument)
      printer.arguments[argument] = printed
      return printed
    }
    for constant in printer.constants {
      printer.constantNames[constant.position] = addConstant(constant.value, named: constant.name)
    }
    printer.nameVariables(&names)
    let header = "  function automatic real \(function)("
    let ports = printedArguments.map { "input real \($0)" }.joined(separator: ", ")
    var lines = ["  // \(comment)"]
    let onOneLine = header + ports + ");"
    lines +=
      onOneLine.count <= LineWrapping.width
      ? [onOneLine] : [header] + LineWrapping.wrapped("      \(ports));")
    lines += printer.variables.map { "    real \($0);" }
    lines += printer.statements(result: function).flatMap { LineWrapping.wrapped("    " + $0) }
    lines.append("  endfunction")
    functions.append(lines.joined(separator: "\n") + "\n")
  }
}

/// Breaks long lines at spaces; line ends mean nothing in SystemVerilog.
enum LineWrapping {
  static let width = 100

  /// `line` in pieces of at most `width` columns where its words allow; the later pieces are
  /// indented by four more spaces.
  static func wrapped(_ line: String) -> [String] {
    guard line.count > width else { return [line] }
    let indentation = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = indentation
    var hasWord = false
    for word in line.split(separator: " ") {
      if hasWord, current.count + 1 + word.count > width {
        lines.append(current)
        current = indentation + "    "
        hasWord = false
      }
      current += (hasWord ? " " : "") + word
      hasWord = true
    }
    return lines + [current]
  }
}
