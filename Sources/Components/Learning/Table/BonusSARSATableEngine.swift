import HDL
import Specifications

/// SARSA with a policy that adds something to the values: the next state promises the value whose sum
/// is the greatest.
class BonusSARSATableEngine: TableEngine {
  @Register("the value with the greatest sum of the others") var updateKeyValue

  init(
    _ specification: TableEngineSpecification,
    parts: any TableEngineParts = BuiltTableEngineParts()
  ) {
    _updateKeyValue = Register(
      signed: specification.valueBits, reset: 0, "the value with the greatest sum of the others")
    super.init(specification, promiseBits: [specification.valueBits], parts: parts)
  }

  @LogicBuilder
  override func ranked(
    row: [[Signal]], inFlight: Signal, best: Ranked, key: Ranked?
  ) -> Logic {
    if let key { updateKeyValue <== element(of: row[0], at: key.index) }
  }

  override var promises: [Signal] { [mux(keyJoins, writeValue, updateKeyValue)] }
}
