import Reference
import Specifications

/// Transactions that come to situations which random ones seldom meet.
struct DirectedTransactions {
  private let specification: QLearningAcceleratorSpecification
  /// The greatest reward, and one more than the least.
  private let limit: Int

  init(_ specification: QLearningAcceleratorSpecification) {
    self.specification = specification
    limit = 1 << (specification.learning.rewardBits - 1)
  }

  /// Every kind of observation under every choice of the settings: first or not, terminal or not, of
  /// the state before or of another, while learning or not, from every source of learning rates, with
  /// and without what makes a memristor be stimulated again.
  var ofEveryKind: [RecordedTransaction] {
    var state = 0
    var list: [RecordedTransaction] = []
    for learning in [true, false] {
      for source in LearningRateSource.allCases {
        for stimulation in 0..<3 {
          let settings = AgentSettings(
            learning: learning, source: source, constantLearningRate: 40_961, discount: 61_440,
            exploration: 16_384,
            schedule: AgentSchedule(
              rateRatio: 52_429, rateFloor: 8_191, explorationRatio: 49_153,
              explorationFloor: 4_097),
            detectsChange: stimulation == 1, stimulates: stimulation == 2)
          for kind in 0..<8 {
            if kind & 1 == 0 { state = (state + 37) % specification.states }
            list.append(
              RecordedTransaction(
                settings: settings,
                input: AgentInput(
                  reward: (list.count * 7919) % limit - limit / 2, state: state,
                  first: kind & 2 != 0, done: kind & 4 != 0)))
          }
        }
      }
    }
    return list
  }

  /// Updates before any episode has begun, with rates and exploration that a schedule is to change:
  /// each register's own value is in force.
  var beforeAnyEpisode: [RecordedTransaction] {
    let settings = AgentSettings(
      learning: true, source: .constant, constantLearningRate: 43_691, discount: 52_429,
      exploration: 21_846,
      schedule: AgentSchedule(
        rateRatio: 32_768, rateFloor: 54_321, explorationRatio: 32_768, explorationFloor: 1))
    return (0..<4).map { index in
      RecordedTransaction(
        settings: settings,
        input: AgentInput(
          reward: limit / 5 - index * 12_345 % limit, state: index * 29 % specification.states,
          first: false, done: false))
    }
  }

  /// Learning rates that fall from episode to episode: some until the last bit of what is remembered of
  /// them decides, some down to their floor, each after a stimulation, an update among them. The
  /// exploration falls otherwise.
  var fallingRates: [RecordedTransaction] {
    var list: [RecordedTransaction] = []
    for (index, course) in (FallingRate.edges + FallingRate.downToAFloor).enumerated() {
      var settings = AgentSettings(
        learning: true, source: .constant, constantLearningRate: course.initial, discount: 58_982,
        exploration: 65_536 - course.initial / 2,
        schedule: AgentSchedule(
          rateRatio: 0, rateFloor: course.floor, explorationRatio: 60_000 - 7_919 * (index % 7),
          explorationFloor: 331 * index))
      for (episode, ratio) in course.ratios.enumerated() {
        settings.schedule.rateRatio = ratio
        settings.stimulates = episode == 0
        list.append(
          RecordedTransaction(
            settings: settings,
            input: AgentInput(
              reward: 0, state: list.count * 17 % specification.states, first: true, done: false)))
      }
      list.append(
        RecordedTransaction(
          settings: settings,
          input: AgentInput(
            reward: (index * 7919) % limit - limit / 2,
            state: list.count * 17 % specification.states, first: false, done: index % 3 == 0)))
    }
    return list
  }

  /// One state, where every action is tried: with the worst reward until all of its values are as low
  /// as they can be, then with the best until they are as high. It begins in the midst of an episode.
  var dwelling: [RecordedTransaction] {
    let tries = 8 * specification.actions
    let settings = AgentSettings(
      learning: true, source: .constant, constantLearningRate: 65_536, discount: 65_536,
      exploration: 65_536)
    return (0..<2 * tries).map { index in
      RecordedTransaction(
        settings: settings,
        input: AgentInput(
          reward: index < tries ? -limit : limit - 1, state: specification.states - 1,
          first: false, done: false))
    }
  }

  /// More short episodes than the memristor has plateaus, their rates from the device: the last of
  /// them find it at its end.
  var episodes: [RecordedTransaction] {
    let settings = AgentSettings(
      learning: true, source: .device, constantLearningRate: 0, discount: 58_982,
      exploration: 6_554)
    let count = 2 * (min(specification.learningRate.transitions, 100) + 4)
    return (0..<count).map { index -> RecordedTransaction in
      let reward = (index * 7919) % limit - limit / 2
      return RecordedTransaction(
        settings: settings,
        input: AgentInput(
          reward: reward, state: index * 13 % specification.states,
          first: index % 2 == 0, done: false))
    }
  }
}
