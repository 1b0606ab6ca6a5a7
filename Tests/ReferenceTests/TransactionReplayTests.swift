import Diagnostics
import Reference
import Specifications
import TestSupport
import Testing

@Suite struct TransactionReplayTests {
  private let specification = MazeWalker(states: 4).specification
  private let settings = AgentSettings(
    learning: true, source: .device, constantLearningRate: 0, discount: 58982, exploration: 6554)

  private func recorded(_ state: Int, reward: Int = 0, first: Bool = false)
    -> RecordedTransaction
  {
    RecordedTransaction(
      settings: settings,
      input: AgentInput(reward: reward, state: state, first: first, done: false))
  }

  @Test func answersAsTheModelDid() throws {
    let transactions =
      [recorded(0, first: true)] + (1..<20).map { recorded($0 % 4, reward: $0 * 1000) }
    var model = QLearningAcceleratorReference(specification, seed: 5)
    let initialisation = model.start(hardwareSeed: 77)
    let records = transactions.map { model.transact($0.input, settings: $0.settings) }
    let replay = try TransactionReplay(
      of: transactions, specification: specification, seed: 5, hardwareSeed: 77)
    #expect(replay.initialisation == initialisation)
    #expect(replay.records == records)
  }

  @Test func saysEverythingThatDoesNotFit() {
    var wrong = recorded(4, reward: 1 << 18)
    wrong.settings.discount = 65537
    let report = #expect(throws: DiagnosticReport.self) {
      try TransactionReplay(
        of: [recorded(0, first: true), wrong], specification: specification, seed: 1,
        hardwareSeed: 1)
    }
    let identifiers = report?.diagnostics.map(\.identifier)
    #expect(identifiers == ["transaction-state", "transaction-reward", "transaction-ratio"])
    #expect(report?.diagnostics.first?.message == "transaction 2: state 4 is out of range")
  }
}
