import Components
import RegisterMaps
import Specifications

extension RegisterDriver<AgentRegisters> {
  /// Writes the registers that are to hold something else.
  ///
  /// - Parameter written: what they hold; `nil` where that is not known.
  func write(_ settings: AgentSettings, over written: AgentSettings? = nil) throws {
    for (register, value) in AgentSettings.ratios {
      let code = settings[keyPath: value]
      if written?[keyPath: value] == code { continue }
      try write(register, UInt64(truncatingIfNeeded: code))
    }
    if written?.controlWord == settings.controlWord { return }
    try write(\.control) {
      $0.learning = settings.learning
      $0.constantSource = settings.source == .constant
      $0.visitSource = settings.source == .visits
      $0.detection = settings.detectsChange
      $0.stimulation = settings.stimulates
    }
  }
}

extension AgentSettings {
  /// The registers with a ratio each, and what they hold.
  static var ratios:
    KeyValuePairs<KeyPath<AgentRegisters, FieldReference<UInt64>>, KeyPath<AgentSettings, Int>>
  {
    [
      \.constantRate.value: \.constantLearningRate, \.discount.value: \.discount,
      \.exploration.value: \.exploration, \.rateRatio.value: \.schedule.rateRatio,
      \.rateFloor.value: \.schedule.rateFloor,
      \.explorationRatio.value: \.schedule.explorationRatio,
      \.explorationFloor.value: \.schedule.explorationFloor,
    ]
  }

  /// The control register: learning in bit 1, the constant rate's choice in bit 2, and so on.
  var controlWord: Int {
    (learning ? 2 : 0) + (source == .constant ? 4 : 0) + (source == .visits ? 8 : 0)
      + (detectsChange ? 16 : 0) + (stimulates ? 32 : 0)
  }
}
