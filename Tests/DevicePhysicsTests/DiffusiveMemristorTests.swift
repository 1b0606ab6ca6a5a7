import DevicePhysics
import Foundation
import Testing

/// The figures measured on silver devices (`yanglab2021/DiffusiveMemristor`).
struct DiffusiveMemristorTests {
  typealias State = DiffusiveMemristor.State<Double>

  /// Sweeps from 0 V to `peak` and back in 2 · 201 levels of 10 ms with a compliance of 1 µA, as
  /// the published sweeps do, and finds where the current first exceeds 10 nA and where it later
  /// falls below 10 pA.
  func sweep(
    _ device: DiffusiveMemristor, peak: Double, state: inout State, seed: UInt32
  ) -> (threshold: Double?, hold: Double?) {
    let generator = CounterGenerator(seed: seed)
    var (threshold, hold): (Double?, Double?)
    for step in 0..<4020 {
      let level = Double(step / 10)
      let volts = max(1e-8, peak * (level <= 200 ? level : 401 - level) / 200)
      let across = min(volts, 1e-6 * device.resistance(state))
      let normals = State { name in
        generator.normal(
          stream: name == "filament" ? 1 : 2, index: 0, draw: UInt64(step))
      }
      state = device.advanced(state, voltage: across, by: 1e-3, normals: normals)
      let current = min(1e-6, device.current(state, voltage: volts))
      if threshold == nil, current > 1e-8 { threshold = volts }
      if level > 200, threshold != nil, hold == nil, current < 1e-11 { hold = volts }
    }
    return (threshold, hold)
  }

  func sweeps(_ device: DiffusiveMemristor, peak: Double) -> (threshold: Double, hold: Double) {
    var (thresholds, holds): ([Double], [Double]) = ([], [])
    for seed in 0..<30 as Range<UInt32> {
      var state = device.initialState
      let found = sweep(device, peak: peak, state: &state, seed: seed)
      if let threshold = found.threshold { thresholds.append(threshold) }
      if let hold = found.hold { holds.append(hold) }
    }
    return (
      thresholds.reduce(0, +) / Double(thresholds.count), holds.reduce(0, +) / Double(holds.count)
    )
  }

  @Test func thresholdsAreThoseMeasured() {
    let symmetric = sweeps(.symmetric, peak: 0.5)
    #expect(abs(symmetric.threshold / 0.275 - 1) < 0.2, "\(symmetric)")
    #expect((0.0051...0.51).contains(symmetric.hold), "\(symmetric)")
    let asymmetric = sweeps(.asymmetric, peak: 0.2)
    #expect(abs(asymmetric.threshold / 0.146 - 1) < 0.2, "\(asymmetric)")
    #expect((0.0014...0.14).contains(asymmetric.hold), "\(asymmetric)")
  }

  /// A pulse of 1 V and 20 ms behind 22 kΩ, on a residue as an earlier filament leaves it, and
  /// then 15 ms without voltage. Seconds to half and, afterwards, to a fifth of the full current.
  func pulse(seed: UInt32) -> (delay: Double?, current: Double, relaxation: Double?) {
    let device = DiffusiveMemristor.pulse
    let generator = CounterGenerator(seed: seed)
    let residue = 0.4 + 0.05 * generator.normal(stream: 9, index: 0, draw: 0)
    var state = State(filament: 0, residue: residue, section: 1)
    var (delay, relaxation, highest): (Double?, Double?, Double) = (nil, nil, 0)
    for step in 0..<3500 {
      let source = step < 2000 ? 1.0 : 0
      let resistance = device.resistance(state)
      let normals = State { name in
        let stream: UInt32 = name == "filament" ? 1 : name == "section" ? 2 : 3
        return generator.normal(stream: stream, index: 0, draw: UInt64(step))
      }
      let across = source * resistance / (resistance + 22e3)
      state = device.advanced(state, voltage: across, by: 1e-5, normals: normals)
      let conductance = 1 / (device.resistance(state) + 22e3)
      if step < 2000 { highest = max(highest, conductance) }
      let seconds = Double(step) * 1e-5
      if delay == nil, conductance > 5e-6 { delay = seconds }
      if step >= 2000, relaxation == nil, conductance < highest / 5 { relaxation = seconds - 0.02 }
    }
    return (delay, highest, relaxation)
  }

  @Test func pulsesSwitchAfterTheMeasuredDelay() {
    let pulses = (1...31).map { pulse(seed: UInt32($0)) }
    let delays = pulses.map { $0.delay ?? 1 }.sorted()
    let measuredRelaxations = pulses.count { (0.02e-3...9.7e-3).contains($0.relaxation ?? 1) }
    // Measured: 0.12 to 10.4 ms, median 2.6 ms; 11.5 µA; 0.02 to 9.7 ms.
    #expect((0.12e-3...10.4e-3).contains(delays[15]), "\(delays)")
    // With the published parameters most residues live longer than measured; docs/devices.md.
    #expect(measuredRelaxations >= 6)
    #expect(delays[2] < delays[28])
    #expect((11.5e-6 / 2...11.5e-6 * 4).contains(pulses[0].current), "\(pulses[0])")
  }

