/// Which block must be computed before which: the signals of a module, with those that share a block taken for one.
struct BlockGraph {
  /// For each signal, what its drivers read.
  private let reads: [String: Set<String>]
  /// Says of a signal that it is a register: what it shows does not depend on its drivers before the next edge.
  private let isRegister: (String) -> Bool
  private var leaders: [String: String] = [:]
  private var merged: [String: [String]] = [:]

  init(reads: [String: Set<String>], isRegister: @escaping (String) -> Bool) {
    self.reads = reads
    self.isRegister = isRegister
  }

  /// The signals of the block, in the order in which they came to it.
  func members(of leader: String) -> [String] { merged[leader] ?? [leader] }

  mutating func merge(_ name: String, into leader: String) {
    merged[leader] = members(of: leader) + [name]
    leaders[name] = leader
  }

  /// Whether neither block needs the other, through whatever lies between.
  func areIndependent(_ one: String, _ other: String) -> Bool {
    !reaches(other, from: one) && !reaches(one, from: other)
  }

  private func reaches(_ goal: String, from start: String) -> Bool {
    var visited: Set<String> = []
    var open = [start]
    while let block = open.popLast() {
      for member in members(of: block) {
        for name in reads[member] ?? [] where !isRegister(name) {
          let next = leaders[name] ?? name
          if next == goal { return true }
          if visited.insert(next).inserted { open.append(next) }
        }
      }
    }
    return false
  }
}
