import HDL
import Specifications

/// A crossbar tile whose macro has sense amplifiers: it finds the greatest value of a row without
/// converting it.
public final class SensingCrossbarTile: CrossbarTile {
  @FlippedPorts var sensing: TileSensing

  @Instance var winnerTakeAll: WinnerTakeAll

  private let sensingMacro: SensingCrossbarMacro

  public init(_ specification: QLearningAcceleratorSpecification) {
    sensingMacro = SensingCrossbarMacro(specification)
    _sensing = FlippedPorts(TileSensing(specification.tile), prefix: "")
    _winnerTakeAll = Instance(
      wrappedValue: WinnerTakeAll(specification.senseAmplifier, tile: specification.tile))
    super.init(specification, macro: sensingMacro)
  }

  @LogicBuilder public override var body: Logic {
    super.body
    winnerTakeAll.start <== sensing.senseStart
    winnerTakeAll.candidates <== sensingMacro.candidates
    sensingMacro.sense <== winnerTakeAll.sense
    sensingMacro.senseSlice <== winnerTakeAll.slice
    sensingMacro.senseMask <== winnerTakeAll.mask
    sensing.senseDone <== winnerTakeAll.done
    sensing.winner <== winnerTakeAll.winner
  }
}
