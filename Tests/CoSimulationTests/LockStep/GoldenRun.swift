import Reference
import Specifications

/// A scenario as the golden model alone goes through it, with what is needed to say where a given
/// fault first matters.
struct GoldenRun: Sendable {
  /// One transaction.
  struct Step: Sendable {
    /// Counted from 1.
    let number: Int
    let settings: AgentSettings
    let input: AgentInput
    let record: TransactionRecord
    /// What was remembered before it.
    let before: Remembered
    /// The numbers drawn in it: for the rounding and for the choice of the action.
    let roundingDraw: UInt32?
    let choiceDraw: UInt32?
    /// The learning-rate unit before it, and the tile after it.
    let rateUnitBefore: LearningRateReference
    let tile: CrossbarTileReference

    /// The values of the row the action is chosen from.
    var choices: [Int] { record.valuesRead.suffix(tile.specification.valuesPerRow).map(\.value) }
    /// The values of the row read before an update.
    var valuesBefore: [Int] {
      record.valuesRead.prefix(tile.specification.valuesPerRow).map(\.value)
    }
    var isDone: Bool { input.done && !input.first }
    var begins: Bool { input.first && settings.learning }
  }

  struct Remembered: Sendable {
    var state = 0
    var action = 0
    var value = 0
  }

  let scenario: Scenario
  let start: InitialisationRecord
  let steps: [Step]
  /// A start after the last transaction.
  let secondStart: InitialisationRecord

  var specification: QLearningAcceleratorSpecification { scenario.specification }

  init(_ scenario: Scenario) {
    self.scenario = scenario
    var model = QLearningAcceleratorReference(scenario.specification, seed: scenario.seed)
    start = model.start(hardwareSeed: scenario.hardwareSeed)
    var draws = RandomNumbersReference(seed: scenario.hardwareSeed)
    var remembered = Remembered()
    var steps: [Step] = []
    for (index, transaction) in scenario.transactions.enumerated() {
      let rateUnit = model.learningRate
      let record = model.transact(transaction.input, settings: transaction.settings)
      let rounds =
        record.updatedValue != nil && scenario.specification.learning.rounding == .stochastic
      let step = Step(
        number: index + 1, settings: transaction.settings, input: transaction.input,
        record: record, before: remembered, roundingDraw: rounds ? draws.draw() : nil,
        choiceDraw: transaction.settings.learning && record.action != nil ? draws.draw() : nil,
        rateUnitBefore: rateUnit, tile: model.tile)
      if let action = record.action {
        remembered = Remembered(
          state: transaction.input.state, action: action, value: step.choices[action])
      }
      steps.append(step)
    }
    self.steps = steps
    secondStart = model.start(hardwareSeed: scenario.hardwareSeed)
  }

  /// The number of the first transaction of a kind.
  func first(where condition: (Step) -> Bool) -> Int? {
    steps.first(where: condition)?.number
  }
}
