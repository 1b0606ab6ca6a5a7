/// How one language spells the parts of an equation: all that differs between the printed texts.
struct EquationSpelling: Sendable {
  /// A function of an argument that is printed.
  var call: @Sendable (TracedNumber.Function, String) -> String
  /// A number, read back exactly where the language reads decimals exactly.
  var literal: @Sendable (Double) -> String
  /// How a variable and a named constant are written where they are used.
  var variable: @Sendable (String) -> String = \.self
  var constant: @Sendable (String) -> String = \.self
  var choice: @Sendable (PrintedChoice) -> String = \.asConditional
  /// Whether a sum in a sum and a product in a product get a variable where a constant is in them.
  var separatesConstants = false

  /// Verilator regroups `constant * a * b` to `constant * (a * b)`, of reals too, so constants are
  /// kept apart.
  static let systemVerilog = Self(
    call: { "$\($0.analogueName)(\($1))" },
    literal: {
      $0.isFinite
        ? decimal($0) : "$bitstoreal(64'h\(String($0.bitPattern, radix: 16)))"
    }, separatesConstants: true)

  static let cPlusPlus = Self(
    call: { "std::\($0 == .logarithm ? "log" : $0.analogueName)(\($1))" },
    literal: {
      guard !$0.isFinite else { return decimal($0) }
      let limits = "std::numeric_limits<double>"
      return $0.isNaN ? "\(limits)::quiet_NaN()" : "\($0 < 0 ? "-" : "")\(limits)::infinity()"
    })

  static let verilogA = Self(
    call: { "\($0.analogueName)(\($1))" }, literal: { decimal(bounded($0)) })

  /// The shortest decimal that reads back as exactly `value`, with digits on both sides of the
  /// point.
  static func decimal(_ value: Double) -> String {
    let shortest = "\(value)"
    guard let exponent = shortest.firstIndex(of: "e") else { return shortest }
    let mantissa = shortest[..<exponent]
    return mantissa + (mantissa.contains(".") ? "" : ".0") + shortest[exponent...]
  }

  /// `value`, or the greatest number of its sign that circuit simulators read, for infinities.
  static func bounded(_ value: Double) -> Double {
    value.isFinite ? value : value < 0 ? -1e300 : 1e300
  }
}

extension TracedNumber.Function {
  /// What the function is called in Verilog-A and in ngspice.
  var analogueName: String {
    switch self {
    case .exponential: "exp"
    case .logarithm: "ln"
    case .squareRoot: "sqrt"
    case .arcsine: "asin"
    case .roundedDown: "floor"
    }
  }
}

/// A decision whose parts are printed.
struct PrintedChoice {
  let comparison: TracedNumber.Comparison
  let left: String
  var right: String
  let accepted: String
  let refused: String
  /// The size of what is compared, where one side is a constant other than 0.
  let scale: Double?

  var asConditional: String {
    "(\(left) \(comparison.rawValue) \(right)) ? \(accepted) : \(refused)"
  }
}
