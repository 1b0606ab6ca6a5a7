import CrossbarPhysics
import DevicePhysics
import Specifications

/// The cells of a tile as program-verify sees them: what state they are in, and what pulses do to it.
struct VerifiedCells: Sendable {
  private let parameters: CellProgramming
  private let generator: CounterGenerator
  private let columns: Int
  /// The number of the tile's first cell among those of the layer.
  private let first: Int
  /// 0 in the high-resistance state, 1 in the low-resistance state, at `row * columns + column`.
  private(set) var states: [Double]
  /// How often pulses were given, some of them to several cells at once.
  private var strobes: UInt64 = 0

  init(_ layer: MatrixLayerSpecification, index: Int, generator: CounterGenerator) {
    parameters = CellProgramming(layer)
    self.generator = generator
    columns = layer.tile.columns
    states = Array(repeating: 0, count: layer.tile.rows * layer.tile.columns)
    first = index * states.count
  }

  /// The conductance of a cell in siemens, less that of its row's cell in the dummy bitline.
  func difference(row: Int, column: Int) -> Double {
    parameters.difference(state: states[row * columns + column])
  }

  /// What the sample-and-hold circuit is given of the current of a single cell, in amperes.
  func verified(_ current: Double) -> Double { parameters.verified(current) }

  /// One pulse of a cell.
  struct Pulse {
    var column: Int
    var isSet: Bool
    var code: Int
  }

  /// What pulses that are given together take: joules of all, seconds of the longest.
  struct Effort: Sendable, Hashable {
    var energy = 0.0
    var time = 0.0
  }

  /// Gives pulses to cells of one row at once.
  mutating func give(_ pulses: [Pulse], row: Int) -> Effort {
    var effort = Effort()
    for pulse in pulses {
      let cell = row * columns + pulse.column
      let number = UInt32(truncatingIfNeeded: first + cell)
      let rate = parameters.rate(
        cell: generator.normal(stream: MatrixStream.cellRate, index: number, draw: 0),
        pulse: generator.normal(stream: MatrixStream.pulseRate, index: number, draw: strobes))
      let schedule = pulse.isSet ? parameters.set : parameters.reset
      let magnitude = schedule.amplitude.magnitude(Double(pulse.code), prefix: "")
      let width = schedule.width(Double(pulse.code), prefix: "")
      let conductance = parameters.device.conductance(states[cell])
      effort.energy += magnitude * magnitude * conductance * width
      effort.time = max(effort.time, width)
      states[cell] = parameters.device.pulsed(
        states[cell], voltage: pulse.isSet ? -magnitude : magnitude, width: width, rate: rate)
    }
    strobes += 1
    return effort
  }
}

extension CellProgramming {
  /// What the cells of the specified layer are.
  init(_ layer: MatrixLayerSpecification) {
    let (tile, programming) = (layer.tile, layer.programming)
    let level = tile.levelSpacing * tile.readVoltage
    let step = layer.converter.currents(unit: tile.unitCurrent).step
    self.init(
      device: tile.device, lowestLevel: tile.lowestLevel,
      set: PulseSchedule(programming.scheduled(programming.set)),
      reset: PulseSchedule(programming.scheduled(programming.reset)),
      deviceSpread: programming.deviceSpread, cycleSpread: programming.cycleSpread,
      pedestal: level, verifyGain: step * Double(layer.codesPerLevel) / level)
  }
}

extension PulseSchedule {
  fileprivate init(_ pulses: VerifyPulses) {
    self.init(
      amplitude: ProgrammingRamp(
        start: pulses.voltage, step: pulses.voltageStep, limit: pulses.voltageLimit,
        width: pulses.width), widthStep: pulses.widthStep, widthLimit: pulses.widthLimit)
  }
}
