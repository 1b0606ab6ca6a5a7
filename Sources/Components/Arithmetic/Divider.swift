import HDL

/// Restoring division, one bit of the quotient a cycle.
///
/// `done` is high for one cycle, `dividendBits + 1` cycles after `start`; the quotient, rounded
/// down, stays until the next start. A divisor of zero gives a quotient of all ones.
public class Divider: Hardware {
  @Input("takes the operands") var start
  @Input var dividend
  @Input var divisor
  @Output("the quotient is there") var done
  @Output("dividend / divisor, rounded down") var quotient

  @Register var remainder
  @Register("the dividend's bits still to come, then the quotient's") var shifted
  @Register var divisorHeld
  @Register var stepsLeft
  @Register(1, reset: 0) var finished

  let dividendBits: Int
  let divisorBits: Int

  public init(dividendBits: Int, divisorBits: Int) {
    self.dividendBits = dividendBits
    self.divisorBits = divisorBits
    _dividend = Input(dividendBits)
    _divisor = Input(divisorBits)
    _quotient = Output(dividendBits)
    _remainder = Register(divisorBits, reset: 0)
    _shifted = Register(dividendBits, reset: 0)
    _divisorHeld = Register(divisorBits, reset: 0)
    _stepsLeft = Register(counterWidth(dividendBits + 1), reset: 0)
  }

  public var moduleName: String { "divider_\(dividendBits)_by_\(divisorBits)" }
  public var documentation: String {
    "Restoring divider: a \(dividendBits)-bit dividend by a \(divisorBits)-bit divisor, one bit a cycle."
  }

  @LogicBuilder public var body: Logic {
    let trial = cat(remainder, shifted[dividendBits - 1]).named("trial")
    let fits = (trial >= divisorHeld).named("fits")

    done <== finished
    quotient <== shifted
    finished <== 0
    assert(~(start & (stepsLeft != 0)), "a division is started when none runs")
    if dividendBits + 1 < 1 << stepsLeft.width {
      assert(stepsLeft <= dividendBits, "there are no more steps than bits of the dividend")
    }
    cover(finished & divisorHeld.isZero, "the divisor is zero")
    when(start) {
      remainder <== 0
      shifted <== dividend
      divisorHeld <== divisor
      stepsLeft <== dividendBits
    }
    .elsewhen(stepsLeft != 0) {
      remainder
        <== mux(
          fits, (trial &- divisorHeld.extended(to: divisorBits + 1)), trial
        ).truncated(to: divisorBits)
      shifted <== cat(shifted[dividendBits - 2...0], fits)
      stepsLeft <== stepsLeft &- 1
      finished <== stepsLeft == 1
    }
  }
}

extension UnreachedHardware {
  static let ofDivider: [Self] = [
    .signal(
      "dividend", bits: 0...15, in: "maze-walker", "maze-table",
      because: "the learning rate is a code with 16 places behind the point, divided by another")
  ]
}
