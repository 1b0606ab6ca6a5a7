import HDL

/// The signals that one block drives, or one signal driven by plain assignments.
struct DriverGroup {
  /// In order of declaration.
  var names: [String]
  /// The outermost statements that drive any of them, ascending.
  var positions: [Int]
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

  /// The outermost statements that drive each name.
  private let positions: [String: [Int]]
  private let signals: [String: Circuit.Signal]
  private var reads: [String: Set<String>]
  private var order: [String] = []

  init(
    module: Circuit.Module, positions: [String: [Int]], needsBlock: @escaping (String) -> Bool
  ) {
    self.module = module
    self.needsBlock = needsBlock
    self.positions = positions
    signals = Dictionary(module.signals.map { ($0.name, $0) }) { first, _ in first }
    order = module.signals.map(\.name).filter { positions[$0] != nil }
    reads = module.statements.readsOfDrivers
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
        groups.append(.init(names: [name], positions: positions[name] ?? [], isPlain: true))
      } else {
        blocks.append(name)
      }
    }
    var graph = BlockGraph(reads: reads) { signals[$0]?.isRegister == true }
    for connected in connected(blocks) {
      for names in graph.split(connected) {
        let found = Set(names.flatMap { positions[$0] ?? [] })
        groups.append(.init(names: names, positions: found.sorted(), isPlain: false))
      }
    }
    let rank = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    return groups.sorted {
      ($0.positions.first ?? 0, rank[$0.names[0]] ?? 0)
        < ($1.positions.first ?? 0, rank[$1.names[0]] ?? 0)
    }
  }

  /// Driven once as a whole, or by parts that do not overlap and leave no bit.
  private func isPlain(_ name: String) -> Bool {
    guard !needsBlock(name), let signal = signals[name] else { return false }
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

  /// Sets of names that share statements, each in order, by their last names.
  private func connected(_ names: [String]) -> [[String]] {
    var parents = Array(names.indices)
    func root(of index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }
    var owners: [Int: Int] = [:]
    for (index, name) in names.enumerated() {
      for position in positions[name] ?? [] {
        if let owner = owners[position] { parents[root(of: owner)] = index }
        owners[position] = index
      }
    }
    // A root is the last of its set.
    let sets = Dictionary(grouping: names.indices, by: root(of:))
    return sets.sorted { $0.key < $1.key }.map { $0.value.map { names[$0] } }
  }
}

extension [Circuit.Statement] {
  /// For each name driven here, the signals that its drivers read, with the conditions they stand in.
  var readsOfDrivers: [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    collectReads(into: &result, under: [])
    return result
  }

  private func collectReads(into result: inout [String: Set<String>], under outer: Set<String>) {
    for statement in self {
      switch statement.kind {
      case .assign(let target, let value):
        result[target.name, default: []].formUnion(
          outer.union((target.index.map { [value, $0] } ?? [value]).readNames))
      case .when(let subject, _, _), .select(let subject, _, _):
        let reads = outer.union([subject].readNames)
        for body in statement.kind.bodies { body.collectReads(into: &result, under: reads) }
      case .machine:
        for body in statement.kind.bodies { body.collectReads(into: &result, under: outer) }
      case .property: break
      }
    }
  }
}

extension [Circuit.Expression] {
  var readNames: Set<String> {
    var names: Set<String> = []
    var visited: Set<Circuit.Expression> = []
    for expression in self { expression.collectReads(into: &names, visited: &visited) }
    return names
  }
}
