/// How learning rate and exploration of an agent change from episode to episode: each
/// begins with its register and is multiplied by a ratio, down to a floor. In units of 2⁻¹⁶.
public struct AgentSchedule: Sendable, Hashable, Codable {
  /// 0...65536; 65536 leaves the register's own value in force.
  public var rateRatio: Int
  public var rateFloor: Int
  public var explorationRatio: Int
  public var explorationFloor: Int

  public init(
    rateRatio: Int = 65536, rateFloor: Int = 0, explorationRatio: Int = 65536,
    explorationFloor: Int = 0
  ) {
    self.rateRatio = rateRatio
    self.rateFloor = rateFloor
    self.explorationRatio = explorationRatio
    self.explorationFloor = explorationFloor
  }

  /// Both stay what their registers say.
  public static let constant = AgentSchedule()
}

/// When the environment is taken to have changed: the temporal-difference errors of late are much
/// greater than those before.
public struct ChangeDetectorSpecification: Sendable, Hashable {
  /// An average over about 2 to this many updates, 1...15.
  public var fastShift: Int
  /// The same, greater than `fastShift`, at most 15.
  public var slowShift: Int
  /// The fast average must be more than 2 to this many times the slow one, 0...7.
  public var ratioShift: Int
  /// What the fast average must be more than besides, in units of a value's last place, at least 0.
  public var floor: Int
  /// Updates after a start or a change in which none is detected, 1...65535.
  public var holdOff: Int

  public init(fastShift: Int, slowShift: Int, ratioShift: Int, floor: Int, holdOff: Int) {
    self.fastShift = fastShift
    self.slowShift = slowShift
    self.ratioShift = ratioShift
    self.floor = floor
    self.holdOff = holdOff
  }

  /// Fraction bits of the averages, in units of a value's last place.
  public static let fractionBits = 16
}
