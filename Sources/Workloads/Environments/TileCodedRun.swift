import Reference
import Specifications

/// A table engine as it is used by itself: transitions in, results out.
public protocol TransitionEngine {
  /// Works off transitions, one after the other.
  mutating func results(of transitions: [TableTransition]) throws -> [TableResult]
}

extension TableEngineReference: TransitionEngine {
  public mutating func results(of transitions: [TableTransition]) -> [TableResult] {
    transitions.map { result(of: $0) }
  }
}

/// Trains the wheeled robot with several tilings, each shifted by a part of a tile: what an action is worth is the
/// sum of one value a tiling.
///
/// An engine keeps one value for a state and an action, and updates one in a clock. So each tiling has rows of its
/// own, and a step is as many updates as there are tilings, each with the learning rate over their number; what the
/// values are to come to is added up here, and given as the reward of a transition that ends an episode. Source: R. S.
/// Sutton, A. G. Barto, Reinforcement Learning, 2nd ed., 2018, sections 9.5.4 and 10.1.
public struct TileCodedRun: Sendable {
  /// Tilings, 1 or more.
  public let tilings: Int
  /// The engine: as many rows as all tilings have tiles.
  public let engine: TableEngineSpecification
  /// The learning rate of each episode, in units of 2⁻¹⁶.
  public let rates: [Int]
  /// In units of 2⁻¹⁶, 0...65536.
  public let discount: Int
  public let exploration: Int
  private let stepLimit = Workload.robot.stepLimit

  /// - Parameters:
  ///   - table: what is taken of it are widths and rounding.
  ///   - settings: discount and exploration.
  public init(
    tilings: Int, table: TableEngineSpecification, rates: [Int], settings: TrainingSettings
  ) {
    let robot = WheeledRobot(seed: 1)
    self.tilings = tilings
    engine = TableEngineSpecification(
      states: tilings * robot.states, actions: robot.actions, valueBits: table.valueBits,
      fractionBits: table.fractionBits, algorithm: .qLearning, rounding: table.rounding)
    self.rates = rates
    discount = QLearningSpecification.ratioCode(settings.discount)
    exploration = QLearningSpecification.ratioCode(settings.exploration)
  }

  /// What the robot earns in each episode.
  ///
  /// - Parameter seed: of the robot and of its exploration.
  /// - Throws: what the engine throws.
  public func run<E: TransitionEngine>(_ engine: inout E, seed: UInt32) throws -> [Double] {
    var robot = WheeledRobot(seed: seed)
    var random = XorShift32(seed: seed)
    return try rates.map { try earn(&engine, &robot, &random, rate: $0) }
  }

  private func earn<E: TransitionEngine>(
    _ engine: inout E, _ robot: inout WheeledRobot, _ random: inout XorShift32, rate: Int
  ) throws -> Double {
    _ = robot.begin()
    var tiles = robot.tiles(tilings)
    var action = choose(try sums(&engine, tiles), &random)
    var earned = 0.0
    for _ in 0..<stepLimit {
      let response = robot.step(action)
      earned += response.reward
      let next = robot.tiles(tilings)
      let promised =
        response.done ? 0 : (discount * (try sums(&engine, next).max() ?? 0)) >> 16
      try update(
        &engine, tiles, action, towards: self.engine.valueCode(response.reward) + promised,
        rate: rate)
      if response.done { break }
      tiles = next
      action = choose(try sums(&engine, tiles), &random)
    }
    return earned
  }

  /// What each action is worth.
  private func sums<E: TransitionEngine>(_ engine: inout E, _ tiles: [Int]) throws -> [Int] {
    let values = try engine.results(
      of: (0..<self.engine.actions).flatMap { action in tiles.map { reading($0, action) } }
    ).map(\.value)
    return (0..<self.engine.actions).map { action in
      values[action * tilings..<(action + 1) * tilings].reduce(0, +)
    }
  }

  private func reading(_ tile: Int, _ action: Int) -> TableTransition {
    TableTransition(
      state: tile, action: action, reward: 0, next: tile, terminal: true, learn: false, rate: 0)
  }

  /// Moves the sum of an action's values towards a target: one update a tiling.
  private func update<E: TransitionEngine>(
    _ engine: inout E, _ tiles: [Int], _ action: Int, towards target: Int, rate: Int
  ) throws {
    let values = try engine.results(of: tiles.map { reading($0, action) }).map(\.value)
    let error = target - values.reduce(0, +)
    let range = self.engine.valueRange
    _ = try engine.results(
      of: zip(tiles, values).map { tile, value in
        TableTransition(
          state: tile, action: action,
          reward: min(max(value + error, range.lowerBound), range.upperBound), next: tile,
          terminal: true, learn: true, rate: rate / tilings)
      })
  }

  /// The action that is worth most, the lowest of equals, or one at random.
  private func choose(_ sums: [Int], _ random: inout XorShift32) -> Int {
    if random.ratio() * 65536 < Double(exploration) { return random.below(sums.count) }
    return sums.indices.reduce(0) { sums[$1] > sums[$0] ? $1 : $0 }
  }
}
