import DevicePhysics
import Foundation
import Testing

/// The noise of phase-change and of filamentary memory, held against AIHWKIT 1.1.0: its own classes
/// gave the conductances below, with these numbers in the place of its random ones.
struct MeasuredNoiseTests {
  /// A device whose conductance is its weight in microsiemens.
  private static let synapse = SynapseMemristor(
    StepSynapse(rule: .constant, step: 1, lowerBound: -1e-9, upperBound: 100, spread: 0),
    pulseVoltage: 1, leastConductance: 0, greatestConductance: 100e-6)

  typealias Imperfect = ImperfectMemristor<SynapseMemristor<StepSynapse>>

  /// The conductance in microsiemens, so many seconds after programming.
  private func conductance(
    _ imperfection: some Imperfection, _ microsiemens: Double, programming: Double, age: Double,
    draws: [Double]
  ) -> Double {
    let device = Imperfect(Self.synapse, [imperfection])
    let state = ImperfectState(
      device: SynapseMemristor<StepSynapse>.State(weight: microsiemens), age: age, wear: 1,
      programming: programming)
    // The first number is the synapse's own.
    return device.current(state, voltage: 0.2, draws: [0] + draws) / 0.2e-6
  }

  @Test func phaseChangeIsThatOfItsSource() {
    // Microsiemens asked for, the three normal numbers, seconds, microsiemens seen.
    let cases: [(Double, Double, Double, Double, Double, Double)] = [
      (0.5, 0.0, 0.0, 0.0, 1.0, 0.4979298285767837),
      (0.5, 0.0, 0.0, 0.0, 3600.0, 0.3213551350059856),
      (0.5, 0.0, 0.0, 0.0, 1000000.0, 0.1992443325513054),
      (0.5, 1.0, -1.0, 0.5, 1.0, 0.9386802014464561),
      (0.5, 1.0, -1.0, 0.5, 3600.0, 0.7712270085003355),
      (0.5, 1.0, -1.0, 0.5, 1000000.0, 0.6205922744076725),
      (0.5, -1.0, 2.0, -1.0, 1.0, 0.03177317944724389),
      (0.5, -1.0, 2.0, -1.0, 3600.0, 0.003822853244301483),
      (0.5, -1.0, 2.0, -1.0, 1000000.0, 0.0), (5.0, 0.0, 0.0, 0.0, 1.0, 4.987976412507426),
      (5.0, 0.0, 0.0, 0.0, 3600.0, 3.8686723362756337),
      (5.0, 0.0, 0.0, 0.0, 1000000.0, 2.9315199244267403),
      (5.0, 1.0, -1.0, 0.5, 1.0, 5.872641810502062),
      (5.0, 1.0, -1.0, 0.5, 3600.0, 4.9320649685041955),
      (5.0, 1.0, -1.0, 0.5, 1000000.0, 4.073121146050374),
      (5.0, -1.0, 2.0, -1.0, 1.0, 3.8742955243947446),
      (5.0, -1.0, 2.0, -1.0, 3600.0, 2.5496384326813692),
      (5.0, -1.0, 2.0, -1.0, 1000000.0, 1.6178546556077538),
      (12.5, 0.0, 0.0, 0.0, 1.0, 12.470151718075885),
      (12.5, 0.0, 0.0, 0.0, 3600.0, 9.68910724206301),
      (12.5, 0.0, 0.0, 0.0, 1000000.0, 7.3563105889396745),
      (12.5, 1.0, -1.0, 0.5, 1.0, 13.796080636221802),
      (12.5, 1.0, -1.0, 0.5, 3600.0, 11.211317708252272),
      (12.5, 1.0, -1.0, 0.5, 1000000.0, 8.935221261047985),
      (12.5, -1.0, 2.0, -1.0, 1.0, 10.80958005848086),
      (12.5, -1.0, 2.0, -1.0, 3600.0, 7.665718493707857),
      (12.5, -1.0, 2.0, -1.0, 1000000.0, 5.273161356438884),
      (25.0, 0.0, 0.0, 0.0, 1.0, 24.94030343615177),
      (25.0, 0.0, 0.0, 0.0, 3600.0, 19.37821448412602),
      (25.0, 0.0, 0.0, 0.0, 1000000.0, 14.712621177879349),
      (25.0, 1.0, -1.0, 0.5, 1.0, 26.4699563258765),
      (25.0, 1.0, -1.0, 0.5, 3600.0, 21.483589920809628),
      (25.0, 1.0, -1.0, 0.5, 1000000.0, 17.10126812247229),
      (25.0, -1.0, 2.0, -1.0, 1.0, 22.963764744451428),
      (25.0, -1.0, 2.0, -1.0, 3600.0, 16.34238374779351),
      (25.0, -1.0, 2.0, -1.0, 1000000.0, 11.280691358432504),
    ]
    for (target, programming, drift, reading, time, expected) in cases {
      let seen = conductance(
        PhaseChangeNoise(), target, programming: programming, age: time, draws: [drift, reading])
      #expect(abs(seen - expected) < 1e-6, "\(target), \(time) s: \(seen) for \(expected)")
    }
    #expect(cases.count == 36)
  }

