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
final class RampSequence: TrialSequence {
  override var documentation: String { "A ramp of codes, from 1 to the highest." }
  override var first: Signal { Literal(1, width: next.width) }
  override var following: Signal { next &+ 1 }
}
