import HDL
import Specifications

extension CrossbarTile: OperatedTile {}
extension CrossbarTiles: OperatedTile {}
extension SensingCrossbarTile: SensingTile {}
extension SensingCrossbarTiles: SensingTile {}

extension QLearningController {
  /// The tile, or all of several.
  static func tile(
    _ specification: QLearningAcceleratorSpecification, senses: Bool
  ) -> any OperatedTile {
    switch (specification.tile.tiles > 1, senses) {
    case (false, false): CrossbarTile(specification)
    case (false, true): SensingCrossbarTile(specification)
    case (true, false): CrossbarTiles(specification)
    case (true, true): SensingCrossbarTiles(specification)
    }
  }
}

/// What the agent needs of the unit that gives the learning rate.
protocol AgentRateUnit: Hardware {
  var start: Signal { get }
  var initialise: Signal { get }
  var restore: Signal { get }
  var tick: Signal { get }
  var done: Signal { get }
  var rate: Signal { get }
  var conversionValid: Signal { get }
  var conversionCode: Signal { get }
}

extension LearningRateUnit: AgentRateUnit {}

/// What the agent needs of the arithmetic of an update.
protocol AgentArithmetic: Hardware {
  var greatest: Signal { get }
  var terminal: Signal { get }
  var reward: Signal { get }
  var value: Signal { get }
  var discount: Signal { get }
  var rate: Signal { get }
  var round: Signal { get }
  var dither: Signal { get }
  var error: Signal { get }
  var updated: Signal { get }
}

extension TemporalDifference: AgentArithmetic {}

/// What the agent needs of its random numbers.
protocol AgentRandomNumbers: Hardware {
  var load: Signal { get }
  var seed: Signal { get }
  var draw: Signal { get }
  var number: Signal { get }
}

extension RandomNumbers: AgentRandomNumbers {}
