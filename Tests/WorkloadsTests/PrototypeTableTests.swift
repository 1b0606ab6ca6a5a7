import Foundation
import Reference
import Specifications
import TestSupport
import Testing
import Workloads

/// The float model beside the prototype's table.
@Suite struct PrototypeTableTests {
  /// All rows with so many seeds; `make prototype` is quicker for as many as the prototype had.
  private static let seeds = ProcessInfo.processInfo.environment["PROTOTYPE_SEEDS"]
    .flatMap(Int.init)

  @Test func theFloatModelIsThePrototype() async throws {
    // With a few seeds only what the prototype tells the deviation of can be judged, and noise not at all.
    let rows = PrototypeTable.rows.filter {
      Self.seeds != nil || ($0.task != .noisy && $0.deviation != nil)
    }
    let comparison = try await PrototypeComparison(
      rows, specification: MazeWalker().specification, seeds: Self.seeds ?? 5)
    #expect(comparison.rows.count == (Self.seeds == nil ? 31 : 45))
    for row in comparison.rows where row.published.knownDifference == nil {
      #expect(
        row.differences.isEmpty,
        "\(row.published.task.rawValue), \(row.published.name): \(row.mean) ± \(row.deviation)")
    }
  }

  @Test func aRowThatIsNotThePrototypesIsTold() async throws {
    var slow = try #require(PrototypeTable.rows.first)
    slow.rates = .constant(0.2)
    var sure = slow
    sure.capped = 1
    sure.seeds = 300
    let comparison = try await PrototypeComparison(
      [slow, sure], specification: MazeWalker().specification, seeds: 4)
    #expect(comparison.rows[0].differences == ["the mean"])
    #expect(comparison.rows[1].differences == ["the mean", "capped runs"])
  }

  @Test func literalRatesMultiplyToTheWholeChange() {
    for exponent in [0.5, 0.8, 1] {
      let rates = FloatQLearning.gradientRates(
        plateaus: 40, remaining: 0.019, exponent: exponent, mapping: .literal, fullScale: 0.981)
      #expect(rates.count == 40)
      #expect(abs(rates.reduce(1) { $0 * (1 - $1) } - 0.019) < 1e-12)
    }
  }
}
