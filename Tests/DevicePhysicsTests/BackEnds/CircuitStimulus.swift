import DevicePhysics

/// A voltage over time for a device: two triangular loops, then a train of pulses.
struct CircuitStimulus {
  let voltage: Double
  /// Seconds; the stimulus takes 800 of them.
  let step: Double
  static let samples = 800
  /// Where the loops end and the train begins.
  static let loopSamples = 400

  /// Corners of the waveform: steps and volts relative to the amplitude.
  static let corners: [(time: Double, level: Double)] = {
    var corners: [(time: Double, level: Double)] = [(0, 0)]
    for loop in 0..<2 {
      let start = 200.0 * Double(loop)
      corners += [(start + 50, 1), (start + 150, -1), (start + 200, 0)]
    }
    for pulse in 0..<8 {
      let start = 400 + 50.0 * Double(pulse)
      let level = pulse < 4 ? 1.0 : -1.0
      corners += [(start + 5, 0), (start + 10, level), (start + 30, level), (start + 35, 0)]
      corners.append((start + 50, 0))
    }
    return corners
  }()

  /// Volts after `time` steps.
  func level(_ time: Double) -> Double {
    guard let next = Self.corners.firstIndex(where: { $0.time >= time }), next > 0 else {
      return 0
    }
    let (before, after) = (Self.corners[next - 1], Self.corners[next])
    let share = (time - before.time) / (after.time - before.time)
    return voltage * (before.level + share * (after.level - before.level))
  }

  /// How many steps of the model make a step of the stimulus.
  static let substeps = 20

  /// The current at each step if the state did not move.
  func restingCurrents<Device: MemristorModel>(of device: Device) -> [Double] {
    (1...Self.samples).map {
      device.current(device.initialState, voltage: level(Double($0)))
    }
  }

  /// The current at each step, by the model itself, with short steps.
  func currents<Device: MemristorModel>(of device: Device) -> [Double] {
    var state = device.initialState
    let substeps = Self.substeps
    return (1...Self.samples).map { sample in
      for part in 0..<substeps {
        let time = Double(sample - 1) + (Double(part) + 0.5) / Double(substeps)
        state = device.advanced(
          state, voltage: level(time), by: step / Double(substeps))
      }
      return device.current(state, voltage: level(Double(sample)))
    }
  }

  /// A circuit with the subcircuit `name` behind this voltage; writes `currents.txt`.
  func circuit(_ name: String, subcircuit: String) -> String {
    let points = Self.corners.map { "\($0.time * step) \($0.level * voltage)" }
    return """
      \(name)
      .include \(subcircuit)
      .options reltol=1e-5 abstol=1e-15 vntol=1e-9
      V1 a 0 PWL(
      \(points.map { "+ \($0)" }.joined(separator: "\n"))
      + )
      X1 a 0 \(name) step=\(step / Double(Self.substeps))
      .tran \(step) \(Double(Self.samples) * step) 0 \(step / 4)
      .control
      set filetype=ascii
      set numdgt=12
      run
      linearize i(V1)
      wrdata currents.txt i(V1)
      .endc
      .end

      """
  }
}
