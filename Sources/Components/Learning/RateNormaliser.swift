import HDL

/// Divides a relative change by the greatest since `clear` and multiplies it with the full scale.
///
/// `done` is high `divisionCycles` after `start`; the rate, rounded down, is valid in that cycle.
public final class RateNormaliser: Hardware {
  @Input("forgets the greatest") var clear
  @Input("normalises the relative change") var start
  @Input(16, "in units of 2^-16") var relativeChange
  @Output("the rate is there") var done
  @Output var rate

  @Instance var divider: Divider
  @Register(16, reset: 0) var greatest

  private let fullScaleCode: Int

  /// - Parameter rateBits: those of the full scale, at most 17.
  public init(fullScaleCode: Int, rateBits: Int) {
    _rate = Output(rateBits, "in units of 2^-16")
    self.fullScaleCode = fullScaleCode
    _divider = Instance(wrappedValue: Divider(dividendBits: 33, divisorBits: 16))
  }

  public var documentation: String {
    "The relative change in parts of the greatest so far, times \(fullScaleCode) / 65536."
  }

  public var body: Logic {
    let next = mux(relativeChange > greatest, relativeChange, greatest).named("next_greatest")

    divider.start <== start
    divider.dividend <== relativeChange * Literal(fullScaleCode, width: 17)
    divider.divisor <== next
    done <== divider.done
    rate
      <== mux(
        greatest.isZero, Literal(0, width: rate.width), divider.quotient.truncated(to: rate.width))
    assert(
      ~divider.done | greatest.isZero | divider.quotient[32...17].isZero,
      "no rate is beyond the full scale")
    when(start) { greatest <== next }
    when(clear) { greatest <== 0 }
  }
}
