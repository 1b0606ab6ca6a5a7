import Diagnostics
import HDL

/// Which values of one module depend on which within a cycle.
struct DependencyGraph {
  /// A signal, or a run of its bits that is driven apart from the others.
  struct Node: Hashable {
    var signal: String
    var lowBit: Int
    var width: Int
    var isWhole: Bool

    /// Such as `carry` or `carry[3]`.
    var text: String {
      if isWhole { return signal }
      return width == 1 ? "\(signal)[\(lowBit)]" : "\(signal)[\(lowBit + width - 1)...\(lowBit)]"
    }
  }

  struct Edge {
    var place: Place
    /// The instance that the dependency leads through.
    var instance: String?
  }

  /// By what depends, then by what it depends on.
  private(set) var edges: [Node: [Node: Edge]] = [:]
  private(set) var order: [Node] = []
  private let facts: ModuleFacts
  private var nodes: [String: [Node]] = [:]
  private var known: [ObjectIdentifier: Set<Node>] = [:]

  /// - Parameter childPaths: For each module, the inputs that each output depends on within a
  ///   cycle.
  init(_ facts: ModuleFacts, childPaths: [String: [String: Set<String>]]) {
    self.facts = facts
    split()
    for assignment in facts.assignments {
      var sources = assignment.conditions + [assignment.value]
      if case .bit(_, let index) = assignment.target { sources.append(index) }
      for source in sources {
        connect(
          targets(of: assignment.target), to: reads(of: source), Edge(place: assignment.place))
      }
    }
    for instance in facts.module.instances {
      for output in instance.outputs {
        guard let wire = output.signal else { continue }
        let affecting = childPaths[instance.module]?[output.port] ?? []
        for input in instance.inputs where affecting.contains(input.port) {
          connect(
            nodes[wire] ?? [], to: reads(of: input.value),
            Edge(place: instance.place, instance: instance.name))
        }
      }
    }
  }

  /// The inputs whose change can change that output within a cycle.
  func inputs(affecting output: String) -> Set<String> {
    var pending = nodes[output] ?? []
    var seen = Set(pending)
    var inputs: Set<String> = []
    while let node = pending.popLast() {
      if facts.signals[node.signal]?.role == .input { inputs.insert(node.signal) }
      for source in sources(of: node) where seen.insert(source).inserted { pending.append(source) }
    }
    return inputs
  }

  /// One loop for each tangle: each node depends on the next, the last on the first.
  func loops() -> [[Node]] {
    enum State { case open, done }
    var states: [Node: State] = [:]
    var reported: Set<Node> = []
    var result: [[Node]] = []
    for root in order where states[root] == nil {
      var stack = [(node: root, pending: sources(of: root))]
      states[root] = .open
      while let top = stack.last {
        guard let next = top.pending.last else {
          states[top.node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].pending.removeLast()
        switch states[next] {
        case .done: break
        case nil:
          states[next] = .open
          stack.append((next, sources(of: next)))
        case .open:
          let start = stack.firstIndex { $0.node == next } ?? 0
          let loop = stack[start...].map(\.node)
          guard reported.isDisjoint(with: loop) else { continue }
          reported.formUnion(loop)
          result.append(loop)
        }
      }
    }
    return result
  }

  /// In a fixed order, so that the same circuit always shows the same loop.
  private func sources(of node: Node) -> [Node] {
    (edges[node] ?? [:]).keys.sorted { ($0.signal, $0.lowBit) > ($1.signal, $1.lowBit) }
  }

  private mutating func connect(_ targets: [Node], to sources: Set<Node>, _ edge: Edge) {
    for target in targets {
      for source in sources where edges[target]?[source] == nil {
        edges[target, default: [:]][source] = edge
      }
    }
  }

  /// Makes the nodes: cut where constant slices are driven, whole where an index chooses the bit.
  private mutating func split() {
    var bounds: [String: Set<Int>] = [:]
    var indivisible: Set<String> = []
    for assignment in facts.assignments {
      switch assignment.target {
      case .slice(let name, let lowBit, let width):
        bounds[name, default: []].formUnion([lowBit, lowBit + width])
      case .bit(let name, _): indivisible.insert(name)
      case .signal, .memory, .memorySlice: break
      }
    }
    for signal in facts.module.signals where signal.isCombinational || signal.role == .input {
      let width = signal.type.width
      let found = indivisible.contains(signal.name) ? [] : bounds[signal.name] ?? []
      let inner = found.filter { $0 > 0 && $0 < width }.sorted()
      nodes[signal.name] = zip([0] + inner, inner + [width]).map { low, high in
        Node(signal: signal.name, lowBit: low, width: high - low, isWhole: inner.isEmpty)
      }
      order += nodes[signal.name] ?? []
    }
  }

  private func targets(of target: Circuit.Target) -> [Node] {
    let all = nodes[target.name] ?? []
    guard case .slice(_, let lowBit, let width) = target else { return all }
    return all.filter { overlaps($0, lowBit: lowBit, width: width) }
  }

  private func overlaps(_ node: Node, lowBit: Int, width: Int) -> Bool {
    node.lowBit < lowBit + width && lowBit < node.lowBit + node.width
  }

  private mutating func reads(of expression: Circuit.Expression) -> Set<Node> {
    if let result = known[ObjectIdentifier(expression)] { return result }
    var result: Set<Node> = []
    switch expression.operation {
    case .signal(let name): result = Set(nodes[name] ?? [])
    case .slice(let operand, let lowBit):
      if case .signal(let name) = operand.operation {
        result = Set(
          (nodes[name] ?? []).filter {
            overlaps($0, lowBit: lowBit, width: expression.type.width)
          })
      } else {
        result = reads(of: operand)
      }
    default:
      for operand in expression.operands { result.formUnion(reads(of: operand)) }
    }
    known[ObjectIdentifier(expression)] = result
    return result
  }
}
