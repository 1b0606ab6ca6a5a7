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
    let isTable = specification.table != nil
    var state = 0
    var list: [RecordedTransaction] = []
    for learning in [true, false] {
      for source in LearningRateSource.allCases where isTable || source != .visits {
        for stimulation in isTable ? [0, 1, 2] : [0] {
          let settings = AgentSettings(
            learning: learning, source: source, constantLearningRate: 40_961, discount: 61_440,
            exploration: 16_384,
            schedule: isTable
              ? AgentSchedule(
                rateRatio: 52_429, rateFloor: 8_191, explorationRatio: 49_153,
                explorationFloor: 4_097)
              : .constant,
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
