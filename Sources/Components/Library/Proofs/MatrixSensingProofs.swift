import HDL
import Specifications

/// Winner-take-all beside one value of the vector that is picked out.
final class ArgMaximumProof: ArgMaximum {
  @Input("the index of the value that is looked at") var watched
  @Register("the same, as it was before") var watchedBefore
  @Register("there was a cycle before") var hasPast
  @Register("that value, when it came") var seen
  @Register("the greatest of the last vector") var won

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let bits = counterWidth(layer.outputs)
    let width = layer.post.comparandBits(sumBits: layer.sumBits)
    _watched = Input(bits)
    _watchedBefore = Register(bits, reset: 0)
    _hasPast = Register(1, reset: 0)
    _seen = Register(signed: width, reset: 0)
    _won = Register(signed: width, reset: 0)
    super.init(layer, names: names)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let takes = valid && ready
    let isWatched = takes && count == watched
    let isThere = count > watched
    let now = mux(isWatched, value, seen)
    let best = mux(leader == count, value, greatest)

    super.body
    hasPast <== 1
    watchedBefore <== watched
    assume(!hasPast || watched == watchedBefore, "the same value is looked at all the time")
    assume(watched < outputs, "it is one of the vector")
    when(isWatched) { seen <== value }
    when(takes && count == outputs - 1) { won <== best }
    assert(count < outputs, "values are counted modulo their number")
    assert(count == 0 || index < count, "the leader has come already")
    assert(
      !isThere || seen < greatest || (seen == greatest && index <= watched),
      "no value before is greater than the leader, and none of equals has a lower index")
    assert(
      !(takes && count == outputs - 1)
        || now < best || (now == best && leader <= watched),
      "no value of the vector is greater than the winner, and none of equals has a lower index")
    assert(
      !(takes && watched == leader && count == outputs - 1) || now == best,
      "the winner is one of them")
    assert(!isThere || index != watched || seen == greatest, "the leader's value is the greatest")
    assert(!winnerValid || winner < outputs, "the winner is one of the vector")
    cover(winnerValid && winnerReady && takes, "a winner leaves while the next vector begins")
    cover(winnerValid && winner == outputs - 1, "the last value wins")
  }
}

/// The calibration's sequence with counts of what it asked for.
final class CalibrationSequencerProof: CalibrationSequencer {
  @Register("cycles since the start; 0 without a calibration") var elapsed
  @Register("references that were measured since the start") var measured

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _elapsed = Register(counterWidth(layer.calibrationCycles + 2), reset: 0)
    _measured = Register(6, reset: 0)
    super.init(layer, names: names)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let samples = MatrixConverterSpecification.calibrationSamples
    let period = layer.columnCycles + 1
    let conversions = 2 * samples
    let division = conversions * period
    let done = measured.extended(to: elapsed.width) * period + cycle
    let since = elapsed.extended(to: done.width)

    super.body
    assume(!start || !busy, "a calibration begins when none runs")
    when(start) {
      elapsed <== 1
      measured <== 0
    }
    .elsewhen(elapsed == layer.calibrationCycles) { elapsed <== 0 }
    .elsewhen(elapsed != 0) { elapsed <== elapsed &+ 1 }
    when(measure) { measured <== measured &+ 1 }
    assert(busy == (elapsed != 0), "it takes the promised cycles")
    assert(elapsed <= layer.calibrationCycles, "and no more")
    assert(cycle < period, "cycles are counted within a conversion")
    assert(!running || since == done + 1, "conversions follow each other")
    assert(!running || measured < conversions, "each reference is measured as often as promised")
    assert(!running || (upper == (measured >= samples)), "the lower reference comes first")
    assert(!running || count == fitted(measured, to: count.width), "references are counted")
    assert(!(running && dividing[0]), "gains are divided behind the references")
    assert(!dividing[0] || measured == conversions, "both references are through")
    assert(
      !dividing[0]
        || elapsed == divideTime[0] + Literal(division + 1, width: elapsed.width),
      "a division is counted")
    assert(running || (cycle == 0 && count == 0 && !upper), "all begins anew")
    assert(dividing[0] || divideTime[0] == 0, "the time of a division begins anew")
  }
}

/// The correction of a lane whose converter is off by the same number of codes, at every reference.
final class LaneCalibrationProof: LaneCalibration {
  @Input("how far codes are off, 3 bits in two's complement") var off
  @Register("the same, as it was before") var offBefore
  @Register("there was a cycle before") var hasPast
  @Register("references since the calibration began") var measured
  @Register("a calibration began") var began

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _off = Input(signed: 3)
    _offBefore = Register(signed: 3, reset: 0)
    _hasPast = Register(1, reset: 0)
    _measured = Register(5, reset: 0)
    _began = Register(1, reset: 0)
    super.init(layer, names: names)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    let samples = MatrixConverterSpecification.calibrationSamples
    let reference = (off + Literal(converter.referenceCodes.low, signed: converter.bits + 1))
      .named("reference_code")

    super.body
    hasPast <== 1
    offBefore <== off
    assume(!hasPast || off == offBefore, "a lane is off as it always was")
    assume(!measure || code == reference, "a reference's code is off by that")
    assume(
      !measure || (began && measured < samples), "references are measured as often as promised")
    assume(!clear || !measure, "a calibration begins before its references")
    when(clear) {
      measured <== 0
      began <== 1
    }
    .elsewhen(measure) { measured <== measured &+ 1 }
    assert(measured <= samples, "references are counted")
    assert(!began || lowSum == reference * measured, "their codes are added")
    assert(began || corrected == code, "before a calibration codes stay as they are")
    assert(
      !(began && measured == samples)
        || corrected
          == mux(
            code == 0, Literal(0, width: converter.bits),
            (code - off).saturated(toUnsigned: converter.bits)),
      "after it codes have no offset, but for 0, which stays")
    cover(began && measured == 1 && corrected != code, "a code is corrected")
  }
}
