import Accelerators
import Generation
import Specifications
import Testing
import Workloads

@testable import CoSimulation

/// A small accelerator, what it is asked, and its text with a fault in it.
struct BackEndBench {
  let specification: QLearningAcceleratorSpecification
  let design: GeneratedDesign

  init(
    states: Int, engine: LearningEngine = .crossbar, greedy: GreedyChoice? = nil,
    tileRows: Int? = nil
  ) throws {
    specification = try AcceleratorDescription("crossed") {
      Learning(engine: engine, states: states, actions: 3, greedy: greedy)
      if let tileRows { Crossbar(tileRows: tileRows, comparatorSpread: 250.nanoamperes) }
    }.specification()
    design = try GeneratedDesign(specification)
  }

  /// Random transactions with their golden answers.
  func list(_ count: Int, seed: UInt32 = 5) throws -> TransactionList {
    var transactions = RandomTransactions(specification, seed: UInt64(seed))
    return try TransactionList(
      transactions.next(count), specification: specification, seed: seed)
  }

  /// The design's files, with one text replaced in one of them.
  func sources(
    with text: String, as replacement: String, in name: String
  ) throws -> [ModelSource] {
    try design.simulationSources.map { source in
      guard source.name == name else { return source }
      let old = String(decoding: source.bytes, as: UTF8.self)
      try #require(old.ranges(of: text).count == 1, "\(old)")
      return ModelSource(name: name, text: old.replacing(text, with: replacement))
    }
  }
}
