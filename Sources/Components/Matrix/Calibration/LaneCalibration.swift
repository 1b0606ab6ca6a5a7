import HDL
import Specifications

/// Takes the offset, and with it the gain, of a lane's converter off its codes, as they were found with references.
///
/// ```
///  code ─▶ × 16 ─▶ − sum of the lower reference's codes ─▶ × gain ─▶ round, >> ─▶ + its true code ─▶ saturate ─▶ corrected
///   └─▶ = 0? ─▶ stays 0
/// ```
/// `gain` is what the references' codes should differ over what they do. A code of 0 stays 0, and before a calibration all codes as they are.
public class LaneCalibration: Hardware {
  @Input("as converted") var code
  @Input("a calibration begins") var clear
  @Input("the code is that of a reference") var measure
  @Inputs var upper: SignalArray
  @Inputs var divide: SignalArray
  @Output("without offset and gain") var corrected

  @Register("of the codes of the lower reference") var lowSum
  @Registers var highSum: SignalArray
  @Registers var gain: SignalArray
  @Instance var divider: Divider?

  let converter: MatrixConverterSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    converter = layer.converter
    name = names.module("calibration")
    let bits = converter.bits
    let sums = bits + MatrixConverterSpecification.calibrationSampleBits
    let samples = MatrixConverterSpecification.calibrationSamples
    let gains = converter.calibration == .offsetAndGain ? 1 : 0
    _code = Input(bits, "as converted")
    _upper = Inputs(count: gains, "the reference is the upper one")
    _divide = Inputs(count: gains, "both sums are there")
    _corrected = Output(bits, "without offset and gain")
    _lowSum = Register(
      sums, reset: converter.referenceCodes.low * samples, "of the codes of the lower reference")
    _highSum = Registers(count: gains, width: sums, reset: 0, "of the upper one's")
    _gain = Registers(
      count: gains, width: converter.gainFraction + 2, reset: 1 << converter.gainFraction,
      "\(converter.gainFraction) bits of it behind the point")
    _divider = Instance(
      wrappedValue: gains == 0
        ? nil : Divider(dividendBits: converter.gainDividendBits, divisorBits: sums))
  }

  public var moduleName: String { name }
  public var documentation: String {
    "Correction of a lane's codes of \(converter.bits) bits (\(converter.calibration.rawValue))."
  }

  @LogicBuilder public var body: Logic {
    let sums = lowSum.width
    let sampleBits = MatrixConverterSpecification.calibrationSampleBits
    let difference = (cat(code, Literal(0, width: sampleBits)) - lowSum).named("difference")
    let fraction = gain.count == 0 ? 0 : converter.gainFraction
    let half = Literal(1 << (fraction + sampleBits - 1), signed: fraction + sampleBits + 1)
    let scaled = gain.elements.first.map {
      (difference * $0.extended(to: $0.width + 1).asSigned).named("scaled")
    }
    let rounded = ((scaled ?? difference) + half).named("rounded")
    let whole = (rounded >> (fraction + sampleBits)).named("whole")
    let low = Literal(converter.referenceCodes.low, signed: converter.bits + 1)
    // A code of 0 says at most how great the current is.
    corrected
      <== mux(
        code == 0, Literal(0, width: converter.bits),
        (whole + low).saturated(toUnsigned: converter.bits))

    let isLower: Signal = upper.elements.first.map { !$0 } ?? true
    when(clear) { lowSum <== 0 }
      .elsewhen(measure && isLower) { lowSum <== lowSum &+ code.extended(to: sums) }
    if let divider { dividing(divider) }
  }

  @LogicBuilder private func dividing(_ divider: Divider) -> Logic {
    let sums = lowSum.width
    let least = Literal(converter.leastDifference, signed: sums + 1)
    let apart = (highSum[0] - lowSum).named("apart")
    when(clear) { highSum[0] <== 0 }
      .elsewhen(measure && upper[0]) { highSum[0] <== highSum[0] &+ code.extended(to: sums) }
    divider.start <== divide[0]
    divider.dividend <== Literal(converter.gainDividend, width: converter.gainDividendBits)
    divider.divisor <== mux(apart < least, least, apart).truncated(to: sums).asUnsigned
    when(divider.done) { gain[0] <== fitted(divider.quotient, to: gain[0].width) }
  }
}
