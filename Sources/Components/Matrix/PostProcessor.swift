import HDL
import Specifications

/// From the exact sum of an output to what leaves the layer: bias, activation, multiplier, rounding,
/// saturation. Combinational.
///
/// ```
/// sum ─▶ + bias[output] ─▶ activation ─▶ × multiplier[output] ─▶ + half ─▶ >> shift ─▶ saturate ─▶ result
/// ```
public class PostProcessor: Hardware {
  @Input var sum
  @Inputs var output: SignalArray
  @Output var result

  private let post: PostProcessing
  private let name: String

  init(_ layer: MatrixLayerSpecification, names: MatrixNames) {
    post = layer.post
    name = names.module("post")
    _sum = Input(signed: layer.sumBits)
    _output = Inputs(
      count: post.isPerOutput ? 1 : 0, width: counterWidth(layer.outputs),
      "which output it is the sum of")
    _result =
      post.activation == .argMax
      ? Output(signed: post.comparandBits(sumBits: layer.sumBits), "what outputs are compared by")
      : Output(post.format.bits)
  }

  public var moduleName: String { name }
  public var documentation: String {
    let scale = post.isPerOutput ? "Bias and multiplier of each output, activation" : "Activation"
    return "\(scale) \(post.activation.rawValue), \(post.shift) bits rounded off, "
      + "\(post.format.bits) bits."
  }

  @LogicBuilder public var body: Logic {
    if post.activation == .argMax {
      result <== fitted(multiplied, to: result.width)
    } else {
      rounding
    }
  }

  @LogicBuilder private var rounding: Logic {
    let half = post.shift == 0 ? 0 : 1 << (post.shift - 1)
    let rounded = (multiplied + Literal(half, signed: post.shift + 2)).named("rounded")
    let shifted = (rounded >> post.shift).named("shifted")
    result
      <== (post.format.isSigned
        ? shifted.saturated(toSigned: post.format.bits).asUnsigned
        : shifted.saturated(toUnsigned: post.format.bits))
  }

  private var biased: Signal {
    guard !post.biases.isEmpty else { return sum }
    let biases = post.biases.map { Literal($0, signed: post.biasBits) as Signal }
    return (sum + element(of: biases, at: output[0]).named("bias")).named("biased")
  }

  private var activated: Signal {
    let biased = biased
    let isNegative = biased.mostSignificantBit
    let width = biased.width
    switch post.activation {
    case .none, .argMax: return biased
    case .relu: return mux(isNegative, Literal(0, signed: width), biased).named("activated")
    case .sign:
      return mux(isNegative, Literal(-1, signed: width), Literal(1, signed: width))
        .named("activated")
    }
  }

  private var multiplied: Signal {
    guard !post.multipliers.isEmpty else { return activated }
    let multipliers = post.multipliers.map {
      Literal($0, signed: post.multiplierBits + 1) as Signal
    }
    let multiplier = element(of: multipliers, at: output[0]).named("multiplier")
    return (activated * multiplier).named("multiplied")
  }
}

extension UnreachedHardware {
  /// Of the component alone: ReLU leaves nothing negative, and no sum of its proof is as large as it might be.
  static let ofPostProcessor: [Self] = [
    .signal("activated", in: "matrix-post", because: "what is negative becomes 0"),
    .signal(
      "rounded", in: "matrix-post", because: "what is rounded is not negative, and at most 22"),
    .signal(
      "shifted", in: "matrix-post", because: "what is shifted is not negative, and at most 5"),
  ]
}
