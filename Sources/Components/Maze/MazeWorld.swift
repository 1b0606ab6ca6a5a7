import HDL
import Specifications

/// A maze as the environment of an agent: where a move leads, and what it pays.
///
/// Which moves are open stands in memory, a word for each cell, so that one piece of hardware walks any
/// maze with no more cells than the agent has states. `docs/maze-training.md` has the rules.
public final class MazeWorld: Hardware {
  @Input("stores which moves are open in a cell") var store
  @Input var storeCell
  @Input("the first move in bit 0") var storeOpen
  @Input("cells in a row of the maze") var columns
  @Input var startCell
  @Input var goalCell
  @Input("goes to the start") var restart
  @Input("takes an action; not in the cycle after another") var move
  @Input var action
  @Output("where the agent is") var cell
  @Output("for the last move") var reward
  @Output("the last move led to the goal") var arrived

  @Memory var words: MemoryWords
  @Register("the moves that are open here") var open
  @Register var place
  @Register var earned
  @Register(1, reset: 0) var isGoal

  private let stateBits: Int
  private let moves: Int
  private let rewards: (goal: Int, step: Int, wall: Int)
  private let rewardBits: Int

  /// - Parameter rewards: rounded to what the agent can be told.
  public init(_ specification: QLearningAcceleratorSpecification, rewards: MazeRewards) {
    let learning = specification.learning
    stateBits = counterWidth(specification.states)
    moves = min(specification.actions, MazeProgram.moveLimit)
    rewardBits = learning.rewardBits
    self.rewards = (
      learning.rewardCode(rewards.goal), learning.rewardCode(rewards.step),
      learning.rewardCode(rewards.wall)
    )
    _storeCell = Input(stateBits)
    _storeOpen = Input(moves, "the first move in bit 0")
    _columns = Input(stateBits, "cells in a row of the maze")
    _startCell = Input(stateBits)
    _goalCell = Input(stateBits)
    _action = Input(counterWidth(specification.actions))
    _cell = Output(stateBits, "where the agent is")
    _reward = Output(
      signed: rewardBits, "for the last move, in units of 2^-\(learning.errorFractionBits)")
    _words = Memory(depth: specification.states, width: moves)
    _open = Register(moves, reset: nil, "the moves that are open here")
    _place = Register(stateBits, reset: 0)
    _earned = Register(signed: rewardBits, reset: 0)
  }

  public var documentation: String { "A maze with \(moves) moves." }

  public var body: Logic {
    let target = (place &+ offset).named("target")
    let isOpen = element(of: (0..<1 << action.width).map(opens), at: action).named("is_open")
    cell <== place
    reward <== earned
    arrived <== isGoal
    when(store) { words[storeCell] <== storeOpen }
    open <== words[place]
    when(move && isOpen) {
      place <== target
      isGoal <== target == goalCell
      earned
        <== mux(target == goalCell, constant(rewards.goal), constant(rewards.step))
    }
    .elsewhen(move) {
      isGoal <== 0
      earned <== constant(rewards.wall)
    }
    when(restart) {
      place <== startCell
      isGoal <== 0
      earned <== 0
    }
    assert(!(move && restart), "a move begins where the agent is")
    cover(move && !isOpen, "a move ends at a wall")
  }

  private func constant(_ reward: Int) -> Signal { Literal(reward, signed: rewardBits) }

  /// Actions beyond the moves lead nowhere.
  private func opens(_ action: Int) -> Signal {
    action < moves ? open[action] : Literal(0, width: 1)
  }

  /// From a cell's number to that of the next, by the action; in the width of a number.
  private var offset: Signal {
    let one = Literal(1, width: stateBits)
    let (down, up) = (columns, (Literal(0, width: stateBits) &- columns).named("up"))
    let offsets = [
      up, down, Literal(0, width: stateBits) &- one, one, up &- one, up &+ one, down &- one,
      down &+ one,
    ]
    return element(
      of: (0..<1 << action.width).map { $0 < moves ? offsets[$0] : Literal(0, width: stateBits) },
      at: action
    ).named("offset")
  }
}

/// What the trainer needs of an environment: it moves and begins anew when it is told, and in between it stays.
protocol TrainerEnvironment: Hardware {
  var store: Signal { get }
  var storeCell: Signal { get }
  var storeOpen: Signal { get }
  var columns: Signal { get }
  var startCell: Signal { get }
  var goalCell: Signal { get }
  var restart: Signal { get }
  var move: Signal { get }
  var action: Signal { get }
  var cell: Signal { get }
  var reward: Signal { get }
  var arrived: Signal { get }
}

extension MazeWorld: TrainerEnvironment {}
