import HDL
import Specifications

/// What a lane has to do beside finding codes, at any time.
class AddingBench: Hardware {
  @Input var accumulate
  @Input(1) var slot
  @Input(2) var shift
  @Input var negative
  @Input var first
  @Input var capture
  @Input(1) var readSlot
  @Input("the current begins to be taken") var sample
  @Input("a decision is made") var search
  @Output("what was read") var sum
  @Register(3, reset: 0, "decisions since the sample") var decided
  @Register(1, reset: 0, "there was a sample") var begun

  let layer: MatrixLayerSpecification

  init(_ layer: MatrixLayerSpecification) {
    self.layer = layer
    _sum = Output(signed: layer.accumulatorBits, "what was read")
  }

  var moduleName: String { "matrix_search_proof" }

  @LogicBuilder var body: Logic { Logic() }

  /// Joins the lane with all this, and counts its decisions.
  @LogicBuilder func bench(_ lane: ComparingMatrixLane, decisions: Int) -> Logic {
    lane.accumulate <== accumulate
    lane.slot <== slot
    lane.shift <== shift
    lane.negative <== negative
    lane.first <== first
    lane.capture <== capture
    lane.readSlot <== readSlot
    lane.sample <== sample
    lane.searching <== search
    sum <== lane.sum
    when(search) { decided <== decided &+ 1 }
    when(sample) {
      decided <== 0
      begun <== 1
    }
    assume(!search || decided < decisions, "a code takes as many decisions")
    assert(!begun || decided <= decisions, "no more are made")
  }

  /// What is so in each count of decisions.
  func table(_ values: [Int], width: Int) -> Signal {
    element(of: values.map { Literal($0, width: width) as Signal }, at: decided)
  }
}

/// A lane and its trials with the current that is converted.
final class SearchProof: AddingBench {
  @Instance var trials: TrialSequence
  @Instance var lane: SearchedMatrixLane
  @Input(2, "the code of the current at the bitline") var current
  @Register(2, reset: 0, "that current when it was sampled") var sampled

  init() {
    let layer = MatrixLayerSpecification.proved(.sar, bits: 2)
    _trials = Instance(wrappedValue: TrialSequence(layer, names: .proof))
    _lane = Instance(wrappedValue: SearchedMatrixLane(layer, names: .proof))
    super.init(layer)
  }

  @LogicBuilder override var body: Logic {
    bench(lane, decisions: 2)
    trials.sample <== sample
    trials.search <== search
    lane.trial <== trials.trial
    lane.comparator <== (sampled >= lane.threshold)
    when(sample) { sampled <== current }
    assert(
      !begun || trials.trial == table([2, 1, 0], width: 2), "the bits are tried in their order")
    assert(
      !begun || lane.code == (sampled & table([0, 2, 3], width: 2)),
      "every decision finds its bit, and all of them the code")
    cover(begun && decided == 2 && lane.code == 3, "the highest code is found")
  }
}

/// A lane with redundancy whose comparator says anything wherever later decisions can make it good.
final class DecisionsProof: AddingBench {
  @Instance var decisions: SearchSequence
  @Instance var lane: RedundantMatrixLane
  @Input("what a comparator says that hesitates") var guess
  @Input(4, "the code of the current at the bitline") var current
  @Register(4, reset: 0, "that current when it was sampled") var sampled
  @Register(1, reset: 0, "a decision was wrong") var erred

  init() {
    let layer = MatrixLayerSpecification.proved(.sar, bits: 4, redundancy: 1)
    _decisions = Instance(wrappedValue: SearchSequence(layer, names: .proof))
    _lane = Instance(wrappedValue: RedundantMatrixLane(layer, names: .proof))
    super.init(layer)
  }

