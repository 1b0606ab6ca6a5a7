import CoSimulation
import Components
import Reference
import Specifications
import Testing

@Suite struct LearningRateUnitTests {
  private func varied(
    _ mapping: LearningRateMapping, bits: Int, settle: Int,
    _ change: (inout LearningRateSpecification) -> Void = { _ in }
  ) -> QLearningAcceleratorSpecification {
    var specification = specification(mapping: mapping)
    specification.learningRate.converter.bits = bits
    specification.learningRate.converter.settleCycles = settle
    change(&specification.learningRate)
    return specification
  }

  private func unit(_ specification: QLearningAcceleratorSpecification) -> LearningRateUnit {
    specification.learningRate.mapping == .literal
      ? LearningRateUnit(specification) : NormalisedLearningRateUnit(specification)
  }

  /// From the first plateau to the last and beyond it, twice.
  private func follow(_ specification: QLearningAcceleratorSpecification) throws {
    let rate = specification.learningRate
    let bench = try Bench(
      unit(specification),
      blackBoxes: ["walker_gradient_macro": GradientMacroModel(rate, seed: 5)])
    var golden = LearningRateReference(rate, seed: 5)
    func run() throws -> (cycles: Int, codes: [Int]) {
      var codes: [Int] = []
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        if try simulation.peek("conversion_valid") == 1 {
          codes.append(try simulation.peek("conversion_code"))
        }
      }
      return (cycles, codes)
    }
    for _ in 0..<2 {
      try bench.set(["initialise": 1])
      let start = try run()
      #expect(start.cycles == rate.initialisationCycles)
      #expect(start.codes == golden.initialise())
      #expect(try bench["rate"] == 0)
      try bench.set(["initialise": 0])
      for _ in 0..<(rate.transitions + 2) {
        golden.tick()
        try bench.simulation.step()
        try bench.set(["tick": 1])
        try bench.simulation.step()
        try bench.set(["tick": 0])
        let promised = rate.advanceCycles(atLastPlateau: golden.isAtLastPlateau)
        let advance = try run()
        #expect(advance.cycles == promised)
        #expect(advance.codes == golden.advance().map { [$0] } ?? [])
        #expect(try bench["rate"] == golden.rate)
      }
      try bench.simulation.step()
    }
  }

  @Test(arguments: LearningRateMapping.allCases, [(14, 2), (8, 1), (16, 3)])
  func ratesFollowThePlateaus(
    mapping: LearningRateMapping, _ converter: (bits: Int, settle: Int)
  ) throws {
    try follow(varied(mapping, bits: converter.bits, settle: converter.settle))
  }

  /// The first plateau beyond the converter's range gives code 0, which nothing may be divided by.
  @Test(arguments: LearningRateMapping.allCases)
  func aPlateauOfCodeZeroGivesNoRate(mapping: LearningRateMapping) throws {
    try follow(
      varied(mapping, bits: 8, settle: 1) { rate in
        rate.converter.lowCurrent = rate.converter.highCurrent / 2
      })
  }

  @Test(arguments: LearningRateMapping.allCases)
  func pulsesOfOneCycle(mapping: LearningRateMapping) throws {
    try follow(
      varied(mapping, bits: 10, settle: 1) { rate in
        rate.driveCycles = 1
        rate.gapCycles = 1
        rate.holdCycles = 1
      })
  }
}
