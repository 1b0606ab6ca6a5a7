import Foundation
import Memweave
import Testing

/// The page of the matrix engine shows what a converter's range comes to that is set wrong on purpose.
@Suite struct BudgetExampleTests {
  private static let example = "examples/digits/narrow-range.yaml"

  /// What is said of the description, and which value leaves its budget first, in which cycle. That the hardware agrees to the bit
  /// is held elsewhere, for smaller engines.
  @Test func thePageTellsWhatTheExampleDoes() throws {
    let path = Repository.path("../\(Self.example)")
    let judged = try MatrixDescription(contentsOf: path).judged()
    let page = try Repository.text("docs/matrix-engine.md")
    #expect(judged.warnings.count == 2)
    for warning in judged.warnings {
      #expect(page.contains("\(warning)".replacing(path, with: Self.example)))
    }

    let engine = judged.specification
    let layer = engine.layers[0]
    var golden = MatrixEngineReference(engine, seed: 1)
    let vector = try #require(RandomVectors(layer, seed: 1).first { _ in true })
    var first: StageErrors.Value?
    StageErrors(layer).visit(golden.multiply(vector)[0].vectors[0]) { value in
      guard first == nil, value.share > engine.tolerances[value.stage] ?? 1 else { return }
      first = value
    }
    let found = try #require(first)
    let place = try #require(judged.tolerancePlaces[found.stage])
    // Two cycles of reset, every cell written, every element received, the vector taken, the column converted.
    let writes = engine.layers.reduce(0) { $0 + $1.program.count }
    let cycle =
      2 + writes + layer.inputs + 1 + (try #require(found.conversion) + 1) * layer.columnCycles
    for text in [
      "layer hidden, stage \(found.stage.rawValue): column \(found.place) of lane \(found.lane ?? -1) of "
        + "tile \(found.tile ?? -1) is off by 84.31 % of its full scale, 0.5 % allowed",
      "  expected \(found.expected)\n  found    \(found.found)\n  at cycle \(cycle)\n",
      "declared at \(Self.example):\(place.line):\(place.column ?? 0)\n",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect((found.share - 0.8431).magnitude < 1e-4)
  }

  /// With a range that holds the sums nothing leaves its budget.
  @Test func theSameWithARangeThatHoldsIsWithinItsBudget() throws {
    let path = Repository.path("../\(Self.example)")
    let yaml = try Repository.text(Self.example)
      .replacing("  levels-per-code: 0.1\n", with: "")
    let engine = try MatrixDescription(
      yaml: yaml, file: path, folder: Repository.path("../examples/digits")
    ).specification()
    var golden = MatrixEngineReference(engine, seed: 1)
    let vector = try #require(RandomVectors(engine.layers[0], seed: 1).first { _ in true })
    let records = golden.multiply(vector)
    for (index, layer) in engine.layers.enumerated() {
      StageErrors(layer).visit(records[index].vectors[0]) {
        #expect($0.share <= engine.tolerances[$0.stage] ?? 1)
      }
    }
  }
}
