import CircuitSimulator
import HDL
import Testing

/// What the tour's modules of bundles, encodings, choices and rounding do.
@Suite struct TypeTourTests {
  @Test func theNumberIsRoundedInFourWays() throws {
    let simulation = try Simulation(Circuit(elaborating: Rounding()))
    for value in stride(from: -512, through: 511, by: 7) {
      for random in [0, 1, 8, 15] {
        try simulation.poke("value", value)
        try simulation.poke("random", random)
        let exact = Double(value) / 16
        #expect(try simulation.peek("down") == Int(exact.rounded(.down)))
        #expect(try simulation.peek("nearest") == Int(exact.rounded(.toNearestOrEven)))
        #expect(
          try simulation.peek("dithered") == Int((exact + Double(random) / 16).rounded(.down)))
        #expect(try simulation.peek("clamped") == min(max(Int(exact.rounded(.down)), 0), 15))
      }
    }
  }

  @Test func roundingAtRandomIsRightOnAverage() throws {
    let simulation = try Simulation(Circuit(elaborating: Rounding()))
    for value in [-77, -1, 5, 8, 100] {
      try simulation.poke("value", value)
      let sum = try (0..<16).reduce(0) { sum, random in
        try simulation.poke("random", random)
        return try sum + simulation.peek("dithered")
      }
      #expect(sum == value)
    }
  }

  @Test func theChoicesDifferInWhatManyHitsGive() throws {
    let simulation = try Simulation(Circuit(elaborating: Choices()))
    let numbers = [0x51, 0x0c, 0x30, 0xff]
    for (index, number) in numbers.enumerated() { try simulation.poke("numbers_\(index)", number) }
    for hits in 0..<16 {
      try simulation.poke("hits", hits)
      let hit = numbers.indices.filter { hits >> $0 & 1 == 1 }.map { numbers[$0] }
      #expect(try simulation.peek("first") == hit.first ?? 0)
      #expect(try simulation.peek("only") == hit.reduce(0) { $0 | $1 })
    }
    #expect(try simulation.peek("grade") == 2)
  }

  @Test func theWalkerHasOneBitForEachGait() throws {
    let simulation = try Simulation(Circuit(elaborating: Walk()))
    simulation.reset()
    var gaits: [Int] = []
    for (faster, slower) in [(1, 0), (1, 1), (0, 0), (0, 1), (0, 1)] {
      try simulation.poke("faster", faster)
      try simulation.poke("slower", slower)
      gaits.append(try simulation.peek("gait"))
      try simulation.step()
    }
    #expect(gaits == [1, 2, 4, 4, 2])
    #expect(try simulation.peek("gait") == 1)
  }

  @Test func theChainGivesWhatItTook() throws {
    let simulation = try Simulation(Circuit(elaborating: Chain()))
    simulation.reset()
    var (sent, received) = (0, [Int]())
    for cycle in 0..<80 {
      try simulation.poke("input_valid", cycle % 3 == 0 ? 0 : 1)
      try simulation.poke("input_data", sent)
      try simulation.poke("output_ready", cycle % 4 == 1 ? 0 : 1)
      let takes = try simulation.peek("input_ready") == 1 && cycle % 3 != 0
      if try simulation.peek("output_valid") == 1, cycle % 4 != 1 {
        received.append(try simulation.peek("output_data"))
      }
      try simulation.step()
      if takes { sent += 1 }
    }
    #expect(received == Array(0..<received.count))
    #expect(received.count >= sent - 2 && sent > 30)
  }

  @Test func theBrightestPixelStays() throws {
    let simulation = try Simulation(Circuit(elaborating: Brightest()))
    simulation.reset()
    #expect(try simulation.peek("brightest_green") == 1)
    let shown = [(3, 4, 5), (9, 1, 1), (31, 63, 31), (0, 0, 0)]
    for (cycle, pixel) in shown.enumerated() {
      let lane = cycle & 1
      try simulation.poke("number", lane)
      try simulation.poke("pixels_\(lane)_red", pixel.0)
      try simulation.poke("pixels_\(lane)_green", pixel.1)
      try simulation.poke("pixels_\(lane)_blue", pixel.2)
      #expect(try simulation.peek("chosen_green") == pixel.1)
      try simulation.step()
      #expect(try simulation.peek("brightest_green") == [4, 4, 63, 63][cycle])
      #expect(try simulation.peek("brightest_red") == [3, 3, 31, 31][cycle])
    }
  }
}
