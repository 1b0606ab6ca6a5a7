import DevicePhysics
import Foundation
import Testing

/// The six functions of the neuron of one diffusive memristor, one transistor and one resistor: the
/// published parameters behind a resistor, beside 4.7 nF.
struct DiffusiveNeuronTests {
  /// A neuron, and when it fired.
  struct Neuron {
    var circuit: RelaxationOscillator<DiffusiveMemristor>
    /// Seconds at which the device began to conduct.
    var spikes: [Double] = []
    private var conducts = false
    private(set) var time = 0.0
    let generator: CounterGenerator

    init(
      resistance: Double = 47e3, residue: Double = 0.9, spread: Bool = false, seed: UInt32 = 0
    ) {
      var device = DiffusiveMemristor.neuron
      if !spread { (device.filamentSpread, device.residueSpread) = (0, 0) }
      circuit = RelaxationOscillator(device, seriesResistance: resistance, capacitance: 4.7e-9)
      circuit.state.residue = residue
      generator = CounterGenerator(seed: seed)
    }

    var isFiring: Bool { circuit.device.resistance(circuit.state) < 10e3 }

    mutating func step(source: Double) {
      let step = UInt64((time * 1e6).rounded())
      circuit.step(
        source: source, seconds: 1e-6,
        draws: generator.numbers(for: circuit.device.draws, pulses: step))
      time += 1e-6
      let resistance = circuit.device.resistance(circuit.state)
      if !conducts, resistance < 10e3 { spikes.append(time) }
      if resistance < 10e3 { conducts = true } else if resistance > 100e3 { conducts = false }
    }

    /// Pulses of 2.5 V and 5 µs with gaps in microseconds between them.
    mutating func pulse(_ count: Int, gap: Int) {
      for _ in 0..<count {
        for microsecond in 0..<(5 + gap) { step(source: microsecond < 5 ? 2.5 : 0) }
      }
    }

    mutating func hold(_ source: Double, microseconds: Int) {
      for _ in 0..<microseconds { step(source: source) }
    }
  }

  @Test func chargeBelowTheThresholdLeaksAway() {
    var neuron = Neuron()
    neuron.pulse(3, gap: 10)
    let charged = neuron.circuit.voltage
    #expect(charged > 0.02)
    neuron.hold(0, microseconds: 221)
    // One time constant of 47 kΩ and 4.7 nF, 221 µs.
    #expect(abs(neuron.circuit.voltage / charged - exp(-1)) < 0.05)
    #expect(neuron.spikes.isEmpty)
  }

  @Test func oneSpikeWhereTheThresholdIsReached() throws {
    var neuron = Neuron()
    var highest = 0.0
    while neuron.spikes.isEmpty, highest < 2.5 {
      neuron.step(source: 2.5)
      highest = max(highest, neuron.circuit.voltage)
    }
    #expect(neuron.spikes.count == 1)
    // The capacitor discharges through the device, and nothing fires without an input.
    neuron.hold(0, microseconds: 100)
    #expect(neuron.circuit.voltage < highest / 4)
    neuron.hold(0, microseconds: 2000)
    #expect(neuron.spikes.count == 1)
  }

  @Test func aNeuronDrivesTheNext() throws {
    var first = Neuron()
    var second = Neuron()
    for _ in 0..<20_000 {
      first.step(source: 2.5)
      second.step(source: first.isFiring ? 2.5 : 0)
    }
    let cause = try #require(first.spikes.first)
    let effect = try #require(second.spikes.first)
    #expect(effect > cause)
    #expect(second.spikes.count <= first.spikes.count)
    var silent = Neuron()
    silent.hold(0, microseconds: 20_000)
    #expect(silent.spikes.isEmpty)
  }

  @Test func theRefractoryTimeRisesWithTheResistor() {
    // After a spike and a rest the capacitor must be charged again before the next one.
    let times = [47e3, 94e3, 188e3].map { resistance in
      var neuron = Neuron(resistance: resistance)
      while neuron.spikes.isEmpty, neuron.time < 0.01 { neuron.step(source: 2.5) }
      neuron.hold(0, microseconds: 3000)
      let start = neuron.time
      while neuron.spikes.count < 2, neuron.time < start + 0.01 { neuron.step(source: 2.5) }
      return neuron.time - start
    }
    #expect(times.allSatisfy { (50e-6...1e-3).contains($0) }, "\(times)")
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "\(times)")
  }

  @Test func aResidueLetsASecondBurstFireSooner() throws {
    func pulses(residue: Double) throws -> Double {
      var neuron = Neuron(residue: residue)
      neuron.pulse(100, gap: 5)
      return try #require(neuron.spikes.first)
    }
    #expect(try pulses(residue: 0.95) < pulses(residue: 0.85))
  }

  @Test func theLatencyIsSpreadByTheSeedAlone() {
    func latencies(spread: Bool) -> [Double] {
      (0..<20 as Range<UInt32>).map { seed in
        var neuron = Neuron(spread: spread, seed: seed)
        while neuron.spikes.isEmpty { neuron.step(source: 2.5) }
        return neuron.spikes[0]
      }
    }
    #expect(Set(latencies(spread: false)).count == 1)
    let drawn = latencies(spread: true)
    #expect(Set(drawn).count > 3)
    #expect(drawn == latencies(spread: true))
  }
}