  @Test func filamentsAreThoseOfTheirSource() {
    let cases: [(Double, Double, Double, Double)] = [
      (0.4, 1.0, 1.0, 0.9039599248499999), (0.4, 1.0, 86400.0, 1.31682963042),
      (0.4, 1.0, 172800.0, 1.38042624266), (0.4, -0.5, 1.0, 0.1480200375750001),
      (0.4, -0.5, 86400.0, 0.0), (0.4, -0.5, 172800.0, 0.0), (10.0, 1.0, 1.0, 12.25826953125),
      (10.0, 1.0, 86400.0, 13.720757812499999), (10.0, 1.0, 172800.0, 13.663789062500001),
      (10.0, -0.5, 1.0, 8.870865234375), (10.0, -0.5, 86400.0, 8.13962109375),
      (10.0, -0.5, 172800.0, 8.16810546875), (24.0, 1.0, 1.0, 25.804584000000002),
      (24.0, 1.0, 86400.0, 27.7138832), (24.0, 1.0, 172800.0, 27.7426256),
      (24.0, -0.5, 1.0, 23.097708), (24.0, -0.5, 86400.0, 22.1430584),
      (24.0, -0.5, 172800.0, 22.128687199999998), (40.0, 1.0, 1.0, 41.102999999999994),
      (40.0, 1.0, 86400.0, 42.650999999999996), (40.0, 1.0, 172800.0, 42.677),
      (40.0, -0.5, 1.0, 39.4485), (40.0, -0.5, 86400.0, 38.6745), (40.0, -0.5, 172800.0, 38.6615),
    ]
    for (target, programming, time, expected) in cases {
      let seen = conductance(
        FilamentNoise(), target, programming: programming, age: time, draws: [])
      #expect(abs(seen - expected) < 1e-6, "\(target), \(time) s: \(seen) for \(expected)")
    }
    // Between the times of the source: half way in the logarithm.
    let half = conductance(
      FilamentNoise(), 10, programming: 1, age: 86_400.0.squareRoot(), draws: [])
    let ends = [1, 86_400].map {
      conductance(FilamentNoise(), 10, programming: 1, age: $0, draws: [])
    }
    #expect(abs(half - (ends[0] + ends[1]) / 2) < 1e-9)
  }

  @Test func theErrorIsDrawnWithEachProgrammingAndKept() {
    let device = Imperfect(Self.synapse, [FilamentNoise()])
    let generator = CounterGenerator(seed: 2)
    var state = device.initialState
    var errors: [Double] = []
    for pulse in 0..<4000 as Range<UInt64> {
      let draws = generator.numbers(for: device.draws, pulses: pulse)
      // Every second step is a rest.
      let before = state
      state = device.advanced(state, voltage: pulse % 2 == 0 ? 1 : 0, by: 1, draws: draws)
      if pulse % 2 == 0 {
        errors.append(state.programming)
      } else {
        #expect(state.programming == before.programming)
      }
    }
    let mean = errors.reduce(0, +) / 2000
    let variance = errors.reduce(0) { $0 + $1 * $1 } / 2000
    // Four standard deviations.
    #expect(abs(mean) < 0.09 && abs(variance - 1) < 0.13)
    // Reading twice gives the same.
    #expect(device.current(state, voltage: 0.2) == device.current(state, voltage: 0.2))
  }

  @Test func noConductanceIsNegativeAndParametersAreNamed() {
    for age in [0, 1e3, 1e9] {
      let seen = conductance(
        PhaseChangeNoise(), 0.1, programming: -6, age: age, draws: [0, 6])
      #expect(seen >= 0)
      #expect(conductance(FilamentNoise(), 0.1, programming: -6, age: age, draws: []) >= 0)
    }
    var change = PhaseChangeNoise(greatestConductance: -1)
    change.programmingScale = 11
    change.driftScale = -1
    change.readScale = .nan
    change.referenceTime = 1e-9
    #expect(
      change.parameterProblems.map(\.parameter) == [
        "greatestConductance", "programmingScale", "driftScale", "readScale", "readTime",
      ])
    var filament = FilamentNoise(greatestConductance: .infinity)
    filament.scale = -1
    #expect(filament.parameterProblems.map(\.parameter) == ["greatestConductance", "scale"])
  }
}
