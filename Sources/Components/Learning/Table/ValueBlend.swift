import HDL
import Specifications

/// The new value of a table entry: `(1 - α)·value + α·reward + α·γ·promise`, rounded once and
/// saturated. Combinational.
///
/// It equals `value + α·(reward + γ·promise - value)` exactly before rounding. Written so, the
/// value and the promise, which come last, pass one multiplication side by side.
public final class ValueBlend: Hardware {
  @Input("the value before") var value
  @Input("what stays of it, in units of 2^-16") var keep
  @Input("learning rate times reward, in units of 2^-16") var rewardPart
  @Inputs var promises: SignalArray
  @Inputs var weights: SignalArray
  @Input(32, "added before the low bits are dropped") var dither
  @Output("rounded and saturated") var updated

  private let valueBits: Int

  /// - Parameter promiseBits: the widths of what is multiplied by a discount of its own.
  init(valueBits: Int, promiseCount: Int, promiseBits: Int) {
    self.valueBits = valueBits
    _value = Input(signed: valueBits, "the value before")
    _keep = Input(17, "what stays of it, in units of 2^-16")
    _rewardPart = Input(signed: valueBits + 17, "learning rate times reward, in units of 2^-16")
    _promises = Inputs(
      count: promiseCount, signed: promiseBits, "what the next state promises")
    _weights = Inputs(
      count: promiseCount, width: 33, "learning rate times discount of each, in units of 2^-32")
    _updated = Output(signed: valueBits, "rounded and saturated")
  }

  public var moduleName: String { "value_blend" }
  public var documentation: String {
    "A table entry's new value: one multiplication deep, rounded once, saturated."
  }

  public var body: Logic {
    let kept = ((keep * value) << 16).named("kept")
    let earned = (rewardPart << 16).named("earned")
    let promised = zip(promises, weights).enumerated().map { place, pair in
      (pair.0 * pair.1).named("promised_\(place)")
    }
    let exact = promised.reduce(kept + earned + dither) { $0 + $1 }.named("exact")
    updated <== exact[exact.width - 1...32].asSigned.saturated(to: valueBits)
  }
}

extension UnreachedHardware {
  static let ofValueBlend: [Self] = [
    .signal("kept", bits: 0...15, because: "it is shifted by 16 places, which are zero"),
    .signal("earned", bits: 0...15, because: "it is shifted by 16 places, which are zero"),
    .signal("dither", in: "maze-table", because: roundsToNearest),
    .signal(
      "exact_sum", bits: 0...15, in: "maze-table", because: roundsToNearest),
    .signal(
      "exact_sum_2", bits: 0...15, in: "maze-table", because: roundsToNearest),
  ]

  private static let roundsToNearest =
    "its table rounds to nearest: what is added before is always half of the last place"
}
