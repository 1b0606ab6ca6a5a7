import HDL
import Specifications

/// The analogue part of the tile behind digital pins: the array, the wordline converter's levels,
/// the comparator and, where they are asked for, the sense amplifiers. A behavioural model stands
/// behind it in simulation, a hard macro on a chip.
public class CrossbarMacro: BlackBox {
  @Input("the wordline that is driven") var row
  @Input("how far: the wordline converter's code") var wordlineCode
  @Input("the bitline that is sensed or programmed") var column
  @Input("senses the reference current instead of the bitline") var reference
  @Input("samples the sensed current at the clock edge") var sample
  @Input("the code the sampled current is compared with") var threshold
  @Output("the sampled current reaches the threshold") var comparator
  @Input("programs the selected cell at the clock edge") var pulse
  @Input("SET, not RESET") var pulseSet
  @Input var pulseAmplitude
  @FlippedPorts var number: TileNumber?

  private let name: String

  public init(_ specification: QLearningAcceleratorSpecification) {
    let tile = specification.tile
    name = "\(specification.name)_crossbar_macro"
    _row = Input(counterWidth(tile.rowsPerTile), "the wordline that is driven")
    _wordlineCode = Input(tile.wordlineBits, "how far: the wordline converter's code")
    _column = Input(counterWidth(tile.columns), "the bitline that is sensed or programmed")
    _threshold = Input(
      specification.converter.bits, "the code the sampled current is compared with")
    _pulseAmplitude = Input(specification.programVerify.amplitudeBits)
    _number = FlippedPorts(TileNumber(tile), prefix: "")
  }

  public var moduleName: String { name }
  public var documentation: String { "Crossbar array with its converters' analogue parts." }
}

/// Which of several tiles one is.
struct TileNumber: HardwareBundle {
  @Output("which tile it is") var tile

  /// `nil` where there is one tile.
  init?(_ tile: CrossbarTileSpecification) {
    guard tile.tiles > 1 else { return nil }
    _tile = Output(counterWidth(tile.tiles), "which tile it is")
  }
}

/// The crossbar macro with sense amplifiers that compare the values of a row slice by slice.
public final class SensingCrossbarMacro: CrossbarMacro {
  @Input("compares the bitlines of a slice at the clock edge") var sense
  @Input("the slice, the most significant is 0") var senseSlice
  @Input("the values that take part") var senseMask
  @Output("those within the margin of the greatest") var candidates

  public override init(_ specification: QLearningAcceleratorSpecification) {
    let tile = specification.tile
    _senseSlice = Input(counterWidth(tile.slices), "the slice, the most significant is 0")
    _senseMask = Input(tile.valuesPerRow, "the values that take part")
    _candidates = Output(tile.valuesPerRow, "those within the margin of the greatest")
    super.init(specification)
  }
}
