import Reference
import Specifications
import TestSupport
import Testing

/// A small accelerator, started, with the settings the tests vary.
private struct Bench {
  var model: QLearningAcceleratorReference
  var settings = AgentSettings(
    learning: true, source: .constant, constantLearningRate: 65536, discount: 58982, exploration: 0)

  init(_ specification: QLearningAcceleratorSpecification, seed: UInt32 = 1) {
    model = QLearningAcceleratorReference(specification, seed: seed)
    _ = model.start(hardwareSeed: QLearningAcceleratorReference.hardwareSeed(for: seed))
  }

  mutating func first(_ state: Int) -> TransactionRecord {
    model.transact(
      AgentInput(reward: 0, state: state, first: true, done: false), settings: settings)
  }

  mutating func next(_ state: Int, reward: Int, done: Bool = false) -> TransactionRecord {
    model.transact(
      AgentInput(reward: reward, state: state, first: false, done: done), settings: settings)
  }
}

@Suite struct QLearningAcceleratorTests {
  private let specification = MazeWalker(states: 4).specification
  /// Cycles of one conversion and of one row, as the page's table has them: T = 2 + 8 + 1, 12 T + 2.
  private let conversion = 11
  private let row = 134

  private func writeCycles(_ record: TransactionRecord, columns: ClosedRange<Int>) -> Int {
    columns.reduce(2) { cycles, column in
      let pulses = record.pulses.filter { $0.column == column }.count
      return cycles + (pulses + 1) * conversion + pulses * 3 + 2
    }
  }

