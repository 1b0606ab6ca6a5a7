/// A parameter outside its range.
public struct ParameterProblem: Sendable, Hashable, CustomStringConvertible {
  /// The parameter's name in Swift.
  public var parameter: String
  public var value: Double
  /// The range, in words, with the unit.
  public var expected: String

  public init(parameter: String, value: Double, expected: String) {
    self.parameter = parameter
    self.value = value
    self.expected = expected
  }

  public var description: String { "\(parameter) is \(value); expected \(expected)" }
}

/// Holds parameters against their ranges and collects the problems.
///
/// No range holds a number that is infinite or not a number.
public struct ParameterCheck {
  public private(set) var problems: [ParameterProblem] = []

  public init() {}

  /// The problems that `check` finds.
  public static func problems(_ check: (inout ParameterCheck) -> Void) -> [ParameterProblem] {
    var collected = ParameterCheck()
    check(&collected)
    return collected.problems
  }

  public mutating func require(
    _ condition: Bool, _ parameter: String, _ value: Double, _ expected: String
  ) {
    guard !(condition && value.isFinite) else { return }
    problems.append(ParameterProblem(parameter: parameter, value: value, expected: expected))
  }

  /// Greater than 0.
  public mutating func positive(_ parameter: String, _ value: Double, unit: String = "") {
    require(value > 0, parameter, value, Self.joined("a number greater than 0", unit))
  }

  /// 0 or greater.
  public mutating func notNegative(_ parameter: String, _ value: Double, unit: String = "") {
    require(value >= 0, parameter, value, Self.joined("a number of at least 0", unit))
  }

  /// Smaller than 0.
  public mutating func negative(_ parameter: String, _ value: Double, unit: String = "") {
    require(value < 0, parameter, value, Self.joined("a number smaller than 0", unit))
  }

  /// Any number.
  public mutating func finite(_ parameter: String, _ value: Double, unit: String = "") {
    require(true, parameter, value, Self.joined("a finite number", unit))
  }

  /// Greater than another value, which is given in words too.
  public mutating func greater(
    _ parameter: String, _ value: Double, than other: Double, _ words: String, unit: String = ""
  ) {
    require(value > other, parameter, value, Self.joined("more than \(words), \(other)", unit))
  }

  /// In a closed range.
  public mutating func within(
    _ parameter: String, _ value: Double, _ range: ClosedRange<Double>, unit: String = ""
  ) {
    let words = "\(range.lowerBound) to \(range.upperBound)"
    require(range.contains(value), parameter, value, Self.joined(words, unit))
  }

  private static func joined(_ words: String, _ unit: String) -> String {
    unit.isEmpty ? words : "\(words) \(unit)"
  }
}
