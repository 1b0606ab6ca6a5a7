import Specifications

/// What a run cost in the memristors, by the device models and the log of program-verify. The energy of
/// logic, converters and lines is not in it: there is no cell library to take it from.
public struct DeviceCosts: Sendable, Hashable, Codable {
  /// Pulses of program-verify, their energy in joules and their duration in seconds of device time, one after
  /// the other.
  public var programmingPulses = 0
  public var programmingEnergy = 0.0
  public var programmingTime = 0.0
  /// Conversions of the crossbar's columns, and the energy in joules of their cells while they are sampled and
  /// converted.
  public var readings = 0
  public var readingEnergy = 0.0
  /// Pulses of the learning rate's device, two a plateau, and their energy in joules.
  public var ratePulses = 0
  public var rateEnergy = 0.0

  public init() {}

  /// All energy, in joules.
  public var energy: Double { programmingEnergy + readingEnergy + rateEnergy }
}

extension DeviceCosts {
  /// What the learning rate's device took part in.
  init(_ learningRate: LearningRateReference, clock: Double) {
    self.init()
    ratePulses = learningRate.pulses
    rateEnergy = learningRate.pulseEnergyCycles / clock
  }
}

extension TableAcceleratorReference {
  public func value(state: Int, action: Int) -> Double {
    let tables = engine.specification.tables
    let sum = (0..<tables).reduce(0) { $0 + engine.value(state, action, table: $1) }
    return Double(sum) / Double(tables << engine.specification.fractionBits)
  }

  public var costs: DeviceCosts { DeviceCosts(learningRate, clock: specification.clock) }
}

extension QLearningAcceleratorReference {
  /// What the levels that are nearest to the cells' conductances stand for.
  public func value(state: Int, action: Int) -> Double {
    let cells = tile.cells(row: state, action: action)
    let top = 1 << specification.tile.cellBits
    let stored = cells.reduce(0) { stored, cell in
      let conductance = specification.tile.device.conductance(cell.state)
      let level =
        ((conductance - specification.tile.lowestLevel) / specification.tile.levelSpacing).rounded()
      return stored * top + Int(min(max(level, 0), Double(top - 1)))
    }
    let code = stored - (1 << (specification.tile.valueBits - 1))
    return Double(code) / Double(1 << specification.learning.fractionBits)
  }

  public var costs: DeviceCosts {
    var costs = DeviceCosts(learningRate, clock: specification.clock)
    let conversion = Double(specification.converter.conversionCycles) / specification.clock
    costs.readings = tile.conversions
    for array in tile.arrays {
      costs.programmingPulses += Int(array.pulses)
      costs.programmingEnergy += array.programmingEnergy
      costs.programmingTime += array.programmingTime
      costs.readingEnergy += array.samplingPower * conversion
    }
    return costs
  }
}
