import CircuitSimulator
import CrossbarPhysics
import DevicePhysics
import Generation
import Specifications

/// The macro of a tile of a matrix engine in the circuit simulator: cells, wordline converters, sample-and-hold
/// circuits and comparators behind the macro's pins.
public final class MatrixMacroModel: BlackBoxModel {
  /// Of each cell in siemens, less the dummy cell of its row, at `row * columns + column`.
  public private(set) var conductances: [Double]
  let layer: MatrixLayerSpecification
  let parameters: MatrixTileParameters
  let generator: CounterGenerator
  /// The number of the tile's first lane among those of the layer.
  let firstLane: Int
  var lanes: [MatrixMacroLane]
  let pins: MatrixMacroPins
  private(set) var samples: UInt64 = 0
  private let index: Int
  private let drive: MatrixMacroDrive
  private let cells: CellProgramming?
  private var states: [Double]
  private var writes: UInt64 = 0
  private var pulses: UInt64 = 0

  /// - Parameters:
  ///   - tile: which tile of the layer it is.
  ///   - seed: the seed of the engine's macros.
  public init(
    _ specification: MatrixEngineSpecification, layer index: Int, tile: Int, seed: UInt32
  ) {
    let layer = specification.layers[index]
    let parameters = MatrixTileParameters(layer)
    let generator = CounterGenerator(
      seed: MatrixEngineSpecification.seed(ofLayer: index, of: seed))
    let cells = layer.programming.isVerified ? CellProgramming(layer) : nil
    self.layer = layer
    self.parameters = parameters
    self.generator = generator
    self.cells = cells
    self.index = tile
    drive = MatrixMacroDrive(layer, parameters, tile: tile, generator)
    states = Array(repeating: 0, count: layer.tile.rows * layer.tile.columns)
    conductances = states.map { _ in cells?.difference(state: 0) ?? 0 }
    let first = tile * layer.tile.converters
    firstLane = first
    pins = MatrixMacroPins(lanes: layer.tile.converters)
    lanes = (0..<layer.tile.converters).map {
      MatrixMacroLane(parameters, number: first + $0, generator)
    }
  }

  public func settle(_ ports: BlackBoxPorts) { showDecisions(at: ports) }

  public func clockEdge(_ ports: BlackBoxPorts) {
    decide(ports)
    if ports["sample"] == 1 { sample(ports) }
    if cells == nil {
      if ports["program"] == 1 { write(ports) }
    } else {
      givePulses(ports)
    }
  }

  public func reset() {
    for lane in lanes.indices { lanes[lane].reset() }
  }

  /// All comparators are found together, once the codes they compare with are there.
  public func inputs(affecting output: String) -> [String]? {
    [.sar, .ramp].contains(layer.converter.kind) ? pins.threshold : []
  }

  /// What the comparator of a lane sees of its sample, in amperes.
  func seen(_ lane: Int) -> Double { lanes[lane].seen(held(lane), parameters) }

  /// What a lane holds, in amperes: a current, or the mean of several.
  private func held(_ lane: Int) -> Double {
    layer.isIntegrating
      ? parameters.mean(ofSum: lanes[lane].integral + lanes[lane].current) : lanes[lane].current
  }

  /// A normal number of something that the layer's macros have several of.
  func normal(_ stream: UInt32, _ number: Int, _ draw: UInt64) -> Double {
    generator.normal(stream: stream, index: UInt32(truncatingIfNeeded: number), draw: draw)
  }

  private func sample(_ ports: BlackBoxPorts) {
    let tile = layer.tile
    let column = ports["column"]
    let voltages = drive.voltages(ports.vector("drive").words)
    let restarts = layer.isIntegrating && ports["restart_0"] == 1
    let reference = reference(ports)
    let verifies = cells != nil && ports["verify"] == 1
    for lane in lanes.indices {
      let bitline = lane * tile.columnsPerLane + column
      var current = 0.0
      for (row, voltage) in voltages {
        current += voltage * conductances[row * tile.columns + bitline]
      }
      if verifies, let cells { current = cells.verified(current) }
      if let reference { current = reference }
      lanes[lane].integral = restarts ? 0 : lanes[lane].integral + lanes[lane].current
      let number = index * tile.columns + bitline
      lanes[lane].current = parameters.sampled(
        current, normal: normal(MatrixStream.sample, number, samples),
        thermal: normal(MatrixStream.thermal, number, samples))
    }
    samples += 1
  }