  @LogicBuilder override var body: Logic {
    let bits = layer.converter.searchBits
    // The weights are 8, 4, 4, 2 and 1: what they add at most, before each decision and behind it.
    let left = table([19, 11, 7, 3, 1, 0], width: bits).named("left")
    let behind = table([11, 7, 3, 1, 0, 0], width: bits).named("behind")
    let found = (lane.threshold &- decisions.trial).named("found")
    let wide = sampled.extended(to: bits)
    let isReached = wide >= lane.threshold
    let isOpen = (wide >= found &+ decisions.weight && wide <= found &+ behind).named("is_open")

    bench(lane, decisions: 5)
    decisions.sample <== sample
    decisions.search <== search
    lane.trial <== decisions.trial
    lane.weight <== decisions.weight
    lane.comparator <== mux(isOpen, guess, isReached)
    when(search && isOpen && guess != isReached) { erred <== 1 }
    when(sample) {
      sampled <== current
      erred <== 0
    }
    assert(
      !begun || decisions.trial == table([10, 6, 4, 2, 1, 0], width: bits),
      "the decisions are made in their order")
    assert(
      !begun || decisions.weight == table([8, 4, 4, 2, 1, 0], width: bits),
      "each adds its weight")
    assert(!begun || (found <= wide && wide <= found &+ left), "the current stays within reach")
    assert(
      !(begun && decided == 5) || lane.code == sampled, "the code is that of the sampled current")
    cover(begun && decided == 5 && erred, "a wrong decision is made good")
  }
}

/// A lane with a charge that the reference drains.
final class DrainingMatrixLaneProof: DrainingMatrixLane {
  @Input("the charge that was integrated, in cycles of the reference") var charge
  @Register("what is left of it") var left
  @Register("what there was") var integrated
  @Register("cycles of the reference") var drained
  @Register(1, reset: 0, "there was a current") var begun

  init() {
    _charge = Input(3, "the charge that was integrated, in cycles of the reference")
    _left = Register(3, reset: 0, "what is left of it")
    _integrated = Register(3, reset: 0, "what there was")
    _drained = Register(3, reset: 0, "cycles of the reference")
    super.init(.proved(.dualSlope, bits: 3), names: .proof)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(searching) {
      drained <== drained &+ 1
      when(left != 0) { left <== left &- 1 }
    }
    when(sample) {
      left <== charge
      integrated <== charge
      drained <== 0
      begun <== 1
    }
    assume(!searching || drained < 7, "the reference drains as long as the highest code")
    assume(
      !counting || comparator == (left != 0),
      "the comparator says whether something is left, until it said no")
    assert(!begun || (code <= integrated && code <= drained), "no more is counted than was there")
    assert(!begun || counting == (code == drained), "it counts until it is drained")
    assert(!begun || !counting || left == integrated &- drained, "every cycle drains as much")
    assert(!begun || counting || code == integrated, "then the code is the charge")
    assert(!(begun && drained == 7) || code == integrated, "all is drained in time")
    cover(begun && drained == 7 && code == 3, "a charge is converted")
  }
}

/// A lane with a count of its firings that has no end.
final class FiringMatrixLaneProof: FiringMatrixLane {
  @Register(4, reset: 0, "firings of the window") var firings

  init() { super.init(.proved(.integrateAndFire, bits: 2), names: .proof) }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(searching && comparator && firings != 15) { firings <== firings &+ 1 }
    when(sample) { firings <== 0 }
    assert(
      code == mux(firings > 3, Literal(3, width: 2), firings[1...0]),
      "the code is how often it fired, or the highest")
    cover(firings > 3, "it fires more often than codes can tell")
  }
}

/// A lane with a comparator for every code, of which those up to a level say yes.
final class FlashMatrixLaneProof: FlashMatrixLane {
  @Input("the highest code that is reached") var level
  @Register("that of the last search") var reached

  init() {
    _level = Input(3, "the highest code that is reached")
    _reached = Register(3, reset: 0, "that of the last search")
    super.init(.proved(.flash, bits: 3), names: .proof)
  }

  override var moduleName: String { "\(super.moduleName)_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    when(searching) { reached <== level }
    for code in 1...7 {
      assume(comparators[code - 1] == (level >= code), "the comparators of lower codes say yes too")
    }
    assert(code == reached, "the code is the highest that was reached")
    cover(code == 7, "all comparators say yes")
  }
}
