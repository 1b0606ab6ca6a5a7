import HDL
import Specifications
import Testing

@testable import Components

/// Accelerators of different shapes.
let acceleratorSamples = [
  specification(),
  specification(greedy: .winnerTakeAll, mapping: .literal),
  specification(rows: 64, slices: 1, fractionBits: 3, rounding: .nearest),
  specification(rows: 36, actions: 8, slices: 4, converterBits: 6, fractionBits: 17),
  specification(rows: 16, actions: 16, slices: 4, fractionBits: 17),
  specification(rows: 16, actions: 16, slices: 4, greedy: .winnerTakeAll),
  specification(rows: 2, actions: 2, slices: 2, cellBits: 1, converterBits: 4, fractionBits: 0),
]

@Suite struct ElaborationTests {
  @Test(arguments: acceleratorSamples)
  func acceleratorElaborates(_ specification: QLearningAcceleratorSpecification) throws {
    let circuit = try Circuit(elaborating: QLearningAccelerator(specification))
    #expect(circuit.top == "walker")
    #expect(circuit.modules.last?.name == "walker")
  }
}
