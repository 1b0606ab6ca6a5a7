import HDL
import Specifications

/// Trains an agent in a maze, with nobody else: gives it observations, takes its actions, and after every
/// learning episode follows its greedy path, until that has been good enough often enough.
///
/// `docs/maze-training.md` says when a training is over and how many cycles it takes.
public class MazeTrainer: Hardware {
  enum Phase: HardwareEnumeration {
    case idle, offer, answer, moved, judge
  }

  @Input("begins a training; the agent has to be ready") var begin
  @Input("steps after which a learning episode is broken off") var stepLimit
  @Input("the most steps of a good greedy path") var acceptedLength
  @Input("successive good paths that end the training") var confirmations
  @Input(32, "episodes after which the training is given up") var episodeLimit
  @Output("the agent is not to learn: its greedy path is followed") var greedy
  @Output("a training is under way") var running
  @Output("the last training is over") var finished
  @Output(32, "the first of the successive good episodes; 0 before") var convergedAt
  @Output(32, "learning episodes") var episodes
  @Output(32, "steps while learning") var steps
  @Output(32, "observations the agent has taken") var transactions

  @Ports var observation: ObservationStream
  @FlippedPorts var actions: ActionStream
  @FlippedPorts var maze: MazePorts

  @Instance var environment: any TrainerEnvironment
  @State(reset: Phase.idle) var phase
  @Register(1, reset: 0, "the greedy path is followed") var evaluating
  @Register(1, reset: 0, "the next observation is the first of an episode") var isFirst
  @Register(MazeProgram.stepBits, reset: 0, "steps of the episode, or of the path") var length
  @Register(MazeProgram.stepBits, reset: 0, "good paths one after the other") var successive
  @Register(1, reset: 0) var isFinished
  @Register(32, reset: 0) var convergenceEpisode
  @Register(32, reset: 0) var episodeCount
  @Register(32, reset: 0) var stepCount
  @Register(32, reset: 0) var transactionCount

  public convenience init(
    _ specification: QLearningAcceleratorSpecification, rewards: MazeRewards = MazeRewards()
  ) {
    self.init(specification, environment: MazeWorld(specification, rewards: rewards))
  }

  /// In an environment of another kind.
  init(
    _ specification: QLearningAcceleratorSpecification, environment: any TrainerEnvironment
  ) {
    let bits = MazeProgram.stepBits
    _stepLimit = Input(bits, "steps after which a learning episode is broken off")
    _acceptedLength = Input(bits, "the most steps of a good greedy path")
    _confirmations = Input(bits, "successive good paths that end the training")
    _observation = Ports(ObservationStream(specification))
    _actions = FlippedPorts(ActionStream(specification), prefix: "")
    _maze = FlippedPorts(MazePorts(specification))
    _environment = Instance(wrappedValue: environment)
  }

  public var moduleName: String { "maze_trainer" }
  public var documentation: String { "Trains an agent in a maze that it holds." }

  @LogicBuilder public var body: Logic {
    outputs
    environmentPins
    counters
    sequence
    assert(!(observation.valid && actions.actionReady), "an observation or an action, not both")
    cover(isFinished && convergenceEpisode != 0, "the greedy path was good often enough")
    cover(isFinished && convergenceEpisode == 0, "the training is given up")
  }

  @LogicBuilder private var outputs: Logic {
    greedy <== evaluating
    running <== phase != Phase.idle
    finished <== isFinished
    convergedAt <== convergenceEpisode
    episodes <== episodeCount
    steps <== stepCount
    transactions <== transactionCount
    observation.valid <== phase == Phase.offer
    observation.reward <== environment.reward
    observation.state <== environment.cell
    observation.first <== isFirst
    observation.done <== environment.arrived
    actions.actionReady <== phase == Phase.answer
  }

  @LogicBuilder private var environmentPins: Logic {
    environment.store <== maze.store
    environment.storeCell <== maze.storeCell
    environment.storeOpen <== maze.storeOpen
    environment.columns <== maze.columns
    environment.startCell <== maze.startCell
    environment.goalCell <== maze.goalCell
    environment.restart <== ((phase == Phase.idle) && begin) || phase == Phase.judge
    environment.move <== moves
    environment.action <== actions.action
  }

  private var answered: Signal {
    ((phase == Phase.answer) && actions.actionValid).named("answered")
  }

  /// The observation that is answered was the last of the episode.
  private var isOver: Signal {
    (environment.arrived || (!evaluating && length == stepLimit)).named("is_over")
  }

  private var moves: Signal { (answered && !isOver).named("moves") }

  @LogicBuilder private var counters: Logic {
    when(observation.valid && observation.ready) { transactionCount <== transactionCount &+ 1 }
    when(moves) {
      length <== length &+ 1
      when(!evaluating) { stepCount <== stepCount &+ 1 }
    }
  }

  @LogicBuilder private var sequence: Logic {
    machine(phase) { phase in
      switch phase {
      case .idle:
        when(begin) {
          evaluating <== 0
          isFinished <== 0
          successive <== 0
          convergenceEpisode <== 0
          episodeCount <== 0
          stepCount <== 0
          transactionCount <== 0
          beginWalk
        }
      case .offer:
        when(observation.ready) { goto(Phase.answer) }
      case .answer:
        when(actions.actionValid) {
          isFirst <== 0
          when(isOver) { goto(Phase.judge) }.otherwise { goto(Phase.moved) }
        }
      case .moved:
        // A greedy path that has not arrived in time is not followed further.
        when(evaluating && !environment.arrived && length >= acceptedLength) {
          goto(Phase.judge)
        }
        .otherwise { goto(Phase.offer) }
      case .judge:
        when(evaluating) { judge }
          .otherwise {
            episodeCount <== episodeCount &+ 1
            evaluating <== 1
            beginWalk
          }
      }
    }
  }

  /// An episode, or a greedy path.
  @LogicBuilder private var beginWalk: Logic {
    isFirst <== 1
    length <== 0
    goto(Phase.offer)
  }

  /// The greedy path has been followed.
  @LogicBuilder private var judge: Logic {
    let isConfirmed = (environment.arrived && successive == confirmations &- 1)
      .named("is_confirmed")
    successive <== mux(environment.arrived, successive &+ 1, 0)
    evaluating <== 0
    when(isConfirmed) {
      convergenceEpisode <== episodeCount &- successive.extended(to: 32)
      isFinished <== 1
      goto(Phase.idle)
    }
    .elsewhen(episodeCount == episodeLimit) {
      isFinished <== 1
      goto(Phase.idle)
    }
    .otherwise { beginWalk }
  }
}

/// A maze from the end of who keeps it: what is stored, and where start and goal are.
struct MazePorts: HardwareBundle {
  @Output("stores which moves are open in a cell") var store
  @Output var storeCell
  @Output("the first move in bit 0") var storeOpen
  @Output("cells in a row of the maze") var columns
  @Output var startCell
  @Output var goalCell

  init(_ specification: QLearningAcceleratorSpecification) {
    let bits = counterWidth(specification.states)
    _storeCell = Output(bits)
    _storeOpen = Output(
      min(specification.actions, MazeProgram.moveLimit), "the first move in bit 0")
    _columns = Output(bits, "cells in a row of the maze")
    _startCell = Output(bits)
    _goalCell = Output(bits)
  }
}
