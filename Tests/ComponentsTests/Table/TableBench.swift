import CircuitSimulator
import Components
import Reference
import Specifications
import TestSupport
import Testing

/// A table engine and its golden model, side by side.
struct TableBench {
  let bench: Bench
  var golden: TableEngineReference
  let specification: TableEngineSpecification
  private(set) var cycles = 0

  init(
    _ specification: TableEngineSpecification, discount: Int, exploration: Int, seed: UInt32
  ) throws {
    self.specification = specification
    bench = try Bench(TableEngine.make(specification))
    golden = TableEngineReference(
      specification, discount: discount, exploration: exploration, seed: seed)
    let discounts = specification.discounts(discount: discount, exploration: exploration)
    try bench.set([
      "start": 1, "seed": Int(seed), "discount": discounts.onGreatest,
      "exploration": exploration, "transition_valid": 0, "result_ready": 1,
    ])
    if specification.algorithm == .expectedSARSA {
      try bench.set(["discount_on_sum": discounts.onSum])
    }
    try bench.simulation.step()
    try bench.set(["start": 0])
    while try bench["transition_ready"] == 0 { try bench.simulation.step() }
  }

  mutating func run(transitions count: Int, seed: UInt64, pausing: Bool) throws {
    var random = Numbers(seed)
    var transitions = RandomTransitions(specification, seed: seed)
    var expected: [TableResult] = []
    var given = 0
    var answered = 0
    cycles = 0
    while answered < count {
      let offers = given < count && !(pausing && Int.random(in: 0..<3, using: &random) == 0)
      let takes = !(pausing && Int.random(in: 0..<3, using: &random) == 0)
      guard let transition = transitions.next() else { return }
      try bench.set([
        "transition_valid": offers ? 1 : 0, "result_ready": takes ? 1 : 0,
        "state": transition.state, "action": transition.action, "reward": transition.reward,
        "next": transition.next, "terminal": transition.terminal ? 1 : 0,
        "learn": transition.learn ? 1 : 0, "rate": transition.rate,
      ])
      if specification.visitRate != nil {
        try bench.set(["by_visits_0": transition.byVisits ? 1 : 0])
      }
      if !pausing { #expect(try bench["transition_ready"] == 1) }
      if try offers && bench["transition_ready"] == 1 {
        expected.append(golden.result(of: transition))
        given += 1
      }
      if try takes && bench["result_valid"] == 1 {
        let found = TableResult(
          action: try bench["chosen"], explored: try bench["explored"] == 1,
          value: try bench["value"], error: try bench["error"],
          rate: specification.visitRate == nil
            ? expected[answered].rate : try bench["used_rate_0"])
        #expect(found == expected[answered], "transition \(answered)")
        if found != expected[answered] { return }
        answered += 1
      }
      try bench.simulation.step()
      cycles += 1
    }
  }
}
