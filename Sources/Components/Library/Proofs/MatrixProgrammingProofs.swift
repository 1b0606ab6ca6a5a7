import DevicePhysics
import HDL
import Specifications

/// A layer that is small enough for proofs: two tiles of three rows, two lanes of two columns each.
enum ProvedMatrixLayer {
  static func layer(
    kind: ConverterKind = .sar, bits: Int, activation: Activation = .none,
    calibration: ConverterCalibration = .none,
    programming: MatrixProgrammingSpecification = .openLoop
  ) -> MatrixLayerSpecification {
    let tile = MatrixTileSpecification(
      rows: 3, columns: 4, converters: 2, driveBits: 1, device: OhmicMemristor(),
      lowestLevel: 40e-6, levelSpacing: 30e-6, readVoltage: 0.2, readNoise: 0, programSpread: 0)
    var layer = MatrixLayerSpecification(
      name: "proved",
      weights: WeightMatrix(outputs: 3, inputs: 2, values: [1, 0, -1, 1, 0, 1]),
      input: IntegerFormat(bits: 1, isSigned: false), tile: tile,
      mapping: WeightMapping(
        scheme: .differentialPair, slicing: .binary, weightBits: 2, cellBits: 1),
      converter: MatrixConverterSpecification(
        kind: kind, bits: bits, settleCycles: 1, levelsPerCode: 1, offsetSpread: 0, gainSpread: 0),
      accumulatorBits: 4,
      post: PostProcessing(
        activation: activation, shift: 0, format: IntegerFormat(bits: 4, isSigned: false)))
    layer.converter.calibration = calibration
    layer.programming = programming
    return layer
  }

  static let names = MatrixNames(engine: "proved", layer: 0)

  /// Two tiles of two rows, two lanes of two cells each, converters that take two cycles.
  static let programmed: MatrixLayerSpecification = {
    var layer = Self.layer(kind: .flash, bits: 4, programming: programming)
    layer.weights = WeightMatrix(
      outputs: 2, inputs: 4, values: [1, 0, -1, 1, 0, 1, 1, -1])
    layer.tile.rows = 2
    return layer
  }()

  /// At most two pulses of two cycles.
  static let programming: MatrixProgrammingSpecification = {
    var programming = MatrixProgrammingSpecification.openLoop
    programming.scheme = .incrementalAmplitude
    programming.pulseLimit = 2
    programming.pulseBits = 1
    return programming
  }()
}

/// The cells of a lane with codes that are free, led as a row programmer leads them.
final class CellProgrammerProof: CellProgrammer {
  @Register("a cell was taken up and not decided on since") var owed
  @Register("pulses of the cell under way") var given
  @Register("the last code lay in the window") var wasInside
  @Register("the last code lay below the window") var wasBelow
  @Register("the last decision was to give up") var wasGivenUp

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _owed = Register(1, reset: 0)
    _given = Register(counterWidth(layer.programming.pulseLimit + 2), reset: 0)
    _wasInside = Register(1, reset: 0)
    _wasBelow = Register(1, reset: 0)
    _wasGivenUp = Register(1, reset: 0)
    super.init(layer, names: names)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let level = element(of: levels.elements, at: column)
    let middle = ((level.extended(to: code.width + 2) + 1) * layer.codesPerLevel)
    let half = (layer.verifyWindow(ofLevel: 0).count - 1) / 2
    let inside = (code + half >= middle && code <= middle + half).named("is_inside")

    super.body
    assume(!(load && decide), "a cell is taken up before it is decided on")
    assume(!write || (!working && !load), "levels come in between rows")
    when(load) {
      owed <== pending
      given <== 0
      wasInside <== 0
      wasGivenUp <== 0
    }
    .elsewhen(decide) {
      owed <== 0
      wasInside <== inside
      wasBelow <== (code + half < middle)
      wasGivenUp <== failing
      when(wanting) { given <== given &+ 1 }
    }
    assert(given == pulses, "every pulse is counted")
    assert(pulses <= layer.programming.pulseLimit, "the pulses are limited")
    assert(!(wanting && failing), "a cell gets a pulse or is given up")
    assert(!failing || pulses == layer.programming.pulseLimit, "none is given up too early")
    assert(!working || owed || (!wasInside && pulses != 0), "a cell in its window gets no pulse")
    assert(
      !working || owed || pulseSet == wasBelow, "a pulse goes the way the last code asks for")
    assert(!(working && wasGivenUp), "what is given up gets no more")
    cover(failing && decide, "a cell is given up after all pulses")
    cover(decide && inside && pulses == layer.programming.pulseLimit, "the last pulse does it")
  }
}

/// The row programmer with lanes that may have cells and want pulses at any time.
final class RowProgrammerProof: RowProgrammer {
  @Register("cycles since the last decision, column or pulse began") var elapsed
  @Register("the last decision wanted a pulse") var wanted
  @Register("pulses were given since that decision") var given
  @Register("a sample was taken since the last conversion began") var sampled

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _elapsed = Register(8, reset: 0)
    _wanted = Register(1, reset: 0)
    _given = Register(1, reset: 0)
    _sampled = Register(1, reset: 0)
    super.init(layer, names: names)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let duration = layer.columnCycles
    super.body
    assume(!start || phase == .idle, "a row begins when no other is programmed")
    assume(startRow < layer.tile.rows, "the row is one of the layer")
    when(phase == .convert) { elapsed <== elapsed &+ 1 }.otherwise { elapsed <== 0 }
    when(phase == .convert) { sampled <== (sampled || sample) }.otherwise { sampled <== 0 }
    when(decide) {
      wanted <== wanting
      given <== 0
    }
    .elsewhen(strobe) { given <== 1 }
    assert(phase != .convert || elapsed == cycle, "conversions are counted from their first cycle")
    assert(
      !decide || elapsed == duration, "codes are looked at the promised cycles after the start")
    assert(elapsed <= duration, "no conversion takes longer")
    assert(!search || sampled, "a sample is taken before it is compared")
    assert(!strobe || (wanted && !given), "pulses are given once, where a lane wants one")
    assert(
      phase != .pulse || given == (pulseTime != 0), "they are given in the first of their cycles")
    assert(!(load && decide), "a column begins or is decided on")
    assert(row < layer.tile.rows, "the row is one of the layer")
    assert(!finish || column == layer.usedColumnsPerLane - 1, "a row is over after its last column")
    cover(finish && decide, "a row with cells is over")
    cover(strobe, "pulses are given")
  }
}
