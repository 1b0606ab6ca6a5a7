import HDL
import Specifications

/// A learning-rate unit whose rate is the relative change divided by the greatest since the start,
/// times the full scale.
public final class NormalisedLearningRateUnit: LearningRateUnit {
  @Instance var normaliser: RateNormaliser

  public override init(_ specification: QLearningAcceleratorSpecification) {
    _normaliser = Instance(
      wrappedValue: RateNormaliser(
        fullScaleCode: specification.learningRate.fullScaleCode,
        rateBits: specification.learningRate.rateBits))
    super.init(specification)
  }

  @LogicBuilder override var mapping: Logic {
    normaliser.clear <== start & initialise
    normaliser.start <== divider.done
    normaliser.relativeChange <== relativeChange
    when(normaliser.done) {
      currentRate <== normaliser.rate
      finished <== 1
    }
  }
}
