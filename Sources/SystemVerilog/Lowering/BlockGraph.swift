/// Which block must be computed before which: the signals of a module, with those that share a
/// block taken for one.
struct BlockGraph {
  /// For each signal, what its drivers read.
  private let reads: [String: Set<String>]
  /// Says of a signal that it is a register: what it shows does not depend on its drivers before
  /// the next edge.
  private let isRegister: (String) -> Bool
  private var leaders: [String: String] = [:]
  private var members: [String: [String]] = [:]

  init(reads: [String: Set<String>], isRegister: @escaping (String) -> Bool) {
    self.reads = reads
    self.isRegister = isRegister
  }

  /// Puts each name into the first block that stays free of feedback, also with the blocks made
  /// before.
  mutating func split(_ names: [String]) -> [[String]] {
    guard names.count > 1 else { return names.map { [$0] } }
    let blocks = BlockSplit(needs: needs(among: names)).blocks
    return blocks.map { positions in
      let block = positions.map { names[$0] }
      for name in block { leaders[name] = block[0] }
      members[block[0]] = block
      return block
    }
  }

  /// For each name, the positions of the names it needs without another of them between.
  private func needs(among names: [String]) -> [[Int]] {
    var goals: [String: Int] = [:]
    for (position, name) in names.enumerated() where !isRegister(name) { goals[name] = position }
    guard !goals.isEmpty else { return names.map { _ in [] } }
    return names.map { name in
      var found: Set<Int> = []
      var visited: Set<String> = []
      var open = [name]
      while let block = open.popLast() {
        for member in members[block] ?? [block] {
          for read in reads[member] ?? [] where !isRegister(read) {
            if let goal = goals[read] {
              found.insert(goal)
            } else {
              let next = leaders[read] ?? read
              if visited.insert(next).inserted { open.append(next) }
            }
          }
        }
      }
      return found.sorted()
    }
  }
}
