import Reference
import Specifications
import Testing

@Suite struct SARConverterTests {
  private func specification(bits: Int, offset: Double) -> SARConverterSpecification {
    SARConverterSpecification(
      bits: bits, settleCycles: 2, lowCurrent: 5e-6, highCurrent: 197e-6, comparatorOffset: offset)
  }

  /// The search as the page describes it, bit by bit.
  private func searched(_ sampled: Double, _ converter: SARConverterSpecification) -> Int {
    var code = 0
    for bit in (0..<converter.bits).reversed() {
      let trial = code | 1 << bit
      let threshold = converter.lowCurrent + Double(trial) * converter.stepCurrent
      if sampled + converter.comparatorOffset >= threshold { code = trial }
    }
    return code
  }

  @Test(arguments: [4, 6, 8, 14], [-2.5e-6, 0, 2.5e-6])
  func agreesWithTheBitwiseSearch(bits: Int, offset: Double) {
    let specification = specification(bits: bits, offset: offset)
    let converter = SARConverterReference(specification)
    for sample in 0...2000 {
      let current = -10e-6 + Double(sample) * 0.11e-6
      #expect(converter.rawCode(of: current) == searched(current, specification))
    }
  }

  /// On the edge between two codes the quotient may round either way; the comparator's own comparison decides.
  @Test func agreesOnEveryEdge() {
    let specification = specification(bits: 8, offset: 1.3e-6)
    let converter = SARConverterReference(specification)
    for code in 0...256 {
      let edge =
        specification.lowCurrent + Double(code) * specification.stepCurrent
        - specification.comparatorOffset
      for current in [edge.nextDown, edge, edge.nextUp] {
        #expect(converter.rawCode(of: current) == searched(current, specification))
      }
    }
  }

  @Test func isTheFloorInTheMiddleOfCodes() {
    let specification = specification(bits: 8, offset: 0)
    let converter = SARConverterReference(specification)
    for code in 0...255 {
      let current = specification.lowCurrent + (Double(code) + 0.5) * specification.stepCurrent
      #expect(converter.rawCode(of: current) == code)
    }
  }

  @Test func calibrationTakesTheOffsetOut() {
    let specification = specification(bits: 8, offset: 2.1 * 0.75e-6)
    var converter = SARConverterReference(specification)
    func middle(_ code: Int) -> Double {
      specification.lowCurrent + (Double(code) + 0.5) * specification.stepCurrent
    }
    let raw = converter.rawCode(of: middle(128))
    #expect(raw == 130)
    converter.calibrate(rawCode: raw)
    #expect(converter.offset == 2)
    for code in 0...253 {
      #expect(converter.code(ofRaw: converter.rawCode(of: middle(code))) == code)
    }
    #expect(converter.code(ofRaw: 0) == 0)
    #expect(converter.code(ofRaw: 1) == 0)
    #expect(converter.code(ofRaw: 255) == 253)
  }

  @Test func clampsAtTheHighestCode() {
    var converter = SARConverterReference(specification(bits: 8, offset: 0))
    converter.calibrate(rawCode: 125)
    #expect(converter.offset == -3)
    #expect(converter.code(ofRaw: 254) == 255)
  }
}
