import HDL
import Specifications

/// Double Q-learning: the updated table says which action is greatest, the other what it is worth;
/// the policy follows their sum.
class DoubleTableEngine: TableEngine {
  @Register("what the other table says of the greatest, unless it is in flight") var updateWorth
  @Register(1, reset: 0) var updateWorthInFlight
  @Register("what the table that is not in flight says of the lane in flight") var updateKnown
  @Register(1, reset: 0, "a value of the next state is in flight, in either table")
  var updateAnyInFlight
  @Register("the greatest sum of the lanes not in flight") var updateGreatestSum
  @Register("its action") var updateGreatestSumLane

  init(
    _ specification: TableEngineSpecification,
    parts: any TableEngineParts = BuiltTableEngineParts()
  ) {
    let bits = specification.valueBits
    _updateWorth = Register(
      signed: bits, reset: 0,
      "what the other table says of the greatest, unless it is in flight")
    _updateKnown = Register(
      signed: bits, reset: 0,
      "what the table that is not in flight says of the lane in flight")
    _updateGreatestSum = Register(
      signed: bits + 1, reset: 0, "the greatest sum of the lanes not in flight")
    _updateGreatestSumLane = Register(
      counterWidth(specification.actions), reset: 0, "its action")
    super.init(specification, promiseBits: [bits], parts: parts)
  }

  @LogicBuilder
  override func ranked(
    row: [[Signal]], inFlight: Signal, best: Ranked, key: Ranked?
  ) -> Logic {
    let lanes = row[0].indices
    let others = lanes.map { mux(rankTable[0], row[0][$0], row[1][$0]) }
    let sums = lanes.map { (row[0][$0] + row[1][$0]).named("sum_\($0)") }
    let out = lanes.map { (inFlight && updateAction == $0).named("sum_out_\($0)") }
    let greatestSum = Ranked.greatest(of: sums, out: out, named: "sum_rank")
    let known = lanes.map { mux(updateTable[0], row[0][$0], row[1][$0]) }

    updateWorth <== element(of: others, at: best.index)
    updateWorthInFlight
      <== (inFlight && updateTable[0] != rankTable[0] && updateAction == best.index)
    updateKnown <== element(of: known, at: updateAction)
    updateAnyInFlight <== inFlight
    updateGreatestSum <== greatestSum.value
    updateGreatestSumLane <== greatestSum.index
  }

  override var promises: [Signal] {
    let ofRanked = mux(updateWorthInFlight, writeValue, updateWorth)
    return [mux(updateJoins, updateKnown, ofRanked)]
  }

  override var greedyLane: Signal {
    let ranked = Ranked(value: updateGreatestSum, index: updateGreatestSumLane)
    return mux(
      joins(writeValue + updateKnown, ranked, inFlight: updateAnyInFlight), updateInFlightLane,
      ranked.index)
  }
}
