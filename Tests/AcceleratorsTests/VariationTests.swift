import Memweave
import Testing

@testable import Accelerators

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

  @Test func `the names of the modules inside are known`() throws {
    var found: Set<String> = []
    for greedy in GreedyChoice.allCases {
      let tiled = AcceleratorDescription("walker") {
        Learning(states: 5, actions: 2, greedy: greedy)
        Crossbar(tileRows: 2)
      }
      let modules = try GeneratedDesign(tiled.specification()).circuit.modules
      found.formUnion(modules.map(\.name).filter { !$0.hasPrefix("walker") })
      for mapping in LearningRateMapping.allCases {
        let walker = AcceleratorDescription("walker") {
          Learning(
            states: 4, actions: 2, greedy: greedy, visitExponent: 1,
            changeDetector: ChangeDetector())
          LearningRate(mapping: mapping)
        }
        let modules = try Circuit(elaborating: QLearningAccelerator(walker.specification())).modules
        found.formUnion(modules.map(\.name).filter { !$0.hasPrefix("walker") })
      }
    }
    for (algorithm, policy) in LearningAlgorithm.allCases.flatMap({ algorithm in
      algorithm.policies.map { (algorithm, $0) }
    }) {
      let table = AcceleratorDescription("walker") {
        Learning(
          engine: .table, states: 4, actions: 2, algorithm: algorithm, rounding: .stochastic,
          policy: policy, visitExponent: 1, changeDetector: ChangeDetector())
      }
      found.formUnion(
        try GeneratedDesign(table.specification()).circuit.modules.map(\.name).filter {
          !$0.hasPrefix("walker")
        })
    }
    let matrix = MatrixDescription("walker") { Layers { Layer(weights: [[1, -2]]) } }
    found.formUnion(
      try GeneratedMatrixEngine(matrix.specification()).circuit.modules.map(\.name).filter {
        !$0.hasPrefix("walker")
      })
    #expect(found.filter { !ComponentNames.contains($0) } == [])
    #expect(ComponentNames.whole.subtracting(found) == [])
    for beginning in ComponentNames.beginnings {
      #expect(found.contains { $0.hasPrefix(beginning) })
    }
  }
}
