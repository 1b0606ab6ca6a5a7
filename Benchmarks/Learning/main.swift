import BenchmarkSupport
import CoSimulation
import Foundation
import Generation
import Reference
import Specifications

// Learning in a 10 × 10 maze without walls, the goal in the corner: updates a second of the golden
// model, beside the same loop in C and in Python with NumPy (both in floating point), and of RTL and
// golden model side by side. Time is that of the process on its core.

/// Moves in a square of `size` × `size` states, the last of which ends the episode.
struct Square {
  let size: Int
  private(set) var state = 0
  let goalReward: Int
  let stepReward: Int

  /// Actions: up, right, down, left; against the wall nothing moves.
  mutating func move(_ action: Int) -> (reward: Int, next: Int, terminal: Bool) {
    let (row, column) = (state / size, state % size)
    switch action {
    case 0: if row > 0 { state -= size }
    case 1: if column < size - 1 { state += 1 }
    case 2: if row < size - 1 { state += size }
    default: if column > 0 { state -= 1 }
    }
    guard state == size * size - 1 else { return (stepReward, state, false) }
    state = 0
    return (goalReward, 0, true)
  }
}

/// Seconds of this process on a core; what else runs on the machine does not count.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let begin = clock()
  try work()
  return Double(clock() - begin) / Double(CLOCKS_PER_SEC)
}

func millions(_ updates: Int, in seconds: Double) -> String {
  (Double(updates) / seconds / 1e6).formatted(.number.precision(.fractionLength(2)))
}

func specification(_ algorithm: LearningAlgorithm) -> TableEngineSpecification {
  TableEngineSpecification(
    states: 100, actions: 4, valueBits: 24, fractionBits: 16, algorithm: algorithm,
    rounding: .stochastic)
}

let (discount, exploration, rate) = (64_881, 6_554, 6_554)

func golden(_ algorithm: LearningAlgorithm, updates: Int) -> Double {
  let specification = specification(algorithm)
  var engine = TableEngineReference(
    specification, discount: discount, exploration: exploration, seed: 1)
  var square = Square(
    size: 10, goalReward: specification.valueCode(1), stepReward: specification.valueCode(-0.01))
  return seconds {
    var action = 0
    for _ in 0..<updates {
      let state = square.state
      let step = square.move(action)
      action =
        engine.result(
          of: TableTransition(
            state: state, action: action, reward: step.reward, next: step.next,
            terminal: step.terminal, learn: true, rate: rate)
        ).action
    }
  }
}

guard CommandLine.arguments.count == 4 else {
  print("usage: LearningBenchmarks C-LOOP PYTHON SCRIPT")
  exit(2)
}

print("Q-learning in a 10 x 10 square, million updates a second on one core:")
let loop = try OtherProgram.figure(of: CommandLine.arguments[1], ["20000000"])
let numpy = try OtherProgram.figure(
  of: CommandLine.arguments[2], [CommandLine.arguments[3], "100000"])
for algorithm in LearningAlgorithm.allCases {
  let spent = golden(algorithm, updates: 5_000_000)
  print("  golden model, \(algorithm.rawValue): \(millions(5_000_000, in: spent))")
}
print("  C, floating point: \(millions(Int(loop), in: 1))")
print("  NumPy, floating point: \(millions(Int(numpy), in: 1))")

// Four environments take turns: the engine has a transition in every clock.
let design = try GeneratedTableEngine(specification(.qLearning))
let run = try TableEngineLockStep(
  TableEngineModel(design), discount: discount, exploration: exploration, seed: 1)
let updates = 10_000_000
let spent = try seconds {
  let goal = design.specification.valueCode(1)
  let step = design.specification.valueCode(-0.01)
  var squares = Array(
    repeating: Square(size: 10, goalReward: goal, stepReward: step),
    count: TableEngineSpecification.latency + 1)
  var actions = Array(repeating: 0, count: squares.count)
  for cycle in 0..<updates {
    let turn = cycle % squares.count
    let state = squares[turn].state
    let step = squares[turn].move(actions[turn])
    let result = try run.step(
      TableTransition(
        state: state, action: actions[turn], reward: step.reward, next: step.next,
        terminal: step.terminal, learn: true, rate: rate))
    if let result { actions[(cycle + 1) % squares.count] = result.action }
  }
  try run.finish()
}
print(
  "  RTL and golden model side by side: \(millions(updates, in: spent))"
    + "  (\(run.transitions) updates in \(run.cycles) cycles, 0 mismatches)")
