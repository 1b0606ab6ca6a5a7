import HDL

/// Gives out names that are free in one module. A name depends only on what it stands for and on what the user declared.
struct Names {
  private var taken: Set<String>
  /// The last number given out for each name.
  private var counts: [String: Int] = [:]

  init(module: Circuit.Module) {
    taken = Set(module.signals.map(\.emittedName))
    taken.formUnion(module.memories.map { "\($0.name)_q" })
    taken.formUnion(module.portWords.keys)
    taken.formUnion(module.instances.map { "u_\($0.name)" })
    taken.formUnion(module.clockDomains.flatMap(\.portNames))
  }

  /// `name`, or `name_2`, `name_3` … where it is taken.
  mutating func claim(_ name: String) -> String {
    var count = counts[name] ?? 1
    var candidate = count == 1 ? name : "\(name)_\(count)"
    while taken.contains(candidate) {
      count += 1
      candidate = "\(name)_\(count)"
    }
    taken.insert(candidate)
    counts[name] = count
    return candidate
  }
}

extension String {
  /// `phase_one` → `PhaseOne`
  var upperCamel: String {
    split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
