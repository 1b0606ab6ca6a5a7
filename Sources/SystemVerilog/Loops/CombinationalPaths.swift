import HDL

/// Which modules let a change of an input through to an output within a cycle. Taken from names,
/// not bits, so that some are found that are none.
final class CombinationalPaths {
  private let modules: [String: Circuit.Module]
  private var known: [String: Bool] = [:]

  init(_ modules: [String: Circuit.Module]) { self.modules = modules }

  /// A black box with a clock is taken to have registered outputs, as the checks do.
  func exist(through name: String) -> Bool {
    if let result = known[name] { return result }
    guard let module = modules[name] else { return true }
    // Of a module that contains itself, which nothing can print.
    known[name] = true
    let result = module.isBlackBox ? !module.needsClock : hasPath(module)
    known[name] = result
    return result
  }

  private func hasPath(_ module: Circuit.Module) -> Bool {
    let reads = dependencies(of: module)
    let inputs = Set(module.inputs.map(\.name))
    var open = module.outputs.map(\.name)
    var visited = Set(open)
    while let name = open.popLast() {
      for read in reads[name] ?? [] {
        if inputs.contains(read) { return true }
        if visited.insert(read).inserted { open.append(read) }
      }
    }
    return false
  }

  /// For each wire and output, what its value depends on within a cycle.
  func dependencies(of module: Circuit.Module) -> [String: Set<String>] {
    var reads = module.statements.readsOfDrivers
    for register in module.registers { reads[register.name] = nil }
    for instance in module.instances {
      let names = exist(through: instance.module) ? instance.inputs.map(\.value).readNames : []
      for output in instance.outputs.compactMap(\.signal) { reads[output] = names }
    }
    return reads
  }
}

/// The names that lie on a path from a cycle to a cycle.
func namesOnCycles(_ reads: [String: Set<String>]) -> Set<String> {
  let names = Set(reads.keys)
  let edges = reads.mapValues { $0.intersection(names) }
  var readers: [String: [String]] = [:]
  for (name, sources) in edges {
    for source in sources { readers[source, default: []].append(name) }
  }
  // Taken away from both ends: what reads nothing that is left, and what nothing left reads.
  func trimmed(_ names: Set<String>, _ degree: (String) -> Int, _ next: (String) -> [String])
    -> Set<String>
  {
    var left = names
    var degrees = Dictionary(uniqueKeysWithValues: names.map { ($0, degree($0)) })
    var open = names.filter { degrees[$0] == 0 }.map { $0 }
    while let name = open.popLast() {
      left.remove(name)
      for follower in next(name) where left.contains(follower) {
        degrees[follower, default: 0] -= 1
        if degrees[follower] == 0 { open.append(follower) }
      }
    }
    return left
  }
  let fromSources = trimmed(names, { edges[$0]?.count ?? 0 }, { readers[$0] ?? [] })
  return trimmed(
    fromSources, { (readers[$0] ?? []).filter(fromSources.contains).count },
    { Array(edges[$0]?.intersection(fromSources) ?? []) })
}
