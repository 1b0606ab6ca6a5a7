import DevicePhysics
import Testing

/// The diffusive memristor in the circuits its presets were published for.
struct DiffusiveCircuitTests {
  typealias State = DiffusiveMemristor.State<Double>

  /// Rises through 0.3 V in a second half of 50 ms, behind a resistor and beside 6 nF at 1 V. The
  /// spread is what ends a filament, so it is drawn.
  func rises(behind resistance: Double, seed: UInt32) -> Int {
    let device = DiffusiveMemristor.oscillator
    let generator = CounterGenerator(seed: seed)
    var state = State(filament: 0, residue: 0.1, section: 1)
    var (voltage, count) = (0.0, 0)
    for step in 0..<100_000 {
      let before = voltage
      let charge = ((1 - voltage) / resistance - voltage / device.resistance(state)) / 6e-9
      voltage += charge * 1e-6
      let normals = State(
        filament: generator.normal(stream: 1, index: 0, draw: UInt64(step)),
        residue: generator.normal(stream: 2, index: 0, draw: UInt64(step)), section: 0)
      state = device.advanced(state, voltage: voltage, by: 1e-6, normals: normals)
      if step >= 50_000, before < 0.3, voltage >= 0.3 { count += 1 }
    }
    return count
  }

  @Test(arguments: [150e3, 200e3, 250e3])
  func theOscillatorOscillates(resistance: Double) {
    // Hundreds of hertz; docs/devices.md says why its trend is not tested.
    #expect((5...50).contains(rises(behind: resistance, seed: 5)))
  }

  /// Pulses of 2.5 V and 5 µs, behind 47 kΩ and beside 4.7 nF, until the device conducts; `nil`
  /// when 200 do not suffice. The gap between them is in microseconds.
  func pulsesToFire(gap: Int, residue: Double) -> Int? {
    var circuit = RelaxationOscillator(
      DiffusiveMemristor.neuron, seriesResistance: 47e3, capacitance: 4.7e-9)
    circuit.state.residue = residue
    for pulse in 1...200 {
      for microsecond in 0..<(5 + gap) {
        circuit.step(source: microsecond < 5 ? 2.5 : 0, seconds: 1e-6)
        if circuit.device.resistance(circuit.state) < 47e3 { return pulse }
      }
    }
    return nil
  }

  @Test func theNeuronIntegratesAndFires() throws {
    let published = try #require(pulsesToFire(gap: 35, residue: 0.9))
    #expect((2...50).contains(published))
    let dense = try #require(pulsesToFire(gap: 5, residue: 0.9))
    // In less time, since the capacitor leaks less between them.
    #expect(dense * (5 + 5) < published * (5 + 35))
    #expect(pulsesToFire(gap: 500, residue: 0.9) == nil)
  }

  @Test func aResidueLowersThePulsesToFire() throws {
    let most = try #require(pulsesToFire(gap: 5, residue: 0.95))
    let less = try #require(pulsesToFire(gap: 5, residue: 0.85))
    #expect(most < less)
  }
}
