import Accelerators
import CoSimulation
import Reference
import Specifications
import Testing
import Workloads

/// Hardware and golden model agree on accelerators nobody tuned, asked what nobody would ask.
@Suite struct ShapeTests {
  @Test(arguments: Shape.chosen)
  func chosenShapesAgree(shape: Shape) throws {
    try agree(shape.description.specification(), seeds: [1, 0xdead_beef])
  }

  @Test(arguments: Shape.tables)
  func tablesAgree(shape: Shape) throws {
    try agree(shape.description.specification(), seeds: [1, 0xdead_beef])
  }

  @Test(arguments: 0..<6)
  func randomShapesAgree(number: UInt64) throws {
    var random = SplitMix64(seed: number)
    try agree(Shape.random(using: &random).specification(), seeds: [UInt32(number)])
  }

  @Test(arguments: 0..<5)
  func randomFineShapesAgree(number: UInt64) throws {
    var random = SplitMix64(seed: 100 + number)
    try agree(Shape.randomFine(using: &random).specification(), seeds: [UInt32(number)])
  }

  /// Random transactions with a second start in the middle, then some episodes in a maze.
  private func agree(
    _ specification: QLearningAcceleratorSpecification, seeds: [UInt32]
  ) throws {
    let model = try TestModels.model(of: specification)
    for seed in seeds {
      var run = try model.lockStep(seed: seed)
      var transactions = RandomTransactions(specification, seed: UInt64(seed))
      for hardwareSeed in [QLearningAcceleratorReference.hardwareSeed(for: seed), 0] {
        try run.start(hardwareSeed: hardwareSeed)
        for transaction in transactions.next(120) {
          _ = try run.transact(transaction.input, settings: transaction.settings)
        }
        try run.finish()
      }
      try train(&run, specification)
      try run.finish()
    }
  }

  private func train(
    _ run: inout LockStep, _ specification: QLearningAcceleratorSpecification
  ) throws {
    guard [4, 8].contains(specification.actions), specification.states >= 9 else { return }
    var settings = TrainingSettings(specification.learning)
    settings.episodeLimit = 2
    settings.stepLimit = 60
    _ = try TrainingRun(
      maze: .fitting(states: specification.states), specification: specification,
      settings: settings
    ).run(&run)
  }
}
