import Components
import Specifications
import TestSupport
import Testing

@Suite struct ProgramVerifyTests {
  struct Size: Sendable {
    var converterBits = 8
    var cellBits = 5
    var pulseLimit = 12
    var pulseCycles = 2
    var tolerance = 2
    var amplitudeBits = 2
    var conversion = 11
  }

  struct Pulse: Hashable {
    var set: Bool
    var amplitude: Int
  }

  /// A cell whose code goes up and down with the amplitude; what becomes of it, by the rules.
  private func expected(
    _ level: Int, from code: Int, _ specification: ProgramVerifySpecification, _ size: Size
  ) -> (pulses: [Pulse], fault: Bool) {
    let window = specification.window(
      level: level, converterBits: size.converterBits, cellBits: size.cellBits)
    var code = code
    var pulses: [Pulse] = []
    while !window.contains(code) {
      if pulses.count == size.pulseLimit { return (pulses, true) }
      let set = code < window.lowerBound
      let amplitude = pulses.last.map {
        $0.set == set ? min($0.amplitude + 1, specification.maximumAmplitude) : 0
      }
      pulses.append(Pulse(set: set, amplitude: amplitude ?? 0))
      code = moved(code, by: pulses[pulses.count - 1], size)
    }
    return (pulses, false)
  }

  private func moved(_ code: Int, by pulse: Pulse, _ size: Size) -> Int {
    let distance = 3 + 2 * pulse.amplitude
    return min(max(code + (pulse.set ? distance : -distance), 0), 1 << size.converterBits - 1)
  }

  private func specification(_ size: Size) -> ProgramVerifySpecification {
    var specification = MazeWalker().specification.programVerify
    specification.pulseLimit = size.pulseLimit
    specification.pulseCycles = size.pulseCycles
    specification.tolerance = size.tolerance
    specification.amplitudeBits = size.amplitudeBits
    return specification
  }

  @Test(arguments: [
    Size(), Size(pulseLimit: 1, pulseCycles: 1, conversion: 6),
    Size(converterBits: 5, cellBits: 5, pulseLimit: 100, amplitudeBits: 1),
    Size(converterBits: 6, cellBits: 1, pulseLimit: 31, pulseCycles: 9, tolerance: 1),
    Size(converterBits: 12, cellBits: 3, pulseLimit: 1023, tolerance: 200, amplitudeBits: 8),
  ])
  func cellsAreBroughtIntoTheWindow(_ size: Size) throws {
    let specification = specification(size)
    let bench = try Bench(
      ProgramVerify(specification, converterBits: size.converterBits, cellBits: size.cellBits))
    var random = Numbers(4)
    var faults = 0
    for _ in 0..<60 {
      let level = Int.random(in: 0..<(1 << size.cellBits), using: &random)
      var code = Int.random(in: 0..<(1 << size.converterBits), using: &random)
      let expected = expected(level, from: code, specification, size)
      var delay = Delay()
      var pulses: [Pulse] = []
      try bench.set(["level": level])
      let cycles = try bench.cycles(from: "start", to: "done") { simulation in
        let answers = delay.elapse()
        try simulation.poke("converter_done", answers ? 1 : 0)
        try simulation.poke("code", code)
        if try simulation.peek("converter_start") == 1 { delay.begin(size.conversion) }
        if try simulation.peek("pulse") == 1 {
          let pulse = Pulse(
            set: try simulation.peek("pulse_set") == 1,
            amplitude: try simulation.peek("pulse_amplitude"))
          pulses.append(pulse)
          code = moved(code, by: pulse, size)
        }
      }
      #expect(pulses == expected.pulses)
      #expect(try bench["fault"] == (expected.fault ? 1 : 0))
      faults += expected.fault ? 1 : 0
      #expect(
        cycles
          == specification.cycles(pulses: pulses.count, conversionCycles: size.conversion))
    }
    #expect(faults < 60)
    if size.pulseLimit == 1 { #expect(faults > 0) }
  }

  @Test func aCellIsPulsedUpAndGivenUp() throws {
    let bench = try Bench(
      ProgramVerify(
        specification(Size(pulseLimit: 2)), converterBits: 8, cellBits: 5))
    let waveform = try bench.simulation.record([
      "start", "phase", "converter_start", "converter_done", "code", "pulse", "pulse_set",
      "pulse_amplitude", "done", "fault",
    ])
    try bench.set(["level": 31, "code": 17])
    var delay = Delay()
    _ = try bench.cycles(from: "start", to: "done") { simulation in
      try simulation.poke("converter_done", delay.elapse() ? 1 : 0)
      if try simulation.peek("converter_start") == 1 { delay.begin(2) }
    }
    try bench.simulation.step(2)
    try bench.expect(waveform, "program_verify")
  }
}
