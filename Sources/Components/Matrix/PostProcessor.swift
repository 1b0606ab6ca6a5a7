import HDL
import Specifications

/// From the exact sum of an output to what leaves the layer: activation, rounding, saturation.
/// Combinational.
public final class PostProcessor: Hardware {
  @Input var sum
  @Output var result

  private let post: PostProcessing
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    post = layer.post
    name = names.module("post")
    _sum = Input(signed: layer.sumBits)
    _result = Output(post.format.bits)
  }

  public var moduleName: String { name }
  public var documentation: String {
    "Activation \(post.activation.rawValue), \(post.shift) bits rounded off, \(post.format.bits) bits."
  }

  public var body: Logic {
    let half = post.shift == 0 ? 0 : 1 << (post.shift - 1)
    let rounded = (activated + Literal(half, signed: post.shift + 2)).named("rounded")
    let shifted = (rounded >> post.shift).named("shifted")
    result
      <== (post.format.isSigned
        ? shifted.saturated(toSigned: post.format.bits).asUnsigned
        : shifted.saturated(toUnsigned: post.format.bits))
  }

  private var activated: Signal {
    let isNegative = sum.mostSignificantBit
    let width = sum.width
    switch post.activation {
    case .none: return sum
    case .relu: return mux(isNegative, Literal(0, signed: width), sum).named("activated")
    case .sign:
      return mux(isNegative, Literal(-1, signed: width), Literal(1, signed: width))
        .named("activated")
    }
  }
}
