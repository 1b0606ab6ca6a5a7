import HDL

/// Gives out names that are free in one module. A name depends only on what it stands for and on what the user declared.
struct Names {
  private var taken: Set<String>

  init(module: Circuit.Module) {
    taken = Set(module.signals.map(\.emittedName))
    taken.formUnion(module.memories.map { "\($0.name)_q" })
    taken.formUnion(module.instances.map { "u_\($0.name)" })
    for domain in module.clockDomains {
      taken.formUnion([domain.clockPortName, domain.resetPortName])
    }
  }

  /// `name`, or `name_2`, `name_3` … where it is taken.
  mutating func claim(_ name: String) -> String {
    var candidate = name
    var count = 1
    while taken.contains(candidate) {
      count += 1
      candidate = "\(name)_\(count)"
    }
    taken.insert(candidate)
    return candidate
  }
}

extension String {
  /// `phase_one` → `PhaseOne`
  var upperCamel: String {
    split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
