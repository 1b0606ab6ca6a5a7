import HDL
import Specifications

/// The second-order memristor behind digital pins: the device, the levels of its pulses, its
/// thresholds and comparator.
public final class GradientMacro: BlackBox {
  @Input("puts the device back before its first plateau at the clock edge") var restore
  @Input("gives a pulse at the clock edge") var pulse
  @Input var pulseAmplitude
  @Input("one tick of device time passes at the clock edge") var tick
  @Input("senses the reference current instead of the device") var reference
  @Input("samples the sensed current at the clock edge") var sample
  @Input("the code the sampled current is compared with") var threshold
  @Output("the sampled current reaches the threshold") var comparator

  private let name: String

  public init(_ specification: QLearningAcceleratorSpecification) {
    name = "\(specification.name)_gradient_macro"
    _pulseAmplitude = Input(specification.learningRate.amplitudeBits)
    _threshold = Input(
      specification.learningRate.converter.bits, "the code the sampled current is compared with")
  }

  public var moduleName: String { name }
  public var documentation: String { "Second-order memristor with its converters' analogue parts." }
}
