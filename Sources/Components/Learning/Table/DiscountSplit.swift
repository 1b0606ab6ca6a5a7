import HDL
import Specifications

/// The two discounts of expected SARSA: on the greatest value of a row, and on its sum.
///
/// `onSum` is `discount · exploration / actions`, rounded to nearest, and no more than
/// `discount / actions`; `onGreatest` is what is left, `discount - actions · onSum`. They change
/// when `done` is high, `TableCycleCounts.weighingCycles` after `start`.
public final class DiscountSplit: Hardware {
  @Input("makes both 0") var clear
  @Input("takes discount and exploration") var start
  @Input(17, "in units of 2^-16") var discount
  @Input(17, "in units of 2^-16") var exploration
  @Output("they are there from the next cycle on") var done
  @Output(17, "in units of 2^-16") var onGreatest
  @Output(17, "in units of 2^-16") var onSum

  @Instance var divider: Divider
  @Register(17, reset: 0) var discountHeld
  @Register(17, reset: 0) var greatestPart
  @Register(17, reset: 0) var sumPart

  private let actions: Int

  /// - Parameter actions: values in a row, 2...64.
  public init(actions: Int) {
    self.actions = actions
    _divider = Instance(
      wrappedValue: Divider(dividendBits: 18, divisorBits: counterWidth(actions + 1)))
  }

  public var documentation: String {
    "The discounts of expected SARSA on the greatest of \(actions) values and on their sum."
  }

  public var body: Logic {
    let product = (discount * exploration + (actions << 15)).named("product")
    let quotient = divider.quotient.truncated(to: 17).named("nearest")
    let whole = (quotient * actions).named("whole")
    let part = mux(whole > discountHeld, quotient &- 1, quotient).named("part")
    divider.start <== start
    divider.dividend <== fitted(product[product.width - 1...16], to: 18)
    divider.divisor <== Literal(actions, width: counterWidth(actions + 1))
    done <== divider.done
    onGreatest <== greatestPart
    onSum <== sumPart
    when(clear) {
      sumPart <== 0
      greatestPart <== 0
    }
    when(start) { discountHeld <== discount }
    when(divider.done) {
      sumPart <== part
      greatestPart <== discountHeld &- (part * actions).truncated(to: 17)
    }
  }
}
