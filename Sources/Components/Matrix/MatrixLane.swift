import HDL
import Specifications

/// One converter of a tile and all that becomes of its codes: shift, addition and saturation, an
/// accumulator for each output, and one for the offset column where there is one.
///
/// The accumulators go on with the next vector while the captured ones are read.
public class MatrixLane: Hardware {
  @Output("what was found") var code
  @Input("adds the code") var accumulate
  @Input("to which accumulator") var slot
  @Input("by which power of two the code counts") var shift
  @Input("subtracts it") var negative
  @Input("begins at 0") var first
  @Input("the accumulators are complete") var capture
  @Input("the output that is read") var readSlot
  @Output("its sum") var sum
  @Inputs var corrected: SignalArray

  @Registers var accumulators: SignalArray
  @Registers var captured: SignalArray

  let layer: MatrixLayerSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    self.layer = layer
    name = names.module("lane")
    let bits = layer.accumulatorBits
    _code = Output(layer.converter.bits, "what was found")
    _slot = Input(counterWidth(layer.slotsPerLane), "to which accumulator")
    _shift = Input(VectorSequencer.shiftBits(layer), "by which power of two the code counts")
    _readSlot = Input(counterWidth(layer.outputsPerLane), "the output that is read")
    _sum = Output(signed: bits + (layer.mapping.hasOffsetColumn ? 1 : 0), "its sum")
    _corrected = Inputs(
      count: layer.converter.calibration == .none ? 0 : 1, width: layer.converter.bits,
      "the code without the lane's errors")
    _accumulators = Registers(count: layer.slotsPerLane, signed: bits, reset: 0)
    _captured = Registers(count: layer.slotsPerLane, signed: bits, reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String {
    "A lane of \(layer.usedColumnsPerLane) columns: \(layer.outputsPerLane) outputs."
  }

  @LogicBuilder public var body: Logic {
    search
    let bits = layer.accumulatorBits
    let termBits = layer.converter.bits + layer.greatestShift
    let term = ((corrected.elements.first ?? code).extended(to: termBits + 1) &<< shift).asSigned
      .named("term")
    let earlier = mux(
      first, Literal(0, signed: bits), element(of: accumulators.elements, at: slot)
    ).named("earlier")
    let after = mux(negative, earlier - term, earlier + term).named("after")
    let saturated = after.saturated(to: bits).named("saturated")
    for (index, accumulator) in accumulators.enumerated() {
      when(accumulate && slot == index) { accumulator <== saturated }
    }
    for (held, accumulator) in zip(captured, accumulators) {
      when(capture) { held <== accumulator }
    }
    let output = element(
      of: Array(captured.elements.prefix(layer.outputsPerLane)), at: readSlot)
    // The offset column's sum is negative already.
    sum <== (layer.mapping.hasOffsetColumn ? output + captured[layer.outputsPerLane] : output)
  }

  /// How the code is found.
  @LogicBuilder var search: Logic { Logic() }
}

/// A lane with one comparator, whose code is found in several cycles.
class ComparingMatrixLane: MatrixLane {
  @Input("the current begins to be taken in this cycle") var sample
  @Input("the comparator is asked in this cycle") var searching
  @Input("what it says") var comparator
}

/// A lane whose code is found by thresholds that are tried one after the other.
class SearchedMatrixLane: ComparingMatrixLane {
  @Input("what is tried") var trial
  @Output("the code the sample is compared with") var threshold

  @Register("the code as far as it is found") var found

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let bits = layer.converter.bits
    _trial = Input(bits, "what is tried")
    _threshold = Output(bits, "the code the sample is compared with")
    _found = Register(bits, reset: 0, "the code as far as it is found")
    super.init(layer, names: names)
  }

  @LogicBuilder override var search: Logic {
    threshold <== (layer.converter.kind == .sar ? found | trial : trial)
    code <== found
    when(searching && comparator) { found <== threshold }
    when(sample) { found <== 0 }
  }
}

/// A lane with a comparator for every code: the code is how many are reached.
class FlashMatrixLane: MatrixLane {
  @Input("a threshold is tried in this cycle") var searching
  @Input("the sample reaches the codes from 1 up") var comparators

  @Register("how many codes are reached") var found

  override init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    _comparators = Input(
      layer.converter.highestCode, "the sample reaches the codes from 1 up")
    _found = Register(layer.converter.bits, reset: 0, "how many codes are reached")
    super.init(layer, names: names)
  }

  @LogicBuilder override var search: Logic {
    code <== found
    when(searching) { found <== fitted(count(of: 0..<comparators.width), to: found.width) }
  }

  /// How many of the comparators of a range are high, as a tree of sums.
  private func count(of range: Range<Int>) -> Signal {
    guard range.count > 1 else { return comparators[range.lowerBound] }
    let middle = range.lowerBound + range.count / 2
    return count(of: range.lowerBound..<middle) + count(of: middle..<range.upperBound)
  }
}