  @Test func startWritesZeroEverywhere() {
    var model = QLearningAcceleratorReference(specification, seed: 3)
    let record = model.start(hardwareSeed: 5)
    #expect(record.faults == 0)
    #expect(record.rateCodes.count == 2)
    #expect(record.conversions.count == record.pulses.count + 48)
    #expect(model.counters.pulses == record.pulses.count)
    #expect(model.counters.conversions == record.conversions.count + 1)
    let writes = 16 * (3 * 2 + 2 + 1) + 48 * conversion + record.pulses.count * (conversion + 3)
    let unit = 2 * (2 + 14 + 1) + 1
    #expect(record.latency == 1 + conversion + 1 + unit + 1 + writes)
    var log = OperationLog()
    var tile = model.tile
    for row in 0..<4 { #expect(tile.readRow(row, log: &log) == [0, 0, 0, 0]) }
  }

  @Test func firstInputChoosesAndAdvances() {
    var bench = Bench(specification)
    let record = bench.first(2)
    #expect(record.error == nil)
    #expect(record.updatedValue == nil)
    #expect(record.action == 0)
    #expect(record.rateCodes.count == 1)
    #expect(record.learningRate == 65536)
    #expect(record.valuesRead.map(\.value) == [0, 0, 0, 0])
    // Advance: 1 + pulse pair 10 + T 17 + division 14 + 17 + normalisation 34; then the row, the choice and 2.
    #expect(record.latency == 2 + (1 + 10 + 17 + 31 + 34 + 1) + (row + 1) + 1)
    #expect(bench.model.counters.episodes == 1)
    #expect(bench.model.counters.steps == 0)
  }

  @Test func doneIsIgnoredWithFirst() {
    var bench = Bench(specification)
    let record = bench.model.transact(
      AgentInput(reward: 9, state: 1, first: true, done: true), settings: bench.settings)
    #expect(record.action == 0)
    #expect(record.error == nil)
    #expect(record.valuesRead.count == 4)
  }

  @Test func doneUpdatesWithoutReading() {
    var bench = Bench(specification)
    _ = bench.first(0)
    let record = bench.next(3, reward: 65536, done: true)
    #expect(record.error == 65536)
    #expect(record.updatedValue == 8192)
    #expect(record.action == nil)
    #expect(record.valuesRead.isEmpty)
    #expect(record.cells.map(\.cell) == [0, 1, 2])
    #expect(record.latency == 2 + 4 + writeCycles(record, columns: 0...2) + 1)
    #expect(bench.first(0).valuesRead.map(\.value) == [8192, 0, 0, 0])
  }

  @Test func theGreatestValueIsDiscounted() {
    var bench = Bench(specification)
    _ = bench.first(1)
    _ = bench.next(0, reward: 65536, done: true)
    _ = bench.first(2)
    let record = bench.next(1, reward: -655)
    #expect(record.error == -655 + 58982)
    // 58327 / 8 = 7290.875: stochastic rounding gives one of the neighbours.
    #expect([7290, 7291].contains(record.updatedValue))
    #expect(record.action == 0)
  }

  @Test func theRowIsReadAgainWhenItsOwnValueChanged() {
    var bench = Bench(specification)
    _ = bench.first(1)
    let stayed = bench.next(1, reward: -6554)
    #expect(stayed.valuesRead.count == 8)
    #expect(stayed.valuesRead.suffix(4).first?.value == stayed.updatedValue)
    #expect(stayed.action == 1)
    let cycles = 2 + 2 * (row + 1) + 4 + writeCycles(stayed, columns: 0...2) + 1 + 1
    #expect(stayed.latency == cycles)
  }

  @Test func anUnchangedValueIsNotWritten() {
    var bench = Bench(specification)
    _ = bench.first(1)
    let record = bench.next(1, reward: 0)
    #expect(record.error == 0)
    #expect(record.updatedValue == 0)
    #expect(record.cells.isEmpty)
    #expect(record.pulses.isEmpty)
    #expect(record.valuesRead.count == 4)
    #expect(record.latency == 2 + (row + 1) + 4 + 1 + 1)
    #expect(bench.model.counters.steps == 1)
  }

  @Test func tiesGoToTheLowestIndex() {
    var bench = Bench(specification)
    // Action 0 of state 0 becomes negative, then 1: the greatest are 2 and 3.
    _ = bench.first(0)
    #expect(bench.next(0, reward: -8000).action == 1)
    #expect(bench.next(0, reward: -8000).action == 2)
    _ = bench.next(1, reward: 0)
    #expect(bench.first(0).action == 2)
  }

  @Test func evaluationChangesNothing() {
    var bench = Bench(specification)
    _ = bench.first(0)
    let states = bench.model.cellStates
    let random = bench.model.randomNumbers
    bench.settings.learning = false
    bench.settings.exploration = 65536
    let first = bench.first(1)
    let next = bench.next(0, reward: 65536)
    #expect(first.rateCodes.isEmpty)
    #expect(next.error == nil)
    #expect(!next.explored)
    #expect(first.latency == 2 + (row + 1) + 1)
    #expect(bench.model.cellStates == states)
    #expect(bench.model.randomNumbers == random)
    #expect(bench.model.counters.steps == 0)
    #expect(bench.model.counters.episodes == 1)
  }

  @Test func fullExplorationAlwaysExplores() {
    var bench = Bench(specification)
    bench.settings.exploration = 65536
    bench.settings.constantLearningRate = 0
    var seen = Set<Int>()
    var random = bench.model.randomNumbers
    for step in 0..<100 {
      let record = step == 0 ? bench.first(0) : bench.next(0, reward: 0)
      if step > 0 { _ = random.draw() }
      #expect(record.explored)
      #expect(record.action == (Int(random.draw() >> 16) * 4) >> 16)
      seen.insert(record.action ?? -1)
    }
    #expect(seen == [0, 1, 2, 3])
  }

  @Test func theLastPlateauCostsOneCycle() {
    var bench = Bench(specification)
    bench.settings.source = .device
    for _ in 0..<40 { _ = bench.first(0) }
    let before = bench.first(0)
    let after = bench.first(0)
    #expect(before.rateCodes.isEmpty)
    #expect(after.learningRate == before.learningRate)
    #expect(after.latency == 2 + (1 + 1) + (row + 1) + 1)
    #expect(bench.model.counters.episodes == 42)
  }

  @Test func senseAmplifiersWithoutErrorsFindTheGreatest() {
    var noiseless = MazeWalker(states: 16).specification
    noiseless.tile.readNoise = 0
    noiseless.senseAmplifier.offsetSpread = 0
    var senses = noiseless
    senses.learning.greedyChoice = .winnerTakeAll
    var digital = Bench(noiseless, seed: 4)
    var analog = Bench(senses, seed: 4)
    digital.settings.exploration = 32768
    analog.settings.exploration = 32768
    _ = digital.first(0)
    _ = analog.first(0)
    var random = RandomNumbersReference(seed: 8)
    for _ in 0..<200 {
      let draw = Int(random.draw())
      let state = draw % 16
      let reward = draw >> 8 % 131072 - 65536
      let one = digital.next(state, reward: reward)
      let other = analog.next(state, reward: reward)
      #expect(one.action == other.action)
      #expect(other.latency == one.latency + 3 * 3 + 1)
    }
  }

  @Test func theSameSeedGivesTheSameRun() {
    func run(_ seed: UInt32) -> [TransactionRecord] {
      var bench = Bench(specification, seed: seed)
      bench.settings.exploration = 20000
      return [bench.first(0)] + (1...30).map { bench.next($0 % 4, reward: $0 * 100) }
    }
    #expect(run(11) == run(11))
    #expect(run(11) != run(12))
  }

  @Test func aSecondStartClearsTheCounters() {
    var quiet = specification
    quiet.tile.readNoise = 0
    var bench = Bench(quiet)
    _ = bench.first(0)
    _ = bench.next(1, reward: 65536)
    let record = bench.model.start(hardwareSeed: 0)
    #expect(bench.model.randomNumbers.state == 1)
    let counters = bench.model.counters
    #expect(counters.steps == 0)
    #expect(counters.episodes == 0)
    #expect(counters.pulses == record.pulses.count)
    #expect(record.pulses.allSatisfy { $0.column < 3 })
    #expect(bench.first(0).valuesRead.map(\.value) == [0, 0, 0, 0])
  }
}
