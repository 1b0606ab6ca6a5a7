import Reference
import Specifications
import TestSupport
import Testing

@Suite struct ProgramVerifyTests {
  private struct Bench {
    var tile: CrossbarTileReference
    var engine: ProgramVerifyReference
    var log = OperationLog()

    init(_ specification: QLearningAcceleratorSpecification, seed: UInt32 = 1) {
      tile = CrossbarTileReference(specification, seed: seed)
      engine = ProgramVerifyReference(specification.programVerify)
      _ = tile.start()
    }

    mutating func write(row: Int, column: Int, level: Int) -> Int {
      engine.writeCell(row: row, column: column, level: level, tile: &tile, log: &log)
    }

    func conductance(row: Int, column: Int) -> Double {
      let cell = row * tile.specification.columns + column
      return tile.specification.device.conductance(tile.cellStates[cell])
    }
  }

  @Test func everyLevelIsReachedWithoutOverlap() {
    let specification = MazeWalker(states: 32).specification
    var bench = Bench(specification)
    for pass in 0..<2 {
      for row in 0..<32 {
        let level = pass == 0 ? row : 31 - row
        for column in 0..<12 { _ = bench.write(row: row, column: column, level: level) }
      }
    }
    #expect(bench.engine.faults == 0)
    let ranges = (0..<32).map { row in
      let conductances = (0..<12).map { bench.conductance(row: 31 - row, column: $0) }
      return (conductances.min() ?? 0, conductances.max() ?? 0)
    }
    for level in 0..<32 {
      let nominal = specification.tile.conductance(ofLevel: level)
      #expect(abs(ranges[level].0 - nominal) < specification.tile.levelSpacing / 2)
      #expect(abs(ranges[level].1 - nominal) < specification.tile.levelSpacing / 2)
      if level > 0 { #expect(ranges[level - 1].1 < ranges[level].0) }
    }
  }

  @Test func amplitudeGrowsAndStartsAgainAtAChangeOfPolarity() {
    var specification = MazeWalker(states: 2).specification
    specification.programVerify.amplitudeBits = 3
    var bench = Bench(specification)
    var changes = 0
    for column in 0..<12 {
      for level in [20, 3, 31, 0] {
        bench.log = OperationLog()
        let given = bench.write(row: 0, column: column, level: level)
        #expect(given == bench.log.pulses.count)
        #expect(bench.log.conversions.count == given + 1)
        var expected = 0
        for (index, pulse) in bench.log.pulses.enumerated() {
          let changed = index > 0 && bench.log.pulses[index - 1].set != pulse.set
          if changed { changes += 1 }
          expected = index == 0 || changed ? 0 : min(expected + 1, 7)
          #expect(pulse.amplitude == expected)
        }
      }
    }
    #expect(changes > 0)
  }

  @Test func aSmallLimitGivesFaults() {
    var specification = MazeWalker(states: 2).specification
    specification.programVerify.pulseLimit = 3
    var bench = Bench(specification)
    #expect(bench.write(row: 0, column: 5, level: 31) == 3)
    #expect(bench.engine.faults == 1)
    #expect(bench.engine.pulses == 3)
    #expect(bench.log.conversions.count == 4)
    #expect(bench.log.pulses.map(\.amplitude) == [0, 1, 2])
  }

  @Test func aCellInsideTheWindowNeedsNoPulse() {
    var bench = Bench(MazeWalker(states: 2).specification)
    _ = bench.write(row: 1, column: 0, level: 12)
    #expect(bench.write(row: 1, column: 0, level: 12) == 0)
  }
}
