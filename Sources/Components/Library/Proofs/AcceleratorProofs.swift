import HDL
import Specifications

/// The divider beside its operands and a count of cycles.
final class DividerProof: Divider {
  @Register("the dividend of the division under way") var taken
  @Register("cycles since the start; 0 without one") var elapsed

  override init(dividendBits: Int, divisorBits: Int) {
    _taken = Register(dividendBits, reset: 0)
    _elapsed = Register(counterWidth(dividendBits + 2), reset: 0)
    super.init(dividendBits: dividendBits, divisorBits: divisorBits)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let product = (quotient * divisorHeld).named("product")

    super.body
    when(start) {
      taken <== dividend
      elapsed <== 1
    }
    .elsewhen(done) { elapsed <== 0 }
    .elsewhen(elapsed != 0) { elapsed <== elapsed &+ 1 }
    assume(!start || stepsLeft == 0, "a division is started when none runs")
    assert(done == (elapsed == dividendBits + 1), "done comes the promised cycles after the start")
    assert(!done || product <= taken, "the quotient is not too large")
    assert(
      !done || divisorHeld == 0 || taken < product + divisorHeld, "the quotient is not too small")
    cover(done && quotient != 0 && product != taken, "a division with a remainder")
  }
}

/// The converter with a current that does not change while it is converted.
final class SARConverterProof: SARConverter {
  @Input("the code of the current at the bitline") var current
  @Register("that current when it was sampled") var sampled
  @Register("cycles since the start; 0 without one") var elapsed

  override init(_ specification: SARConverterSpecification) {
    _current = Input(specification.bits)
    _sampled = Register(specification.bits, reset: 0)
    _elapsed = Register(counterWidth(specification.conversionCycles + 1), reset: 0)
    super.init(specification)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(sample) { sampled <== current }
    when(elapsed == 0 || done) { elapsed <== mux(start, one, zero) }
      .otherwise { elapsed <== elapsed &+ 1 }
    assume(!start || phase == .idle, "a conversion is started when none runs")
    assume(comparator == (sampled >= threshold), "the comparator compares the sampled current")
    assert(
      done == (elapsed == specification.conversionCycles),
      "done comes the promised cycles after the start")
    assert(
      (elapsed == 0 || done) == (phase == .idle), "the cycles are counted while a conversion runs")
    assert(elapsed <= specification.conversionCycles, "no conversion takes longer")
    assert(!done || code == sampled, "the code is that of the sampled current")
    cover(done && code == specification.maximumCode, "a conversion to the highest code")
  }

  private var zero: Signal { Literal(0, width: elapsed.width) }
  private var one: Signal { Literal(1, width: elapsed.width) }
}

/// Program-verify with cell and converter as free inputs: any code may come after any time.
final class ProgramVerifyProof: ProgramVerify {
  @Register(1, reset: 0, "a conversion was started") var converting
  @Register(1, reset: 0, "the last code lay in the window") var wasInside
  @Register(1, reset: 0, "the last code lay below the window") var wasBelow
  @Register("pulses given since the start") var given

  override init(_ specification: ProgramVerifySpecification, converterBits: Int, cellBits: Int) {
    _given = Register(counterWidth(specification.pulseLimit + 2), reset: 0)
    super.init(specification, converterBits: converterBits, cellBits: cellBits)
  }

  @LogicBuilder override var body: Logic {
    let step = 1 << (converterBits - cellBits)
    let window = specification.window(level: 0, converterBits: converterBits, cellBits: cellBits)
    let lowest = level * Signal(step) + window.lowerBound
    let highest = level * Signal(step) + window.upperBound
    let isOwed = phase == .pulse && pulseTime == 0

    super.body
    when(converterStart) { converting <== 1 }
      .elsewhen(converterDone) { converting <== 0 }
    assume(!start || phase == .idle, "a cell is written when no other is")
    assume(!converterDone || converting, "the converter answers only when it was started")
    when(converterDone) {
      wasInside <== (code >= lowest && code <= highest)
      wasBelow <== (code < lowest)
    }
    when(start && phase == .idle) { given <== 0 }.elsewhen(pulse) { given <== given &+ 1 }

    assert(converting == (phase == .verify), "one conversion at a time")
    assert(given + isOwed == pulses, "every pulse is counted")
    assert(pulses <= specification.pulseLimit, "the pulses are limited")
    assert(!fault || done, "a fault comes with done")
    assert(!(done && !fault) || wasInside, "success means that the cell was read in its window")
    assert(
      !fault || (!wasInside && given == specification.pulseLimit),
      "a cell is given up only after all pulses")
    assert(phase != .pulse || (!wasInside && upwards == wasBelow), "a pulse goes the right way")
    cover(fault, "a cell is given up")
    cover(done && !fault && given == 2, "a cell is written with two pulses")
  }
}
