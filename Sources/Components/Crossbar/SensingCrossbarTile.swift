import HDL
import Specifications

/// A crossbar tile whose macro has sense amplifiers: it finds the greatest value of a row without
/// converting it.
public final class SensingCrossbarTile: CrossbarTile {
  @Input("compares the values of the row") var senseStart
  @Output("the winner is known") var senseDone
  @Output("the greatest value, the lowest index of equals") var winner

  @Instance var winnerTakeAll: WinnerTakeAll

  private let sensingMacro: SensingCrossbarMacro

  public init(_ specification: QLearningAcceleratorSpecification) {
    sensingMacro = SensingCrossbarMacro(specification)
    _winner = Output(
      counterWidth(specification.tile.valuesPerRow),
      "the greatest value, the lowest index of equals"
    )
    _winnerTakeAll = Instance(
      wrappedValue: WinnerTakeAll(specification.senseAmplifier, tile: specification.tile))
    super.init(specification, macro: sensingMacro)
  }

  @LogicBuilder public override var body: Logic {
    super.body
    winnerTakeAll.start <== senseStart
    winnerTakeAll.candidates <== sensingMacro.candidates
    sensingMacro.sense <== winnerTakeAll.sense
    sensingMacro.senseSlice <== winnerTakeAll.slice
    sensingMacro.senseMask <== winnerTakeAll.mask
    senseDone <== winnerTakeAll.done
    winner <== winnerTakeAll.winner
  }
}
