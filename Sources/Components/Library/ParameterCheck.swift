import Diagnostics

/// Gathers what is wrong with a component's parameters, at the user's line.
struct ParameterCheck {
  private let component: String
  private let place: Place
  private var problems: [Diagnostic] = []

  init(_ component: String, _ fileID: StaticString, _ line: UInt) {
    self.component = component
    place = Place(fileID, line)
  }

  /// The value must lie in the range.
  mutating func require(_ name: String, _ value: Int, in range: ClosedRange<Int>) {
    guard !range.contains(value) else { return }
    problems.append(
      Diagnostic(
        .error, "component-parameter",
        "\(component) has \(name) \(value), expected \(range.lowerBound) to \(range.upperBound)",
        at: place, remedy: "choose a \(name) in that range"))
  }

  /// The condition must hold; `message` says what was found and what was expected.
  mutating func require(_ condition: Bool, _ message: String, remedy: String) {
    guard !condition else { return }
    problems.append(
      Diagnostic(
        .error, "component-parameter", "\(component) \(message)", at: place, remedy: remedy))
  }

  /// - Throws: everything found wrong.
  func finish() throws(DiagnosticReport) {
    if !problems.isEmpty { throw DiagnosticReport(problems) }
  }
}
