import CircuitSimulator
import HDL
import Testing

@testable import Components

@Suite struct GreedyMaximumTests {
  @Test(arguments: 2...16)
  func `the greatest value, and the lowest index of equals`(count: Int) throws {
    let simulation = try Simulation(
      Circuit(elaborating: GreedyMaximum(count: count, width: 3)))
    for round in 0..<40 {
      // Three bits: there are equals in nearly every round.
      let values = (0..<count).map { (round * 7 + $0 * $0 * 5 + $0 * round) % 8 - 4 }
      for (index, value) in values.enumerated() { try simulation.poke("values_\(index)", value) }
      let greatest = try #require(values.max())
      #expect(try simulation.peek("greatest") == greatest)
      #expect(try simulation.peek("index") == values.firstIndex(of: greatest))
    }
  }
}
