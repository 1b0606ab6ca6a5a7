/// The cycles of one column: settling, taking its current, finding its code.
extension MatrixLayerSpecification {
  /// Whether the current of a column is integrated; else it is sampled in one cycle.
  public var isIntegrating: Bool {
    switch converter.kind {
    case .sar, .ramp, .flash, .sense, .winnerTakeAll: tile.drive == .pulseWidth
    case .dualSlope, .integrateAndFire: true
    }
  }

  /// Cycles in which the current of a column is taken.
  public var integrationCycles: Int {
    switch converter.kind {
    case .sar, .ramp, .flash, .sense, .winnerTakeAll: tile.pulseCycles
    case .dualSlope: tile.pulseCycles * converter.integrationCycles
    case .integrateAndFire: tile.pulseCycles * converter.highestCode
    }
  }

  /// Cycles of the conversion of one column; the first of those that take its current is the last of settling.
  public var columnCycles: Int {
    converter.settleCycles + integrationCycles - 1 + converter.searchCycles
  }
}

extension MatrixConverterSpecification {
  /// Whether a decision depends on those before it, so that the analogue part must know when they are made.
  public var hasTimedDecisions: Bool {
    switch kind {
    case .sar, .ramp: settlingError > 0
    case .flash, .sense, .winnerTakeAll: false
    case .dualSlope, .integrateAndFire: true
    }
  }
}
