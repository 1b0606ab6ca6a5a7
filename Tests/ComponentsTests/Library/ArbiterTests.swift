import CircuitSimulator
import HDL
import Testing

@testable import Components

@Suite struct ArbiterTests {
  @Test(arguments: [2, 3, 5, 8, 33])
  func `the lowest request has priority`(count: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: PriorityArbiter(count: count)))
    var numbers = SeededNumbers(UInt64(count))
    for _ in 0..<100 {
      let requests = (numbers.next() << 20 ^ numbers.next()) & ((1 << count) - 1)
      try simulation.poke("requests", requests)
      #expect(try simulation.peek("grants") == requests & -requests)
      #expect(try simulation.peek("granted") == (requests == 0 ? 0 : 1))
      #expect(try simulation.peek("index") == (requests == 0 ? 0 : requests.trailingZeroBitCount))
      try simulation.step()
    }
  }

  @Test(arguments: [2, 3, 4, 7, 16])
  func `requesters have turns`(count: Int) throws {
    let simulation = try Simulation(Circuit(elaborating: RoundRobinArbiter(count: count)))
    var numbers = SeededNumbers(UInt64(count))
    var next = 0
    for _ in 0..<300 {
      let requests = numbers.next() & ((1 << count) - 1)
      let take = numbers.next() % 4 != 0
      try simulation.poke("requests", requests)
      try simulation.poke("take", take ? 1 : 0)
      let order = (0..<count).map { (next + $0) % count }
      let winner = order.first { requests >> $0 & 1 == 1 }
      #expect(try simulation.peek("grants") == winner.map { 1 << $0 } ?? 0)
      #expect(try simulation.peek("index") == winner ?? 0)
      try simulation.step()
      if take, let winner { next = (winner + 1) % count }
    }
  }
}
