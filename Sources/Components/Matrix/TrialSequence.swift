import HDL
import Specifications

/// What all lanes of a tile try in a cycle: of a successive approximation the bit, of a ramp the code.
public class TrialSequence: Hardware {
  @Input("the search begins in the next cycle") var sample
  @Input("a threshold is tried in this cycle") var search
  @Output var trial

  @Register var next

  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    let bits = layer.converter.bits
    name = names.module("trials")
    _trial = Output(bits)
    _next = Register(bits, reset: 0)
  }

  public var moduleName: String { name }
  public var documentation: String { "The bit that is tried, from the most significant." }

  public var body: Logic {
    trial <== next
    when(search) { next <== following }
    when(sample) { next <== first }
  }

  var first: Signal { Literal(1 << (next.width - 1), width: next.width) }
  var following: Signal { next >> 1 }
}

/// A ramp of codes from 1 up.
class RampSequence: TrialSequence {
  override var documentation: String { "A ramp of codes, from 1 to the highest." }
  override var first: Signal { Literal(1, width: next.width) }
  override var following: Signal { next &+ 1 }
}

/// The decisions of a successive approximation with redundancy: what each tries, and what it adds.
///
/// ```
/// weights of 6 bits with one redundant decision    32  16   8   8   4   2   1
/// tried above the code found so far                36  20  12   8   4   2   1
/// ```
public class SearchSequence: Hardware {
  @Input("the search begins in the next cycle") var sample
  @Input("a threshold is tried in this cycle") var search
  @Output("how far above the code found so far") var trial
  @Output("what the code grows by where it is reached") var weight

  @Register("which decision it is") var step

  private let converter: MatrixConverterSpecification
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    converter = layer.converter
    name = names.module("trials")
    _trial = Output(converter.searchBits, "how far above the code found so far")
    _weight = Output(converter.searchBits, "what the code grows by where it is reached")
    _step = Register(
      counterWidth(converter.searchSteps.count), reset: 0, "which decision it is")
  }

  public var moduleName: String { name }
  public var documentation: String {
    "\(converter.searchSteps.count) decisions for \(converter.bits) bits."
  }

  @LogicBuilder public var body: Logic {
    let steps = converter.searchSteps
    let bits = converter.searchBits
    trial <== element(of: steps.map { Literal($0.trial, width: bits) as Signal }, at: step)
    weight <== element(of: steps.map { Literal($0.weight, width: bits) as Signal }, at: step)
    when(search) { step <== step &+ 1 }
    when(sample) { step <== 0 }
  }
}

extension UnreachedHardware {
  static let ofTrialSequence: [Self] = ["trial", "weight", "trial_element", "weight_element"].map {
    .signal(
      $0, bits: 4...4, in: "matrix-decisions",
      because: "only the sum of all weights of four bits needs a fifth one")
  }
}
