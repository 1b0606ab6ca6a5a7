import Accelerators
import Foundation
import Specifications
import YAML

/// What the mutants are driven through. The smaller the machine, the sooner it starts.
enum MutantScenario: String, Sendable, CaseIterable {
  /// The way through a maze.
  case walk
  /// Anything: all of the range of rewards, `first` and `done` together, states that stay.
  case wild
  /// A wide window and small steps, so that no cell is programmed too far at the start.
  case gentlePulses
  /// Not enough pulses for every cell.
  case fewPulses
  /// The sense amplifiers choose.
  case sensing
  /// No cell differs from another.
  case uniform
  /// Five plateaus, and long ticks.
  case fewPlateaus
  /// `examples/maze-walker.yaml`.
  case shipped

  /// The golden model's way through it, computed once.
  var run: GoldenRun {
    get throws { try Self.runs[self, default: .failure(CocoaError(.featureUnsupported))].get() }
  }

  private static let runs = Dictionary(
    uniqueKeysWithValues: allCases.map { name in
      (name, Result { GoldenRun(try name.scenario()) })
    })

  private func scenario() throws -> Scenario {
    switch self {
    case .walk: try .maze(Self.small(nil), episodes: 2)
    case .wild: try .random(Self.small(nil), count: 250)
    case .gentlePulses:
      try .random(
        Self.small(ProgramVerify(tolerance: 4, set: Pulses(step: 1.millivolts))), count: 150)
    case .fewPulses: try .random(Self.small(ProgramVerify(pulseLimit: 40)), count: 150)
    case .sensing:
      try .random(Self.small(nil, greedy: .winnerTakeAll), count: 200)
    case .uniform: try .random(Self.small(Crossbar(deviceSpread: 0, cycleSpread: 0)), count: 60)
    case .fewPlateaus:
      try .random(
        Self.small(LearningRate(tick: 5.seconds, device: GradientDevice(plateaus: 5))), count: 200)
    case .shipped:
      try .maze(AcceleratorDescription(contentsOf: Self.shippedPath), episodes: 1)
    }
  }

  private static func small(
    _ section: (any Section)?, greedy: GreedyChoice? = nil
  ) -> AcceleratorDescription {
    AcceleratorDescription("mutant") {
      Learning(states: 16, actions: 4, greedy: greedy)
      if let section { section }
    }
  }

  private static let shippedPath = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("examples/maze-walker.yaml").path
}
