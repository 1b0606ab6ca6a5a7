import CircuitFuzzing
import Testing

@testable import SystemVerilog

/// Blocks without feedback, beside a search that follows every edge anew for each name.
@Suite struct BlockSplitTests {
  @Test func randomNeedsAreSplitAsBySearch() {
    var random = RandomNumbers(seed: 1)
    for _ in 0..<400 {
      let count = Int.random(in: 1...14, using: &random)
      var needs: [Set<Int>] = Array(repeating: [], count: count)
      for _ in 0..<Int.random(in: 0...(2 * count), using: &random) {
        let from = Int.random(in: 0..<count, using: &random)
        needs[from].insert(Int.random(in: 0..<count, using: &random))
      }
      let sorted = needs.map { $0.sorted() }
      #expect(BlockSplit(needs: sorted).blocks == blocksBySearch(sorted), "\(sorted)")
    }
  }

  private func blocksBySearch(_ needs: [[Int]]) -> [[Int]] {
    var blocks: [[Int]] = []
    for name in needs.indices {
      // A name without a block stands alone.
      func together(_ other: Int) -> [Int] { blocks.first { $0.contains(other) } ?? [other] }
      func reaches(_ start: Int, _ goal: Int) -> Bool {
        var visited: Set<Int> = []
        var open = together(start)
        while let next = open.popLast() {
          for need in needs[next] {
            if together(need).contains(goal) { return true }
            for member in together(need) where visited.insert(member).inserted {
              open.append(member)
            }
          }
        }
        return false
      }
      let fitting = blocks.firstIndex { !reaches(name, $0[0]) && !reaches($0[0], name) }
      if let fitting { blocks[fitting].append(name) } else { blocks.append([name]) }
    }
    return blocks
  }
}
