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
    let needs = needs(among: names)
    var blocks: [String] = []
    /// What each of the new blocks needs, through whatever lies between: names not yet in a block,
    /// and blocks.
    var needsOfBlocks: [String: Set<String>] = [:]
    for name in names {
      let found = needsOfName(name, needs, needsOfBlocks)
      let block = blocks.first {
        !found.contains($0) && needsOfBlocks[$0]?.contains(name) == false
      }
      guard let block else {
        blocks.append(name)
        leaders[name] = name
        members[name] = [name]
        needsOfBlocks[name] = found
        continue
      }
      leaders[name] = block
      members[block, default: []].append(name)
      needsOfBlocks[block]?.formUnion(found)
      let whole = needsOfBlocks[block] ?? []
      for other in blocks where other != block {
        if needsOfBlocks[other]?.contains(block) == true {
          needsOfBlocks[other]?.formUnion(found)
        } else if needsOfBlocks[other]?.contains(name) == true {
          needsOfBlocks[other]?.formUnion(whole)
          needsOfBlocks[other]?.insert(block)
        }
      }
    }
    return blocks.map { members[$0] ?? [$0] }
  }

  /// For each name, which of the names it needs without another of them between.
  private func needs(among names: [String]) -> [String: Set<String>] {
    let goals = Set(names.filter { !isRegister($0) })
    guard !goals.isEmpty else { return [:] }
    return names.reduce(into: [:]) { result, name in
      var found: Set<String> = []
      var visited: Set<String> = []
      var open = [name]
      while let block = open.popLast() {
        for member in members[block] ?? [block] {
          for read in reads[member] ?? [] where !isRegister(read) {
            if goals.contains(read) {
              found.insert(read)
            } else {
              let next = leaders[read] ?? read
              if visited.insert(next).inserted { open.append(next) }
            }
          }
        }
      }
      result[name] = found
    }
  }

  private func needsOfName(
    _ name: String, _ needs: [String: Set<String>], _ needsOfBlocks: [String: Set<String>]
  ) -> Set<String> {
    var found: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      for need in needs[next] ?? [] {
        guard let block = leaders[need] else {
          if found.insert(need).inserted { open.append(need) }
          continue
        }
        if found.insert(block).inserted { found.formUnion(needsOfBlocks[block] ?? []) }
      }
    }
    return found
  }
}
