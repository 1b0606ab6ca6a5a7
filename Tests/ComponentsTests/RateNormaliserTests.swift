import Components
import Specifications
import Testing

@Suite struct RateNormaliserTests {
  @Test(arguments: [0, 1, 64291, 65536])
  func theGreatestSoFarBecomesTheFullScale(fullScale: Int) throws {
    let bench = try Bench(
      RateNormaliser(fullScaleCode: fullScale, rateBits: fullScale > 65_535 ? 17 : 16))
    var random = Numbers(10)
    for _ in 0..<4 {
      try bench.set(["clear": 1])
      try bench.simulation.step()
      try bench.set(["clear": 0])
      var greatest = 0
      let few = (0..<20).map { _ in Int.random(in: 0...65535, using: &random) }
      for change in [0, 1, 0, 7, 3, 7] + few + [65535, 65534, 0] {
        greatest = max(greatest, change)
        try bench.set(["relative_change": change])
        let cycles = try bench.cycles(from: "start", to: "done")
        #expect(cycles == LearningRateSpecification.normalisationCycles)
        #expect(try bench["rate"] == (greatest == 0 ? 0 : fullScale * change / greatest))
      }
    }
  }
}
