import HDL
import Specifications

/// The arithmetic of one Q-learning update in four registered steps.
///
/// ```
///  greatest ─▶ × γ, round ─▶│ + reward - value ─▶│ × α ─▶│ + dither, >>, + value, saturate ─▶│
///                       discounted            error    product                         updated
/// ```
/// Each register follows the one before it by a cycle; the last takes the new value in the cycle of
/// `round`.
public final class TemporalDifference: Hardware {
  @Input("the greatest value of the next state") var greatest
  @Input("no state follows: the greatest value counts as zero") var terminal
  @Input var reward
  @Input("the value to be updated") var value
  @Input(17, "in units of 2^-16") var discount
  @Input(17, "in units of 2^-16") var rate
  @Input("takes the rounded value at the end of this cycle") var round
  @Input("added before the low bits are dropped") var dither
  @Output("in units of the reward") var error
  @Output var updated

  @Register var discounted
  @Register var errorHeld
  @Register var product
  @Register var updatedHeld

  private let learning: QLearningSpecification
  private let valueBits: Int

  public init(_ specification: QLearningAcceleratorSpecification) {
    learning = specification.learning
    valueBits = specification.tile.valueBits
    let errorBits = specification.errorBits
    let discountedBits = valueBits + learning.errorFractionBits - learning.fractionBits
    _greatest = Input(signed: valueBits, "the greatest value of the next state")
    _reward = Input(signed: learning.rewardBits)
    _value = Input(signed: valueBits, "the value to be updated")
    _dither = Input(learning.roundedBits, "added before the low bits are dropped")
    _error = Output(signed: errorBits, "in units of the reward")
    _updated = Output(signed: valueBits)
    _discounted = Register(signed: discountedBits, reset: 0)
    _errorHeld = Register(signed: errorBits, reset: 0)
    _product = Register(signed: errorBits + 17, reset: 0)
    _updatedHeld = Register(signed: valueBits, reset: 0)
  }

  public var documentation: String {
    """
    One Q-learning update: values with \(learning.fractionBits) fraction bits, rewards and errors \
    with \(learning.errorFractionBits).
    """
  }

  public var body: Logic {
    let finer = learning.errorFractionBits - learning.fractionBits
    let dropped = 16 - finer
    let exact = (discount * greatest).named("exact")
    let half = dropped > 0 ? 1 << (dropped - 1) : 0
    let rounded = dropped > 0 ? (exact + half) >> dropped : exact
    let aligned = finer > 0 ? value << finer : value
    let dithered = (product + dither).named("dithered")
    let increment = dithered[dithered.width - 1...learning.roundedBits].asSigned

    discounted
      <== mux(
        terminal, Literal(0, signed: discounted.width), rounded.truncated(to: discounted.width))
    errorHeld <== fitted(reward + discounted - aligned, to: errorHeld.width)
    product <== fitted(errorHeld * rate, to: product.width)
    when(round) { updatedHeld <== (value + increment).saturated(to: valueBits) }
    error <== errorHeld
    updated <== updatedHeld
  }
}
