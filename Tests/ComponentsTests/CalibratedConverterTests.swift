import Components
import CrossbarPhysics
import Specifications
import Testing

@testable import Reference

@Suite struct CalibratedConverterTests {
  /// The comparator's offset in codes; some drive codes beyond either end of the range.
  @Test(arguments: [(4, 1), (6, 3), (12, 2), (16, 1)], [-3.2, -0.4, 0, 0.7, 5.9])
  func calibrationTakesTheOffsetOff(_ size: (bits: Int, settle: Int), offset: Double) throws {
    let step = 1e-6
    let specification = SARConverterSpecification(
      bits: size.bits, settleCycles: size.settle, lowCurrent: 3e-6,
      highCurrent: 3e-6 + step * Double(1 << size.bits), comparatorOffset: offset * step)
    let currents = ConverterCurrents(specification)
    var golden = SARConverterReference(specification)
    let bench = try Bench(CalibratedConverter(specification))

    func convert(_ current: Double) throws {
      var sampled = 0.0
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        if try simulation.peek("sample") == 1 {
          sampled = try simulation.peek("reference") == 1 ? currents.reference : current
        }
        let keeps = currents.keeps(trial: try simulation.peek("threshold"), sampled: sampled)
        try simulation.poke("comparator", keeps ? 1 : 0)
      }
      #expect(cycles == specification.conversionCycles)
      #expect(try bench["raw_code"] == golden.rawCode(of: sampled))
    }

    let highest = Double(specification.maximumCode)
    for place in [0, highest / 2] {
      // The second time the offset of the first must not count.
      try bench.set(["calibrate": 1])
      try convert(currents.threshold(place))
      golden.calibrate(rawCode: try bench["raw_code"])
      try bench.set(["calibrate": 0])
      for place in [-1, 0, 0.5, 1.5, highest / 3, highest - 0.5, highest, highest + 1.5] {
        try convert(currents.threshold(place))
        #expect(try bench["code"] == golden.code(ofRaw: bench["raw_code"]))
        #expect(try bench["reference"] == 0)
      }
    }
  }
}
