import Components
import Specifications
import Testing

@Suite struct PulsePairGeneratorTests {
  private func generator(_ drive: Int, _ gap: Int, _ hold: Int) -> LearningRateSpecification {
    var specification = specification().learningRate
    specification.driveCycles = drive
    specification.gapCycles = gap
    specification.holdCycles = hold
    return specification
  }

  @Test(arguments: [(4, 2, 4), (1, 1, 1), (255, 1, 2), (3, 255, 1), (1, 2, 255)])
  func eachPulseActsOnce(_ cycles: (drive: Int, gap: Int, hold: Int)) throws {
    let specification = generator(cycles.drive, cycles.gap, cycles.hold)
    let bench = try Bench(PulsePairGenerator(specification))
    for _ in 0..<2 {
      var pulses: [[Int]] = []
      var cycle = 0
      let taken = try bench.cycles(from: "start", to: "done") { simulation in
        if try simulation.peek("pulse") == 1 {
          pulses.append([cycle, try simulation.peek("amplitude")])
        }
        cycle += 1
      }
      #expect(taken == cycles.drive + cycles.gap + cycles.hold)
      #expect(
        pulses == [
          [1, specification.driveAmplitude],
          [1 + cycles.drive + cycles.gap, specification.holdAmplitude],
        ])
      try bench.simulation.step()
    }
  }

  @Test func aPairIsDrawn() throws {
    let bench = try Bench(PulsePairGenerator(generator(3, 2, 3)))
    let waveform = try bench.simulation.record(["start", "phase", "pulse", "amplitude", "done"])
    _ = try bench.cycles(from: "start", to: "done")
    try bench.simulation.step(2)
    try bench.expect(waveform, "pulse_pair_generator")
  }
}
