import Diagnostics

/// Says why a text is not the quantity that was expected, and what to write.
struct QuantityExplanation {
  let text: String
  let dimension: PhysicalDimension
  /// A quantity that would do.
  let example: Quantity

  func identifier(of problem: Quantity.Problem) -> String {
    switch problem {
    case .notANumber: "number-format"
    case .missingUnit: "missing-unit"
    case .unknownUnit, .wrongDimension: "wrong-unit"
    case .notRepresentable: "out-of-range"
    }
  }

  /// What was found: `100, without a unit`.
  func finding(_ problem: Quantity.Problem) -> String {
    let found = Excerpt.of(text)
    return switch problem {
    case .notANumber: found
    case .missingUnit: "\(found), without a unit"
    case .unknownUnit(let unit): "\(found), whose unit '\(Excerpt.of(unit))' is unknown"
    case .wrongDimension(let other): "\(found), \(other.phrase)"
    case .notRepresentable: "\(found), which is too large or too small a number"
    }
  }

  func remedy(for problem: Quantity.Problem) -> String? {
    switch problem {
    case .notANumber where dimension == .number:
      return "write a plain decimal number such as -1.2 or 3e-6"
    case .notANumber:
      return "write a plain decimal number and a unit, such as \(example)"
    case .notRepresentable:
      return nil
    case .missingUnit, .wrongDimension, .unknownUnit:
      guard dimension != .number else { return "write the number without a unit" }
      if case .unknownUnit(let unit) = problem, let meant = unitsMeant(by: unit) {
        return "did you mean \(meant)?"
      }
      return "\(acceptedUnits), such as \(example)"
    }
  }

  private var acceptedUnits: String {
    "write the unit \(dimension.unit), alone or with the prefix \(SIPrefix.sentence)"
  }

  /// Our units that differ from the user's only in capitals: `'MHz' or 'mHz'` for `mhz`.
  private func unitsMeant(by unit: String) -> String? {
    let candidates = [(spelling: "", exponent: 0)] + SIPrefix.all
    let meant = dimension.unitSpellings.flatMap { spelling in
      candidates.map { $0.spelling + spelling }
    }.filter { $0.lowercased() == unit.lowercased() }
    return meant.isEmpty ? nil : meant.map { "'\($0)'" }.joined(separator: " or ")
  }
}
