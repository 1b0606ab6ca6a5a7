import Diagnostics
import HDL
import Specifications

/// The table engine with its promise beside it: a transition every clock, its result three later.
final class TableEngineProof: TableEngine {
  @Registers(count: 3, width: 1, reset: 0) var underWay: SignalArray

  init(_ specification: TableEngineSpecification) {
    super.init(specification, promiseBits: [specification.valueBits])
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(advance) {
      underWay[0] <== takes
      underWay[1] <== underWay[0]
      underWay[2] <== underWay[1]
    }
    when(start) {
      for stage in underWay { stage <== 0 }
    }
    let isCleared = !clearing && !start
    assert(
      !(isCleared && resultReady) || transitionReady,
      "nothing but clearing and waiting results holds a transition up")
    assert(
      rankValid == underWay[0] && updateValid == underWay[1],
      "no transition is lost or made on the way")
    assert(resultValid == underWay[2], "the result comes three cycles after acceptance")
    assert(!updateJoins || updateInFlight, "only a value in flight joins")
    cover(takes && rankValid && updateValid && writeValid, "four transitions in four cycles")
    cover(updateJoins && updateValid, "a value in flight is the greatest")
    cover(updateOwnInFlight && updateValid, "an entry is updated twice in a row")
  }
}
