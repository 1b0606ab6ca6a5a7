import Memweave
import Testing

/// What the description allows, the components can be.
@Suite struct VariationTests {
  @Test(arguments: 0..<60)
  func `a good description becomes a design without warnings`(seed: UInt64) throws {
    let varied = VariedDescription(seed: seed)
    let specification = try AcceleratorDescription(yaml: varied.yaml, file: "varied.yaml")
      .specification()
    let design = try GeneratedDesign(specification)
    #expect(design.warnings.isEmpty, "\(varied)")
  }

  @Test(arguments: GreedyChoice.allCases)
  func `the greatest accelerator is generated`(greedy: GreedyChoice) throws {
    let greatest = AcceleratorDescription("greatest") {
      Learning(states: 4096, actions: 16, fractionBits: 19, errorFractionBits: 35, greedy: greedy)
      Crossbar(slices: 4, cellBits: 5, wordlineBits: 8)
      Converter(bits: 16, settleCycles: 255)
      LearningRate(converter: Converter(bits: 16))
    }
    let design = try GeneratedDesign(greatest.specification())
    #expect(design.specification.tile.cells == 262_144)
    #expect(design.warnings.isEmpty)
  }

  @Test(arguments: GreedyChoice.allCases, LearningRateMapping.allCases)
  func `no accelerator has the name of a module inside`(
    greedy: GreedyChoice, mapping: LearningRateMapping
  ) throws {
    func walker(_ name: String) -> AcceleratorDescription {
      AcceleratorDescription(name) {
        Learning(states: 4, actions: 2, greedy: greedy)
        LearningRate(mapping: mapping)
      }
    }
    let circuit = try GeneratedDesign(walker("walker").specification()).circuit
    for module in circuit.modules where module.name != "walker" {
      guard !module.name.hasPrefix("walker_") else { continue }
      let name = module.name.replacing("_", with: "-")
      #expect(throws: DiagnosticReport.self, "\(name)") { try walker(name).specification() }
    }
  }
}