  /// The current that is sampled in place of the bitlines', in amperes; `nil` where there is none.
  private func reference(_ ports: BlackBoxPorts) -> Double? {
    guard layer.converter.calibration != .none, ports["reference"] == 1 else { return nil }
    let codes = layer.converter.referenceCodes
    let isUpper = layer.converter.calibration == .offsetAndGain && ports["upper"] == 1
    return Double(isUpper ? codes.high : codes.low) * parameters.stepCurrent
  }

  private func write(_ ports: BlackBoxPorts) {
    let cell = ports["program_row"] * layer.tile.columns + ports["program_column"]
    conductances[cell] = parameters.programmed(
      level: Double(ports["program_level"]),
      normal: normal(MatrixStream.programmed, index * conductances.count + cell, writes))
    writes += 1
  }

  private func givePulses(_ ports: BlackBoxPorts) {
    guard let cells else { return }
    let pulsed = lanes.indices.filter { ports[pins.pulse[$0]] == 1 }
    for lane in pulsed {
      let cell =
        ports["program_row"] * layer.tile.columns + lane * layer.tile.columnsPerLane
        + ports["column"]
      let number = index * conductances.count + cell
      let rate = cells.rate(
        cell: normal(MatrixStream.cellRate, number, 0),
        pulse: normal(MatrixStream.pulseRate, number, pulses))
      let isSet = ports[pins.pulseSet[lane]] == 1
      let code = Double(ports[pins.pulseCode[lane]])
      let schedule = isSet ? cells.set : cells.reset
      let magnitude = schedule.amplitude.magnitude(code, prefix: "")
      states[cell] = cells.device.pulsed(
        states[cell], voltage: isSet ? -magnitude : magnitude,
        width: schedule.width(code, prefix: ""), rate: rate)
      conductances[cell] = cells.difference(state: states[cell])
    }
    if !pulsed.isEmpty { pulses += 1 }
  }
}

/// What a lane of a tile holds, and its comparator.
struct MatrixMacroLane {
  /// The current that was taken last, and the sum of those before it, in amperes.
  var current = 0.0
  var integral = 0.0
  /// The threshold at the end of the last cycle, in amperes.
  var level = 0.0
  /// Cycles in which the reference drained the integrator.
  var drains = 0
  /// Of the integrator of a firing converter, in ampere cycles.
  var charge = 0.0
  /// What its sense amplifier decided last.
  var decision = false
  private let gain: Double
  private let offset: Double
  private let bow: Double

  init(_ parameters: MatrixTileParameters, number: Int, _ generator: CounterGenerator) {
    func normal(_ stream: UInt32) -> Double {
      generator.normal(stream: stream, index: UInt32(truncatingIfNeeded: number), draw: 0)
    }
    gain = parameters.gain(normal: normal(MatrixStream.gain))
    offset = parameters.offset(normal: normal(MatrixStream.offset))
    bow = parameters.bow(normal: normal(MatrixStream.bow))
  }

  mutating func reset() {
    current = 0
    decision = false
  }

  /// What its comparator sees of a current, in amperes.
  func seen(_ current: Double, _ parameters: MatrixTileParameters) -> Double {
    parameters.compared(current, gain: gain, offset: offset, bow: bow)
  }
}

/// What the pins of the lanes are called, by lane.
struct MatrixMacroPins {
  let threshold: [String]
  let comparator: [String]
  let comparators: [String]
  let decision: [String]
  let pulse: [String]
  let pulseSet: [String]
  let pulseCode: [String]

  init(lanes: Int) {
    func pins(_ name: String) -> [String] { (0..<lanes).map { "\(name)_\($0)" } }
    threshold = pins("threshold")
    comparator = pins("comparator")
    comparators = pins("comparators")
    decision = pins("decision")
    pulse = pins("pulse")
    pulseSet = pins("pulse_set")
    pulseCode = pins("pulse_code")
  }
}
