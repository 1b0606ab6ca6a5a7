import Specifications

/// What a layer of a matrix engine showed in the last cycles in which something happened: its strobes, and the voltage,
/// the current and the conductance behind what differs.
final class MatrixActivity {
  /// The state of things in one cycle, before its rising edge.
  struct Moment {
    let cycle: Int
    /// An element goes into the engine.
    let isInput: Bool
    let input: Int
    let isSampled: Bool
    let isConverted: Bool
    let isOutput: Bool
    /// Which plane and column are sampled.
    let place: String
    /// Of each lane looked at.
    let codes: [Int]
    /// Of each lane looked at, in amperes.
    let currents: [Double]
    /// Of the row looked at, in volts.
    let voltage: Double
    /// Of the cells of that row in the bitlines that are sampled, by lane looked at, in siemens.
    let conductances: [Double]
    let sum: Int
    let result: Int
  }

  private(set) var moments: [Moment] = []
  /// The tile and lane of each lane looked at.
  let lanes: [(tile: Int, lane: Int)]
  let row: Int
  let layerName: String
  private let layer: MatrixLayerSpecification
  private let engine: MatrixEnginePorts
  private let ports: MatrixLayerPorts
  private let input: IntegerFormat
  private let cells: [ProbeHandle]
  private let lastCycle: Int
  private var samples = 0

  private static let most = 64
  private static let mostLanes = 3
  /// Cycles that are looked at behind the one that differs.
  private static let cyclesBehind = 40

  init(_ model: MatrixEngineModel, mismatch: MatrixMismatch) throws {
    let specification = model.specification
    let layers = specification.layers
    let index = layers.firstIndex { $0.name == mismatch.layer } ?? layers.count - 1
    let layer = specification.layers[index]
    self.layer = layer
    layerName = layer.name
    engine = try MatrixEnginePorts(model.library, specification: specification)
    ports = engine.layers[index]
    input = specification.layers[0].input
    let tile = mismatch.tile ?? 0
    let chosen =
      mismatch.lane.map { [$0] } ?? Array((0..<layer.tile.converters).prefix(Self.mostLanes))
    lanes = chosen.map { (tile, $0) }
    row = mismatch.row ?? 0
    cells = try lanes.map {
      try model.library.probe(MatrixEngineModel.cells(layer: index, tile: $0.tile))
    }
    lastCycle = mismatch.cycle + Self.cyclesBehind
  }

  /// Looks at a cycle, and keeps it when something happens.
  func sample(_ instance: ModelInstance) throws(ModelFailure) {
    let isSampled = try instance.peek(ports.sampled) == 1
    let isConverted = try instance.peek(ports.converted) == 1
    let isOutput = try instance.peek(ports.output) == 1
    let isOffered = try instance.value(ofPort: engine.inputValid.name) == 1
    let isWelcome = try instance.peek(engine.inputReady) == 1
    let isInput = isOffered && isWelcome
    let step = samples
    if isSampled { samples += 1 }
    guard isSampled || isConverted || isOutput || isInput, Int(instance.cycle) <= lastCycle else {
      return
    }
    let columns = layer.usedColumnsPerLane
    let (plane, column) = (step % (layer.planes.count * columns)).quotientAndRemainder(
      dividingBy: columns)
    var codes: [Int] = []
    var currents: [Double] = []
    var conductances: [Double] = []
    for (index, place) in lanes.enumerated() {
      let lane = place.tile * layer.tile.converters + place.lane
      codes.append(Int(try instance.peek(ports.codes[lane])))
      currents.append(try instance.probe(ports.samples[lane], at: 0))
      let bitline = place.lane * layer.tile.columnsPerLane + column
      conductances.append(
        try instance.probe(cells[index], at: row * layer.tile.columns + bitline))
    }
    let moment = Moment(
      cycle: Int(instance.cycle), isInput: isInput,
      input: input.value(ofBits: Int(try instance.value(ofPort: engine.inputData.name))),
      isSampled: isSampled, isConverted: isConverted, isOutput: isOutput,
      place: "\(plane), \(column)", codes: codes, currents: currents,
      voltage: try instance.probe(ports.voltages[lanes.first?.tile ?? 0], at: row),
      conductances: conductances, sum: Int(try instance.peekSigned(ports.sum)),
      result: layer.post.format.value(ofBits: Int(try instance.peek(ports.result))))
    moments.append(moment)
    if moments.count > Self.most { moments.removeFirst() }
  }
}
