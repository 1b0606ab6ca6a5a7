import DevicePhysics
import Foundation

/// State updates a second of a device, on one core: all cells of a tile of 128 × 128 after one
/// another, each with its own voltage and step, so that nothing is computed once for all; the best
/// of several runs.
func updates<Device: MemristorModel>(
  of device: Device, voltage: Double, step: Double
) -> Double {
  var states = Array(repeating: device.initialState, count: 128 * 128)
  let voltages = states.indices.map { voltage * (0.5 + Double($0) / Double(states.count)) }
  let steps = states.indices.map { step * (1 - 0.5 * Double($0) / Double(states.count)) }
  return best(of: states.count) { sign in
    for cell in states.indices {
      states[cell] = device.advanced(states[cell], voltage: sign * voltages[cell], by: steps[cell])
    }
  } finish: {
    states.reduce(0) { $0 + device.current($1, voltage: 0.1) }
  }
}

/// The same for a synapse that is known by its pulses, without spread.
func updates(of synapse: some PulsedSynapse) -> Double {
  var weights = Array(repeating: 0.1, count: 128 * 128)
  return best(of: weights.count) { direction in
    for cell in weights.indices {
      weights[cell] = synapse.pulsed(weights[cell], direction: direction, normal: 0)
    }
  } finish: {
    weights.reduce(0, +)
  }
}

/// Updates a second of the processor's time of the fastest of 20 runs, each of 20 sweeps that make so
/// many updates; no number where `finish`, which uses all states, gives none.
func best(
  of count: Int, sweep: (_ sign: Double) -> Void, finish: () -> Double
) -> Double {
  let sweeps = 20
  let shortest =
    (0..<20).map { _ in
      let start = clock()
      for number in 0..<sweeps { sweep(number.isMultiple(of: 2) ? 1 : -1) }
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }.min() ?? .infinity
  guard finish().isFinite else { return .nan }
  return Double(sweeps * count) / shortest
}

func report(_ name: String, _ exponentials: Int, _ updates: Double) {
  let millions = (updates / 1e5).rounded() / 10
  let kind =
    switch exponentials {
    case 0: "no exponential"
    case 1: "1 exponential"
    default: "up to \(exponentials) exponentials"
    }
  print("  \(name): \(millions) million a second, \(kind)")
}

print("State updates of 128 x 128 cells on one core:")
report("IonDriftMemristor", 0, updates(of: IonDriftMemristor(), voltage: 1, step: 1e-4))
report("StepSynapse.constantStep", 0, updates(of: StepSynapse.constantStep))
report("StepSynapse.softBounds", 0, updates(of: StepSynapse.softBounds))
report(
  "ThresholdSwitch", 1, updates(of: ThresholdSwitch.vanadiumDioxide, voltage: 2, step: 1e-8))
report("ComplianceMemristor", 1, updates(of: ComplianceMemristor(), voltage: 0.3, step: 1e-7))
report("OhmicMemristor", 1, updates(of: OhmicMemristor(), voltage: 0.9, step: 1e-9))
report(
  "OxygenGradientMemristor", 1, updates(of: OxygenGradientMemristor(), voltage: 1.5, step: 1e-3))
report("SchottkyMemristor", 2, updates(of: SchottkyMemristor(), voltage: 0.4, step: 1e-3))
report("DriftMemristor", 2, updates(of: DriftMemristor(), voltage: 2, step: 2e-8))
report("DiffusiveMemristor", 2, updates(of: DiffusiveMemristor.pulse, voltage: 1, step: 1e-5))
report("VTEAMMemristor", 2, updates(of: VTEAMMemristor(), voltage: 0.3, step: 1e-10))
report(
  "YakopcicMemristor", 3,
  updates(of: YakopcicMemristor.silverChalcogenide, voltage: 0.3, step: 1e-6))
report("StanfordMemristor", 6, updates(of: StanfordMemristor(), voltage: 1, step: 1e-10))
report("FerroelectricJunction", 6, updates(of: FerroelectricJunction(), voltage: 3, step: 1e-8))

// The tile beside AIHWKIT's, where its Python and the script are given.
let arguments = CommandLine.arguments.dropFirst()
if let python = arguments.first, let script = arguments.dropFirst().first {
  try TileComparison().report(python: python, script: script)
}
