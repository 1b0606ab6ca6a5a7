import DevicePhysics

/// The array behind the pins of the crossbar macro: the same draws, the same arithmetic, the same
/// order.
///
/// Rows and columns count from 0 and must lie in the array. A sample and a pulse cost a constant
/// time, tens of nanoseconds.
public struct CrossbarArray: Sendable {
  public let parameters: CrossbarParameters
  /// The state of each cell, 0...1, at `row * columns + column`.
  public private(set) var states: [Double]
  /// Samples so far, those of the reference included.
  public private(set) var samples: UInt64 = 0
  /// The energy in joules of the pulses so far: of each, voltage squared times the conductance before it
  /// times its duration.
  public private(set) var programmingEnergy = 0.0
  /// The duration in seconds of the pulses so far, one after the other.
  public private(set) var programmingTime = 0.0
  /// The power in watts that cells took while they were sampled, summed over the samples: voltage times
  /// current. Times the duration of a sample it is the energy.
  public private(set) var samplingPower = 0.0
  /// Pulses so far.
  public private(set) var pulses: UInt64 = 0

  /// Which of several tiles it is: their random numbers differ.
  private let tile: Int
  private let generator: CounterGenerator
  private let senseOffsets: [Double]

  /// An array in its initial state: every cell at 0, the high-resistance state.
  ///
  /// - Parameter tile: which of several tiles it is, counted from 0.
  public init(_ parameters: CrossbarParameters, seed: UInt32, tile: Int = 0) {
    self.parameters = parameters
    self.tile = tile
    let generator = CounterGenerator(seed: seed)
    self.generator = generator
    states = Array(repeating: 0, count: parameters.rows * parameters.columns)
    senseOffsets = (0..<parameters.actions).map { action in
      parameters.senseOffset(
        normal: generator.normal(
          stream: RandomStream.senseOffset, index: UInt32(tile * parameters.actions + action),
          draw: 0))
    }
  }

  /// Samples the current of one cell, in amperes, with noise and without the comparator's offset.
  public mutating func sample(row: Int, column: Int, wordlineCode: Int) -> Double {
    let nominal = parameters.cellCurrent(
      state: states[row * parameters.columns + column], wordlineCode: Double(wordlineCode))
    samplingPower += abs(nominal) * parameters.readVoltage
    let normal = generator.normal(
      stream: RandomStream.columnSample, index: UInt32(tile * parameters.columns + column),
      draw: samples)
    samples += 1
    return Spread.reading(nominal, noise: parameters.readNoise, normal: normal)
  }

  /// Samples the reference current, in amperes, which has no noise.
  public mutating func sampleReference() -> Double {
    samples += 1
    return parameters.reference
  }

  /// Applies one programming pulse to one cell: SET or RESET with an amplitude code.
  public mutating func pulse(row: Int, column: Int, set: Bool, amplitude: Int) {
    let cell = row * parameters.columns + column
    let number = UInt32(tile * states.count + cell)
    let rate = parameters.programmingRate(
      cell: generator.normal(stream: RandomStream.device, index: number, draw: 0),
      pulse: generator.normal(stream: RandomStream.cycle, index: number, draw: pulses))
    pulses += 1
    let ramp = set ? parameters.set : parameters.reset
    let voltage = ramp.magnitude(Double(amplitude), prefix: "")
    programmingTime += ramp.width
    programmingEnergy +=
      voltage * voltage * parameters.device.conductance(states[cell]) * ramp.width
    states[cell] = parameters.pulsed(states[cell], set: set, amplitude: amplitude, rate: rate)
  }

  /// Compares the columns of one slice with the sense amplifiers.
  ///
  /// - Parameter candidates: bit `a` is set when action `a` is still in the running.
  /// - Returns: the candidates whose sensed current is at most the margin below the greatest among
  ///   them.
  public func sense(row: Int, slice: Int, wordlineCode: Int, candidates: UInt32) -> UInt32 {
    var greatest = -Double.greatestFiniteMagnitude
    for action in 0..<parameters.actions where candidates >> UInt32(action) & 1 == 1 {
      let current = sensed(row: row, slice: slice, action: action, wordlineCode: wordlineCode)
      if current > greatest { greatest = current }
    }
    var remaining: UInt32 = 0
    for action in 0..<parameters.actions where candidates >> UInt32(action) & 1 == 1 {
      let current = sensed(row: row, slice: slice, action: action, wordlineCode: wordlineCode)
      if current >= greatest - parameters.senseMargin { remaining |= 1 << UInt32(action) }
    }
    return remaining
  }

  private func sensed(row: Int, slice: Int, action: Int, wordlineCode: Int) -> Double {
    let cell = row * parameters.columns + action * parameters.slices + slice
    return parameters.cellCurrent(state: states[cell], wordlineCode: Double(wordlineCode))
      + senseOffsets[action]
  }
}
