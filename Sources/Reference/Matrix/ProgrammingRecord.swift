/// What program-verify did to one row of a tile.
public struct RowProgramming: Sendable, Hashable {
  public var tile: Int
  public var row: Int
  /// Every cell in the order in which it was taken up: its bitline, the pulses it had, and whether it was given up.
  public var cells: [Cell] = []
  /// Clock cycles from the row's last level to the next one that is accepted.
  public var cycles = 0
  /// Joules of the pulses: voltage squared times the conductance before each times its duration.
  public var energy = 0.0
  /// Seconds of the pulses; those that are given at once count once.
  public var time = 0.0

  public struct Cell: Sendable, Hashable {
    public var column: Int
    public var pulses: Int
    public var isGivenUp: Bool
  }

  public var pulses: Int { cells.reduce(0) { $0 + $1.pulses } }
}

/// What the programming of a whole array came to.
public struct ProgrammingSummary: Sendable, Hashable, Codable {
  public var cells = 0
  public var pulses = 0
  /// Of the cell that took the most.
  public var mostPulses = 0
  public var givenUp = 0
  /// Clock cycles in which rows were programmed.
  public var cycles = 0
  /// Joules of the pulses.
  public var energy = 0.0
  /// Seconds of device time of the pulses.
  public var time = 0.0

  public var pulsesPerCell: Double { cells > 0 ? Double(pulses) / Double(cells) : 0 }

  public init(_ rows: [RowProgramming]) {
    for row in rows {
      cells += row.cells.count
      pulses += row.pulses
      mostPulses = max(mostPulses, row.cells.map(\.pulses).max() ?? 0)
      givenUp += row.cells.count(where: \.isGivenUp)
      cycles += row.cycles
      energy += row.energy
      time += row.time
    }
  }
}
