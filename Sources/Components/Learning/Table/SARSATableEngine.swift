import HDL
import Specifications

/// SARSA: the next state promises the value of the action that was chosen for it.
class SARSATableEngine: TableEngine {
  @Register("the value of the random action, unless it is in flight") var updateRandomValue
  @Register(1, reset: 0) var updateRandomInFlight

  init(
    _ specification: TableEngineSpecification,
    parts: any TableEngineParts = BuiltTableEngineParts()
  ) {
    _updateRandomValue = Register(
      signed: specification.valueBits, reset: 0,
      "the value of the random action, unless it is in flight")
    super.init(specification, promiseBits: [specification.valueBits], parts: parts)
  }

  @LogicBuilder
  override func ranked(
    row: [[Signal]], inFlight: Signal, best: Ranked, key: Ranked?
  ) -> Logic {
    updateRandomValue <== element(of: row[0], at: rankRandomLane)
    updateRandomInFlight <== (inFlight && updateAction == rankRandomLane)
  }

  override var promises: [Signal] {
    let random = mux(updateRandomInFlight, writeValue, updateRandomValue)
    return [mux(updateExplored, random, greatest.value)]
  }
}
