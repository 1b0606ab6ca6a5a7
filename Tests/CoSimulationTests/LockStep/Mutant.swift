import CoSimulation
import Testing

/// A fault put into the generated RTL on purpose, and where the comparison has to notice it.
struct Mutant: Sendable, CustomTestStringConvertible {
  /// What is wrong.
  let name: String
  /// The generated file.
  let file: String
  /// The text in it that is replaced, and by what.
  let text: String
  let replacement: String
  /// What it is driven through.
  let scenario: MutantScenario
  /// Where the first difference shows.
  let stage: Stage
  /// When it can show for the first time, by the golden run alone; 0 is the start.
  let transaction: @Sendable (GoldenRun) -> Int?
  /// What differs, where that can be said beforehand.
  let quantity: @Sendable (GoldenRun) -> String?

  var testDescription: String { name }

  init(
    _ name: String, in file: String, _ text: String, becomes replacement: String,
    scenario: MutantScenario = .wild, shows stage: Stage,
    at transaction: @escaping @Sendable (GoldenRun) -> Int?,
    as quantity: @escaping @Sendable (GoldenRun) -> String? = { _ in nil }
  ) {
    self.name = name
    self.file = "rtl/\(file).sv"
    self.text = text
    self.replacement = replacement
    self.scenario = scenario
    self.stage = stage
    self.transaction = transaction
    self.quantity = quantity
  }

  static let all = reading + programming + updating + choosing + rating + counting
}
