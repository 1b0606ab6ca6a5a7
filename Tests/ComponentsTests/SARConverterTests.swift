import Components
import Diagnostics
import Specifications
import Testing

@Suite struct SARConverterTests {
  private func converter(bits: Int, settle: Int) -> SARConverterSpecification {
    SARConverterSpecification(
      bits: bits, settleCycles: settle, lowCurrent: 0, highCurrent: 1, comparatorOffset: 0)
  }

  /// Currents are counted in codes here: the comparator keeps a code that is at most the current.
  @Test(arguments: [4, 5, 10, 16], [1, 2, 7])
  func aCodeIsFoundInThePromisedCycles(bits: Int, settle: Int) throws {
    let specification = converter(bits: bits, settle: settle)
    let bench = try Bench(SARConverter(specification))
    let highest = specification.maximumCode
    var random = Numbers(1)
    let few = (0..<40).map { _ in Int.random(in: 0...highest, using: &random) }
    for current in [-1, 0, 1, highest - 1, highest, highest + 1] + few {
      var sampled = 0
      var samples = 0
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        if try simulation.peek("sample") == 1 {
          samples += 1
          #expect(samples == 1)
          sampled = current
        }
        try simulation.poke("comparator", sampled >= simulation.peek("threshold") ? 1 : 0)
      }
      #expect(cycles == specification.conversionCycles)
      #expect(try bench["code"] == min(max(current, 0), highest))
    }
  }

  @Test func theSearchIsDrawn() throws {
    let bench = try Bench(SARConverter(converter(bits: 4, settle: 2)))
    let waveform = try bench.simulation.record(
      ["start", "phase", "sample", "threshold", "comparator", "done", "code"])
    for current in [11, 4] {
      _ = try bench.cycles(from: "start", to: "done") { simulation in
        try simulation.poke("comparator", current >= simulation.peek("threshold") ? 1 : 0)
      }
      #expect(try bench["code"] == current)
    }
    try bench.simulation.step()
    try bench.expect(waveform, "sar_converter")
  }

  @Test func aStartDuringAConversionIsAFault() throws {
    let bench = try Bench(SARConverter(converter(bits: 4, settle: 1)))
    try bench.set(["start": 1])
    try bench.simulation.step()
    let report = #expect(throws: DiagnosticReport.self) { try bench.simulation.step() }
    #expect(report?.diagnostics.map(\.identifier) == ["assertion-failed"])
  }
}
