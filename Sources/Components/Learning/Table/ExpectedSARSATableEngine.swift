import HDL
import Specifications

/// Expected SARSA: the next state promises its greatest value and the sum of its values, each with
/// a discount of its own.
class ExpectedSARSATableEngine: TableEngine {
  @Input(17, "on the sum of the row, in units of 2^-16") var discountOnSum
  @Register("the sum of the others") var updateSum

  private let sumBits: Int

  init(
    _ specification: TableEngineSpecification,
    parts: any TableEngineParts = BuiltTableEngineParts()
  ) {
    sumBits = specification.valueBits + counterWidth(specification.actions)
    _updateSum = Register(signed: sumBits, reset: 0, "the sum of the others")
    super.init(specification, promiseBits: [specification.valueBits, sumBits], parts: parts)
  }

  override var discounts: [Signal] { [discount, discountOnSum] }

  @LogicBuilder
  override func ranked(
    row: [[Signal]], inFlight: Signal, best: Ranked, key: Ranked?
  ) -> Logic {
    let others = row[0].indices.map { lane in
      let isOut = inFlight && updateAction == lane
      return mux(isOut, Literal(0, signed: specification.valueBits), row[0][lane])
    }
    updateSum <== fitted(others.reduce(Literal(0, signed: 1)) { $0 + $1 }, to: sumBits)
  }

  override var promises: [Signal] {
    let joining = mux(updateInFlight, writeValue, Literal(0, signed: specification.valueBits))
    return [greatest.value, fitted(updateSum + joining, to: sumBits)]
  }
}
