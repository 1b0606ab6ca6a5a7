import Memweave
import Testing

/// A faulty description and all that is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  var name: String
  var yaml: String
  var report: String

  init(_ name: String, _ yaml: String, _ report: String) {
    (self.name, self.yaml, self.report) = (name, yaml, report)
  }

  var testDescription: String { name }
}

@Suite struct MistakeTests {
  private static func report(on yaml: String) -> String {
    do {
      _ = try AcceleratorDescription(yaml: yaml, file: "a.yaml").specification()
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test(
    arguments: Mistake.files + Mistake.values + Mistake.storage + Mistake.table + Mistake.pulses)
  func `a mistake is told with its place`(mistake: Mistake) {
    #expect(Self.report(on: mistake.yaml) == mistake.report)
  }

  @Test func `several mistakes are told together, in the order of the text`() {
    let yaml = """
      name: walker
      clock: 100
      learning:
        states: -4
        actions: 2
        discout: 0.9
      crossbar:
        slices: 9
      learning-rate:
        converter:
          bits: 3
      """
    #expect(
      Self.report(on: yaml).split(separator: "\n").filter { $0.hasPrefix("a.yaml") }
        .map { $0.prefix { $0 != ";" } } == [
          "a.yaml:2:8: error: 'clock' is 100, without a unit",
          "a.yaml:4:11: error: 'states' is -4",
          "a.yaml:6:3: error: unknown key 'discout' in learning",
          "a.yaml:8:11: error: 'slices' is 9",
          "a.yaml:11:11: error: 'bits' is 3",
        ])
  }

  /// A faulty value has a default in its place, which would fit to nothing.
  @Test func `a faulty value is told alone`() {
    let yaml = """
      name: walker
      learning: {states: 4, actions: 2, fraction-bits: 17}
      crossbar: {slices: 40}
      program-verify: {tolerance: 16}
      converter: {bits: 100}
      """
    let errors = Self.report(on: yaml).split(separator: "\n").filter { $0.contains("error") }
    #expect(errors.count == 2)
  }

  @Test func `several relations are told together`() {
    let yaml = """
      name: walker
      learning: {states: 4, actions: 2, fraction-bits: 17}
      program-verify: {tolerance: 16}
      learning-rate: {hold-amplitude: 25}
      """
    let errors = Self.report(on: yaml).split(separator: "\n").filter { $0.contains("error") }
    #expect(errors.count == 3)
  }
}
