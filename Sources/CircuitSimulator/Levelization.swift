import Diagnostics

/// The order in which nodes can be computed: each after those it depends on.
struct Levelization {
  private(set) var order: [NodeID] = []

  /// - Throws: `Diagnostic` with the whole path where values depend on themselves within a cycle.
  init(_ netlist: Netlist) throws {
    var state = [State](repeating: .new, count: netlist.nodes.count)
    for root in Self.roots(of: netlist) where state[root] == .new {
      try visit(root, in: netlist, state: &state)
    }
  }

  private enum State { case new, open, done }

  /// Depth first without recursion: chains can be as long as the circuit.
  private mutating func visit(
    _ root: NodeID, in netlist: Netlist, state: inout [State]
  ) throws {
    var stack: [(node: NodeID, pending: [NodeID])] = [(root, netlist.dependencies(of: root))]
    state[root] = .open
    while let top = stack.last {
      guard let next = top.pending.last else {
        state[top.node] = .done
        order.append(top.node)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].pending.removeLast()
      switch state[next] {
      case .done: break
      case .new:
        state[next] = .open
        stack.append((next, netlist.dependencies(of: next)))
      case .open:
        let start = stack.firstIndex { $0.node == next } ?? 0
        throw Self.loop(through: stack[start...].map(\.node), in: netlist)
      }
    }
  }

  /// Everything that is looked at from outside or kept for the next cycle.
  private static func roots(of netlist: Netlist) -> [NodeID] {
    var roots: [NodeID] = []
    for net in netlist.nets {
      switch net.driver {
      case .node(let node): roots.append(node)
      case .register(let next, _, _): if let next { roots.append(next) }
      case .none, .test, .constant: break
      }
    }
    for memory in netlist.memories {
      for write in memory.writes {
        roots.append(write.address)
        roots.append(write.value)
        if let enable = write.enable { roots.append(enable) }
        if let mask = write.mask { roots.append(mask) }
      }
    }
    for property in netlist.properties {
      roots.append(property.condition)
      if let enable = property.enable { roots.append(enable) }
    }
    return roots
  }

  private static func loop(through nodes: [NodeID], in netlist: Netlist) -> Diagnostic {
    let nets = nodes.compactMap { node -> Net? in
      guard case .net(let net) = netlist.nodes[node].operation else { return nil }
      return netlist.nets[net]
    }
    // The stack goes against the flow of data: each net depends on the one after it.
    var names: [String] = []
    for net in nets.reversed() where names.last != net.name { names.append(net.name) }
    if let first = names.first { names.append(first) }
    var noted: Set<String> = []
    let notes = nets.reversed().filter { noted.insert($0.name).inserted }.map {
      Diagnostic.Note("'\($0.name)' is declared here", at: $0.place)
    }
    let passesBlackBox = nodes.contains { node in
      if case .blackBoxCall = netlist.nodes[node].operation { return true }
      return false
    }
    let remedy =
      passesBlackBox
      ? "let the black box's model say which inputs affect each output: inputs(affecting:)"
      : "put a register into the path"
    return Diagnostic(
      .error, "combinational-loop",
      "values depend on themselves within one cycle: \(names.joined(separator: " → "))",
      at: nets.last?.place, notes: notes, remedy: remedy)
  }
}
