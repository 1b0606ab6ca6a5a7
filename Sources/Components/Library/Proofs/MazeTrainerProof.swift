import HDL
import Specifications

/// An environment that goes anywhere.
final class FreeEnvironment: BlackBox, TrainerEnvironment {
  @Input var store
  @Input var storeCell
  @Input var storeOpen
  @Input var columns
  @Input var startCell
  @Input var goalCell
  @Input var restart
  @Input var move
  @Input var action
  @Output var cell
  @Output var reward
  @Output var arrived

  init(_ specification: QLearningAcceleratorSpecification) {
    let bits = counterWidth(specification.states)
    _storeCell = Input(bits)
    _storeOpen = Input(min(specification.actions, MazeProgram.moveLimit))
    _columns = Input(bits)
    _startCell = Input(bits)
    _goalCell = Input(bits)
    _action = Input(counterWidth(specification.actions))
    _cell = Output(bits)
    _reward = Output(signed: specification.learning.rewardBits)
  }
}

/// The trainer in any environment that stays while it is not told to move or to begin anew, with an agent that takes
/// observations and gives actions when it likes.
final class MazeTrainerProof: MazeTrainer {
  @Register(1, reset: 1, "the environment was told to move, or to begin anew") var isFree
  @Register var heldCell
  @Register var heldReward
  @Register(1, reset: 0) var heldArrival
  @Register(1, reset: 0, "an observation was taken and not answered") var owed
  @Register(1, reset: 0) var wasGreedy
  @Instance var offer: StreamOffer

  private static let limits = (steps: 3, path: 2)

  init() {
    let specification = QLearningControllerProof.smallest
    let width = 2 + counterWidth(specification.states) + specification.learning.rewardBits
    _offer = Instance(StreamOffer(width: width, isAssumed: false))
    _heldCell = Register(counterWidth(specification.states), reset: 0)
    _heldReward = Register(signed: specification.learning.rewardBits, reset: 0)
    super.init(specification, environment: FreeEnvironment(specification))
  }

  override var moduleName: String { "maze_trainer_proof" }

  @LogicBuilder override var body: Logic {
    super.body
    offer.valid <== observation.valid
    offer.ready <== observation.ready
    offer.data
      <== cat(
        observation.first, observation.done, observation.state, observation.reward.asUnsigned)
    when(observation.valid && observation.ready) { owed <== 1 }
    when(actions.actionReady && actions.actionValid) { owed <== 0 }
    wasGreedy <== greedy
    isFree <== environment.move || environment.restart
    heldCell <== environment.cell
    heldReward <== environment.reward
    heldArrival <== environment.arrived
    assume(
      isFree
        || (environment.cell == heldCell && environment.reward == heldReward
          && environment.arrived == heldArrival),
      "the environment stays in between")
    assert(
      actions.actionReady == owed,
      "an action is awaited for each observation that was taken, and for nothing else")
    assert(!owed || greedy == wasGreedy, "whether the agent learns stays until it has answered")
    walks
  }

  /// With limits that stay.
  @LogicBuilder private var walks: Logic {
    let (steps, path) = Self.limits
    let goesOn = phase == Phase.offer || phase == Phase.answer
    assume(stepLimit == steps, "the limit of steps stays")
    assume(acceptedLength == path, "the limit of the path stays")
    assert(
      length <= mux(evaluating, limit(path), limit(steps)), "no walk is longer than its limit")
    assert(
      !(evaluating && goesOn && !environment.arrived) || length < path,
      "a path that can still become good goes on")
  }

  private func limit(_ count: Int) -> Signal { Literal(count, width: MazeProgram.stepBits) }
}
