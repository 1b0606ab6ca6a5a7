import CircuitSimulator
import HDL
import Reference
import Testing

@testable import Components

@Suite struct ArbiterTests {
  private func expectGrant(_ grant: Int?, _ simulation: Simulation, _ count: Int) throws {
    try #require(simulation.bits("grants") == (0..<count).map { $0 == grant })
    try #require(simulation.isHigh("granted") == (grant != nil))
    try #require(simulation.peek("index") == grant ?? 0)
  }

  @Test(arguments: [2, 3, 5, 8, 33])
  func `the first who asks has priority`(count: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: PriorityArbiter(count: count)))
    var numbers = SeededNumbers(UInt64(count))
    for _ in 0..<200 {
      let requests = (0..<count).map { _ in numbers.once(in: count) }
      try simulation.poke("requests", bits: requests)
      try expectGrant(PriorityArbiterReference().grant(among: requests), simulation, count)
      try simulation.step()
    }
  }

  @Test(arguments: [2, 3, 4, 7, 16, 64])
  func `requesters have turns`(count: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: RoundRobinArbiter(count: count)))
    var model = RoundRobinArbiterReference(count: count)
    var numbers = SeededNumbers(UInt64(count))
    for cycle in 0..<400 {
      let requests = (0..<count).map { _ in numbers.once(in: cycle < 200 ? 2 : count) }
      let isTaken = !numbers.once(in: 4)
      try simulation.poke("requests", bits: requests)
      try simulation.poke("take", isHigh: isTaken)
      try expectGrant(model.grant(among: requests), simulation, count)
      model.cycle(requests: requests, isTaken: isTaken)
      try simulation.step()
    }
  }
}
