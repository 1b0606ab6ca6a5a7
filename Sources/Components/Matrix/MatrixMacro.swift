import HDL
import Specifications

/// The analogue part of a tile behind digital pins: array, wordline converters, column multiplexers,
/// sample-and-hold circuits and comparators. A behavioural model stands behind it in simulation, a
/// hard macro on a chip.
public class MatrixMacro: BlackBox {
  @Input("which tile of the layer it is") var tile
  @Input("the codes of the wordline converters, row 0 lowest") var drive
  @Input("the bitline of every lane that is sampled") var column
  @Input("samples at the clock edge") var sample
  @Inputs var restart: SignalArray
  @Inputs var search: SignalArray
  @FlippedPorts var cellWrite: CellWritePins?
  @FlippedPorts var verifying: VerifyPins?
  @Inputs var pulse: SignalArray
  @Inputs var pulseSet: SignalArray
  @Inputs var pulseCode: SignalArray
  @FlippedPorts var reference: ReferencePins?
  @FlippedPorts var upperReference: UpperReferencePins?

  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let tile = layer.tile
    name = names.macro
    _tile = Input(counterWidth(layer.tiles), "which tile of the layer it is")
    _drive = Input(
      tile.rows * tile.rowBits, "the codes of the wordline converters, row 0 lowest")
    _column = Input(
      counterWidth(layer.usedColumnsPerLane), "the bitline of every lane that is sampled")
    _restart = Inputs(
      count: layer.isIntegrating ? 1 : 0, "it is the first sample of a column")
    _search = Inputs(
      count: layer.converter.hasTimedDecisions ? 1 : 0, "a decision is made in this cycle")
    _cellWrite = FlippedPorts(CellWritePins(layer), prefix: "")
    _verifying = FlippedPorts(VerifyPins(layer), prefix: "")
    _reference = FlippedPorts(ReferencePins(layer), prefix: "")
    _upperReference = FlippedPorts(UpperReferencePins(layer), prefix: "")
    let pulses = layer.programming.isVerified ? tile.converters : 0
    _pulse = Inputs(count: pulses, "a lane's cell gets a pulse at the clock edge")
    _pulseSet = Inputs(count: pulses, "a SET pulse, not a RESET pulse")
    _pulseCode = Inputs(count: pulses, width: layer.pulseCodeBits)
  }

  public var moduleName: String { name }
  public var documentation: String { "Tile of a matrix engine: the array and its analogue parts." }

  static func make(_ layer: MatrixLayerSpecification, names: MatrixNames) -> MatrixMacro {
    switch layer.converter.kind {
    case .sar, .ramp: SearchedMatrixMacro(layer, names: names)
    case .dualSlope, .integrateAndFire: ComparingMatrixMacro(layer, names: names)
    case .flash: FlashMatrixMacro(layer, names: names)
    case .sense, .winnerTakeAll: SenseMatrixMacro(layer, names: names)
    }
  }
}

/// A tile with one comparator for each lane.
class ComparingMatrixMacro: MatrixMacro {
  @Outputs var comparator: SignalArray

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _comparator = Outputs(count: layer.tile.converters, "what a lane's comparator says")
    super.init(layer, names: names)
  }
}

/// A tile whose comparators compare with a code that they are given.
final class SearchedMatrixMacro: ComparingMatrixMacro {
  @Inputs var threshold: SignalArray

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _threshold = Inputs(
      count: layer.tile.converters, width: layer.converter.searchBits,
      "the code a lane's sample is compared with")
    super.init(layer, names: names)
  }
}

/// A tile with a comparator for each code of each lane.
final class FlashMatrixMacro: MatrixMacro {
  @Outputs var comparators: SignalArray

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _comparators = Outputs(
      count: layer.tile.converters, width: layer.converter.highestCode,
      "a lane's sample reaches the codes from 1 up")
    super.init(layer, names: names)
  }
}
