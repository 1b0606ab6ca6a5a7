import DevicePhysics
import Diagnostics

/// One device on the bench: its state, and how many random numbers it has used.
struct Specimen<Device: MemristorModel>: Sendable {
  let device: Device
  private(set) var state: Device.NumericState
  private let index: UInt32
  /// `nil` for a device in the middle of all its distributions.
  private let generator: CounterGenerator?
  private let draws: [RandomDraw]
  private var steps: UInt64 = 0
  private var readings: UInt64 = 0

  /// A fresh device without spread.
  init(nominal device: Device) {
    self.init(device, index: 0, generator: nil)
  }

  /// A fresh device of a population.
  init(_ device: Device, index: UInt32, seed: UInt32) {
    self.init(device, index: index, generator: CounterGenerator(seed: seed))
  }

  private init(_ device: Device, index: UInt32, generator: CounterGenerator?) {
    self.device = device
    self.index = index
    self.generator = generator
    draws = generator == nil ? [] : device.draws
    state = device.initialState
  }

  /// The current in amperes at a voltage; reading takes no time and moves nothing.
  mutating func current(at volts: Double) throws(DiagnosticReport) -> Double {
    let current = device.current(state, voltage: volts, draws: numbers(steps, readings))
    readings += 1
    guard current.isFinite else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "simulation-diverged",
          "the simulation diverges: the current at \(Figures.text(volts, .voltage)) is \(current)",
          remedy: "give a smaller voltage, or a model whose 'largestStep' is smaller"))
    }
    return current
  }

  /// The conductance in siemens, read at a voltage other than 0.
  mutating func conductance(at volts: Double) throws(DiagnosticReport) -> Double {
    try current(at: volts) / volts
  }

  mutating func apply(_ pulse: Pulse) {
    for level in pulse.levels { hold(level.volts, for: level.seconds) }
  }

  mutating func hold(_ volts: Double, for seconds: Double) {
    let start = steps
    state = device.pulsed(state, voltage: volts, for: seconds) {
      numbers(start &+ UInt64($0), readings)
    }
    steps = start &+ UInt64(device.steps(in: seconds))
  }

  /// Leaves the device alone. False where it moves for longer than can be followed; its state is
  /// then what it was.
  mutating func rest(_ seconds: Double) -> Bool {
    var used = 0
    let rested = device.rested(state, for: seconds) {
      used = max(used, $0 + 1)
      return numbers(steps &+ UInt64($0), readings)
    }
    guard let rested else { return false }
    state = rested
    steps = steps &+ UInt64(used)
    return true
  }

  /// The energy in joules that a pulse brings into the device as it is: `∫ |V · I| dt`, by
  /// Simpson's rule over eight parts of each level. The device stays as it is.
  func energy(of pulse: Pulse) throws(DiagnosticReport) -> Double {
    var (specimen, energy) = (self, 0.0)
    for level in pulse.levels {
      var powers: [Double] = []
      for part in 0...8 {
        var later = specimen
        if part > 0 { later.hold(level.volts, for: level.seconds * Double(part) / 8) }
        powers.append(abs(level.volts * (try later.current(at: level.volts))))
      }
      let weights = [1.0, 4, 2, 4, 2, 4, 2, 4, 1]
      energy += zip(weights, powers).map(*).reduce(0, +) * level.seconds / 24
      specimen.hold(level.volts, for: level.seconds)
    }
    return energy
  }

  private func numbers(_ steps: UInt64, _ readings: UInt64) -> [Double] {
    generator?.numbers(for: draws, index: index, pulses: steps, readings: readings) ?? []
  }
}
