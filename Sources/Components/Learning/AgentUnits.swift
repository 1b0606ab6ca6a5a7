import HDL
import Specifications

/// What the agent needs of a crossbar with all that reads and writes it: one operation at a time,
/// each start answered by its done.
protocol AgentTile: Hardware {
  var row: Signal { get }
  var calibrateStart: Signal { get }
  var readStart: Signal { get }
  var writeStart: Signal { get }
  var writeIndex: Signal { get }
  var writeValue: Signal { get }
  var calibrateDone: Signal { get }
  var readDone: Signal { get }
  var writeDone: Signal { get }
  var values: SignalArray { get }
  var valueValid: Signal { get }
  var valueIndex: Signal { get }
  var value: Signal { get }
  var conversionValid: Signal { get }
  var column: Signal { get }
  var conversionCode: Signal { get }
  var pulse: Signal { get }
  var pulseSet: Signal { get }
  var pulseAmplitude: Signal { get }
  var fault: Signal { get }
}

extension CrossbarTile: AgentTile {}
extension CrossbarTiles: AgentTile {}

/// What the agent needs of one that finds the greatest value of a row by its sense amplifiers.
protocol SensingAgentTile: AgentTile {
  var senseStart: Signal { get }
  var senseDone: Signal { get }
  var winner: Signal { get }
}

extension SensingCrossbarTile: SensingAgentTile {}
extension SensingCrossbarTiles: SensingAgentTile {}

extension QLearningController {
  /// The tile, or all of several.
  static func tile(
    _ specification: QLearningAcceleratorSpecification, senses: Bool
  ) -> any AgentTile {
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