  /// The published simulation of 100 devices, whose currents are kept beside the model: 0.05 V
  /// before and after the pulse, residues between 0.3 and 0.5. There 41 devices fell below a fifth
  /// within 10 ms and 52 within 30 ms, and half of them had switched after 11 ms.
  @Test func pulsesDoWhatThePublishedSimulationDoes() {
    let device = DiffusiveMemristor.pulse
    let outcomes = (0..<100 as Range<UInt32>).map { index -> (delay: Double, fall: Double) in
      let generator = CounterGenerator(seed: 21)
      let residue = 0.3 + 0.2 * generator.uniform(stream: 9, index: index, draw: 0)
      var state = State(filament: 0, residue: residue, section: 1)
      var (delay, fall, highest) = (1.0, 1.0, 0.0)
      for step in 0..<5100 {
        let source = (100..<2100).contains(step) ? 1.0 : 0.05
        let resistance = device.resistance(state)
        let draws = generator.numbers(for: device.draws, index: index, pulses: UInt64(step))
        state = device.advanced(
          state, voltage: source * resistance / (resistance + 22e3), by: 1e-5, draws: draws)
        let conductance = 1 / (device.resistance(state) + 22e3)
        let seconds = Double(step) * 1e-5
        if step < 2100 { highest = max(highest, conductance) }
        if delay == 1, conductance > 8e-6 { delay = seconds - 1e-3 }
        if step >= 2100, fall == 1, conductance < highest / 5 { fall = seconds - 21e-3 }
      }
      return (delay, fall)
    }
    let delays = outcomes.map(\.delay).sorted()
    #expect((9e-3...13e-3).contains(delays[50]), "\(delays[50])")
    // Four standard deviations of a count: 20.
    #expect(abs(outcomes.count { $0.fall <= 10e-3 } - 41) < 20)
    #expect(abs(outcomes.count { $0.fall <= 30e-3 } - 52) < 20)
  }

  @Test func aFilamentDissolvesByItself() {
    for device in [DiffusiveMemristor.symmetric, .asymmetric, .pulse, .neuron, .oscillator] {
      var state = State(filament: 0.5, residue: 0.1, section: 1)
      var resistance = device.resistance(state)
      for _ in 0..<20_000 {
        state = device.advanced(state, voltage: 0, by: 1e-5)
        #expect(device.resistance(state) >= resistance * (1 - 1e-12) || state.residue > 0.1)
        resistance = device.resistance(state)
      }
      #expect(state.filament < 1e-6)
    }
  }

  @Test func aResidueLetsTheNextFilamentFormSooner() {
    func stepsToBridge(from residue: Double) -> Int {
      let device = DiffusiveMemristor.pulse
      var state = State(filament: 0, residue: residue, section: 1)
      var steps = 0
      while state.filament + state.residue < 1, steps < 100_000 {
        state = device.advanced(state, voltage: 5, by: 1e-5)
        steps += 1
      }
      return steps
    }
    #expect(stepsToBridge(from: 0.3) < stepsToBridge(from: 0))
  }

  @Test func statesStayInTheirRanges() {
    let generator = CounterGenerator(seed: 3)
    for device in [DiffusiveMemristor.symmetric, .asymmetric, .pulse, .neuron, .oscillator] {
      var state = device.initialState
      for step in 0..<5000 as Range<UInt64> {
        let volts = 2 * generator.normal(stream: 0, index: 0, draw: step / 50)
        let normals = State { name in
          generator.normal(stream: UInt32(name.utf8.count), index: 0, draw: step)
        }
        state = device.advanced(
          state, voltage: volts, by: device.largestStep, normals: normals)
        #expect(state.filament >= 0 && state.residue >= 0 && state.section >= 1)
        #expect(state.filament + state.residue < 1 + 1e-12)
        #expect(device.resistance(state).isFinite)
      }
    }
  }

  @Test func onlyTheSymmetricDeviceAnswersNegativeVoltages() {
    let start = State(filament: 0.1, residue: 0, section: 1)
    let symmetric = DiffusiveMemristor.symmetric
    #expect(
      symmetric.advanced(start, voltage: -0.3, by: 1e-3)
        == symmetric.advanced(start, voltage: 0.3, by: 1e-3))
    let asymmetric = DiffusiveMemristor.asymmetric
    #expect(
      asymmetric.advanced(start, voltage: -0.3, by: 1e-3)
        == asymmetric.advanced(start, voltage: 0, by: 1e-3))
  }

  @Test func parametersThatAreNoNumbersAreNamed() {
    ModelBench.namesEveryParameter(
      of: DiffusiveMemristor.symmetric,
      [
        ("onResistance", \.onResistance), ("offResistance", \.offResistance),
        ("mobility", \.mobility), ("filamentDecay", \.filamentDecay),
        ("residueDecay", \.residueDecay), ("sectionDecay", \.sectionDecay),
        ("sectionGrowth", \.sectionGrowth), ("smallestGap", \.smallestGap),
        ("conversion", \.conversion), ("gapDecay", \.gapDecay),
        ("filamentSpread", \.filamentSpread), ("residueSpread", \.residueSpread),
        ("sectionSpread", \.sectionSpread), ("largestStep", \.largestStep),
      ])
  }
}
