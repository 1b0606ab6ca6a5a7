import Reference
import Specifications

/// Where the learning rates of a training come from.
public enum LearningStrategy: Sendable, Hashable {
  /// One rate for the whole training, 0...1.
  case constant(Double)
  case decay(LearningRateDecay)
  /// What follows from the updates before, of an accelerator that counts them.
  case visits
  /// The device, stimulated again where the environment is seen to have changed.
  case detectingDevice(LearningRateMapping, stretching: Double)
  /// The device, stimulated again where one maze follows another.
  case stimulatedDevice(LearningRateMapping, stretching: Double)
  /// The second-order memristor with plateaus of this stretching exponent.
  case device(LearningRateMapping, stretching: Double)

  /// The slow constant rate that published comparisons begin with.
  public static let slowConstant = LearningStrategy.constant(0.1)
  /// 0.1, 0.2 … 1.0.
  public static let constants = (1...10).map { LearningStrategy.constant(Double($0) / 10) }
  /// The two schedules of the prototype.
  public static let decays: [LearningStrategy] = [
    .decay(LearningRateDecay(start: 0.9, ratio: 0.95, floor: 0.1)),
    .decay(LearningRateDecay(start: 0.9, ratio: 0.99, floor: 0.05)),
  ]

  /// Constants, decays, and a device with each of the exponents: normalised, then literal.
  public static func all(stretchings: [Double]) -> [LearningStrategy] {
    constants + decays + stretchings.map { .device(.normalised, stretching: $0) }
      + stretchings.map { .device(.literal, stretching: $0) }
  }

  /// A few words, such as `constant 0.1`.
  public var name: String {
    switch self {
    case .constant(let rate): "constant \(rate)"
    case .decay(let decay): "decay \(decay.start) x \(decay.ratio)^n, at least \(decay.floor)"
    case .device(let mapping, let stretching): "device, \(mapping.rawValue), exponent \(stretching)"
    case .visits: "visits"
    case .detectingDevice(let mapping, let stretching):
      "device, \(mapping.rawValue), exponent \(stretching), detecting"
    case .stimulatedDevice(let mapping, let stretching):
      "device, \(mapping.rawValue), exponent \(stretching), stimulated"
    }
  }

  /// The device it learns by, where it does.
  private var device: (mapping: LearningRateMapping, stretching: Double)? {
    switch self {
    case .device(let mapping, let stretching), .detectingDevice(let mapping, let stretching),
      .stimulatedDevice(let mapping, let stretching):
      (mapping, stretching)
    case .constant, .decay, .visits: nil
    }
  }

  /// What others are held against: a constant or a decay.
  public var isBaseline: Bool {
    switch self {
    case .constant, .decay: true
    case .visits, .device, .detectingDevice, .stimulatedDevice: false
    }
  }

  /// Whether the rate of an episode depends on nothing that is learnt.
  public var rateIsKnownBeforehand: Bool {
    switch self {
    case .constant, .decay, .device: true
    case .visits, .detectingDevice, .stimulatedDevice: false
    }
  }

  public var isConstant: Bool {
    if case .constant = self { true } else { false }
  }

  /// The accelerator with this strategy's device in it.
  public func applied(
    to specification: QLearningAcceleratorSpecification
  ) -> QLearningAcceleratorSpecification {
    guard let (mapping, stretching) = device else { return specification }
    var specification = specification
    specification.learningRate.mapping = mapping
    specification.learningRate.device.stretching = stretching
    return specification
  }

  /// The settings with this strategy's source of rates in them.
  public func applied(to settings: TrainingSettings) -> TrainingSettings {
    var settings = settings
    settings.source = .constant
    settings.decay = nil
    settings.schedule.rateRatio = 65536
    settings.schedule.rateFloor = 0
    switch self {
    case .constant(let rate): settings.constantLearningRate = rate
    case .decay(let decay): settings.decay = decay
    case .visits: settings.source = .visits
    case .device: settings.source = .device
    case .detectingDevice:
      settings.source = .device
      settings.detectsChange = true
    case .stimulatedDevice:
      settings.source = .device
      settings.stimulatesAtChange = true
    }
    return settings
  }

  /// The float model of an accelerator that learns by this strategy.
  public func floatAgent(
    _ specification: QLearningAcceleratorSpecification, seed: UInt32
  ) -> FloatQLearning {
    let rate = applied(to: specification).learningRate
    return FloatQLearning(
      states: specification.states, actions: specification.actions,
      errorFractionBits: specification.learning.errorFractionBits,
      rates: FloatQLearning.gradientRates(
        plateaus: rate.device.plateaus, remaining: rate.device.lastPlateauRatio,
        exponent: rate.device.stretching, mapping: rate.mapping, fullScale: rate.fullScale),
      seed: seed, rules: FloatRules(specification))
  }
}
