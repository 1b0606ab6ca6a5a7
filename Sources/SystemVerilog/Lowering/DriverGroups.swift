import HDL

/// The signals that one block drives, or one signal driven by plain assignments.
struct DriverGroup {
  /// In order of declaration.
  var names: [String]
  /// The first statement that drives one of them.
  var position: Int
  var isPlain: Bool
}

/// Splits a module's statements into independent blocks.
///
/// Signals that share a `when`, `select` or `machine` share a block, as a person would write it, unless one of them
/// is read, directly or through other blocks, by what drives another: such a block would feed itself. A simulator that
/// runs it assigns the default before the value, and each such change would start the block again, without end.
struct DriverGrouping {
  let module: Circuit.Module
  /// Says of a signal that it must be driven by statements (`if`) although it is assigned once.
  let needsBlock: (String) -> Bool

  private var reads: [String: Set<String>] = [:]
  private var positions: [String: [Int]] = [:]
  private var order: [String] = []

  init(module: Circuit.Module, needsBlock: @escaping (String) -> Bool) {
    self.module = module
    self.needsBlock = needsBlock
    for (index, statement) in module.statements.enumerated() {
      for name in [statement].drivenNames { positions[name, default: []].append(index) }
    }
    order = module.signals.map(\.name).filter { positions[$0] != nil }
    for name in order { reads[name] = directReads(of: name) }
    for instance in module.instances {
      var names: Set<String> = []
      var visited: Set<Circuit.Expression> = []
      for input in instance.inputs { input.value.collectReads(into: &names, visited: &visited) }
      for output in instance.outputs.compactMap(\.signal) { reads[output] = names }
    }
  }

  /// In the order of the statements.
  func groups() -> [DriverGroup] {
    var groups: [DriverGroup] = []
    var blocks: [String] = []
    for name in order {
      if isPlain(name) {
        groups.append(.init(names: [name], position: positions[name]?.first ?? 0, isPlain: true))
      } else {
        blocks.append(name)
      }
    }
    var graph = BlockGraph(reads: reads) { module.signal(named: $0)?.isRegister == true }
    for connected in connected(blocks) {
      for names in split(connected, in: &graph) {
        let position = names.compactMap { positions[$0]?.first }.min() ?? 0
        groups.append(.init(names: names, position: position, isPlain: false))
      }
    }
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return groups.sorted {
      ($0.position, rank[$0.names[0]] ?? 0) < ($1.position, rank[$1.names[0]] ?? 0)
    }
  }

  /// Driven once as a whole, or by parts that do not overlap and leave no bit.
  private func isPlain(_ name: String) -> Bool {
    guard !needsBlock(name), let signal = module.signal(named: name) else { return false }
    var driven: Set<Int> = []
    var count = 0
    for index in positions[name] ?? [] {
      guard case .assign(let target, _) = module.statements[index].kind else { return false }
      switch target {
      case .signal:
        driven.formUnion(0..<signal.type.width)
        count += signal.type.width
      case .slice(_, let lowBit, let width):
        driven.formUnion(lowBit..<(lowBit + width))
        count += width
      case .bit, .memory, .memorySlice: return false
      }
    }
    return count == signal.type.width && driven.count == count
  }

  /// Sets of names that share statements.
  private func connected(_ names: [String]) -> [[String]] {
    var sets: [(names: [String], positions: Set<Int>)] = []
    for name in names {
      var merged = ([name], Set(positions[name] ?? []))
      sets.removeAll { other in
        guard !other.positions.isDisjoint(with: merged.1) else { return false }
        merged = (other.names + merged.0, other.positions.union(merged.1))
        return true
      }
      sets.append(merged)
    }
    let rank = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return sets.map { $0.names.sorted { (rank[$0] ?? 0) < (rank[$1] ?? 0) } }
  }

  /// Puts each name into the first block that stays free of feedback, also with the blocks made before.
  private func split(_ names: [String], in graph: inout BlockGraph) -> [[String]] {
    var leaders: [String] = []
    for name in names {
      if let leader = leaders.first(where: { graph.areIndependent($0, name) }) {
        graph.merge(name, into: leader)
      } else {
        leaders.append(name)
      }
    }
    return leaders.map { graph.members(of: $0) }
  }

  private func directReads(of name: String) -> Set<String> {
    var names: Set<String> = []
    var visited: Set<Circuit.Expression> = []
    module.statements.driving([name]).forEachExpression {
      $0.collectReads(into: &names, visited: &visited)
    }
    return names
  }
}
