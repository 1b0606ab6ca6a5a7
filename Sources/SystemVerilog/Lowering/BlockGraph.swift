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

/// Names, by their positions, in blocks that are free of feedback: each in the first that stays so.
private struct BlockSplit {
  /// The members of each block, ascending, by their first.
  var blocks: [[Int]] { firsts.map { members[$0] } }

  /// For each name, what it needs directly.
  private let needs: [[Int]]
  /// For each name, the first of its block, once it is in one.
  private var leaders: [Int?]
  /// The first of each block, ascending.
  private var firsts: [Int] = []
  /// Of a block's first: all of them.
  private var members: [[Int]]
  /// Of a block's first: what the block needs, through whatever lies between: names not yet in a
  /// block, and the firsts of blocks.
  private var needsOfBlocks: [PositionSet]

  init(needs: [[Int]]) {
    self.needs = needs
    leaders = needs.map { _ in nil }
    members = needs.map { _ in [] }
    needsOfBlocks = needs.map { _ in PositionSet() }
    for name in needs.indices { place(name) }
  }

  private mutating func place(_ name: Int) {
    let found = needsOfName(name)
    let fitting = blockBefore(name, needing: found)
    let block = fitting ?? name
    leaders[name] = block
    members[block].append(name)
    needsOfBlocks[block].formUnion(found)
    guard fitting != nil else {
      firsts.append(name)
      return
    }
    let whole = needsOfBlocks[block]
    for other in firsts where other != block {
      if needsOfBlocks[other].contains(block) {
        needsOfBlocks[other].formUnion(found)
      } else if needsOfBlocks[other].contains(name) {
        needsOfBlocks[other].formUnion(whole)
        needsOfBlocks[other].formUnion(PositionSet([block]))
      }
    }
  }

  /// The first block that the name does not need and that does not need the name.
  private func blockBefore(_ name: Int, needing found: PositionSet) -> Int? {
    for gap in found.gaps(below: name) {
      let start = firsts.firstIndexOfSorted { $0 >= gap.lowerBound }
      for block in firsts[start...] {
        if block >= gap.upperBound { break }
        if !needsOfBlocks[block].contains(name) { return block }
      }
    }
    return nil
  }

  private func needsOfName(_ name: Int) -> PositionSet {
    var names: Set<Int> = []
    var blocks: Set<Int> = []
    var open = [name]
    while let next = open.popLast() {
      for need in needs[next] {
        if let block = leaders[need] {
          blocks.insert(block)
        } else if names.insert(need).inserted {
          open.append(need)
        }
      }
    }
    return blocks.sorted().reduce(into: PositionSet(Array(names) + blocks)) {
      $0.formUnion(needsOfBlocks[$1])
    }
  }
}
