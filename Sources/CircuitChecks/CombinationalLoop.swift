import Diagnostics
import HDL

/// `combinational-loop`: values that depend on themselves within one cycle, with the whole path,
/// through instances too.
///
/// Bits of a wire that are driven apart are followed apart. A black box with a clock is taken to
/// have registered outputs; without one, each output depends on each input.
struct CombinationalLoop: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    var paths: [String: [String: Set<String>]] = [:]
    var result: [Diagnostic] = []
    var facts = checked.modules.makeIterator()
    let instantiated = Set(checked.modules.flatMap { $0.module.instances.map(\.module) })
    for module in checked.circuit.modules {
      guard !module.isBlackBox, let moduleFacts = facts.next() else {
        let inputs = module.needsClock ? [] : Set(module.inputs.map(\.name))
        paths[module.name] = Dictionary(module.outputs.map { ($0.name, inputs) }) { one, _ in one }
        continue
      }
      let graph = DependencyGraph(moduleFacts, childPaths: paths)
      if instantiated.contains(module.name) {
        paths[module.name] = Dictionary(
          module.outputs.map { ($0.name, graph.inputs(affecting: $0.name)) }
        ) { one, _ in one }
      }
      result += graph.loops().map { finding($0, in: graph) }
    }
    return result
  }

  /// `loop` goes against the flow of data: each node depends on the one after it, the last on the
  /// first.
  private func finding(_ loop: [DependencyGraph.Node], in graph: DependencyGraph) -> Diagnostic {
    let forward = Array(loop.reversed())
    var names = forward.map(\.text)
    names.append(names[0])
    var notes: [Diagnostic.Note] = []
    for (index, node) in forward.enumerated() {
      let source = forward[(index + forward.count - 1) % forward.count]
      guard let edge = graph.edges[node]?[source] else { continue }
      let through = edge.instance.map { " through instance '\($0)'" } ?? ""
      notes.append(
        .init("'\(node.text)' depends on '\(source.text)'\(through) here", at: edge.place))
    }
    return Diagnostic(
      .error, "combinational-loop",
      "values depend on themselves within one cycle: \(names.joined(separator: " → "))",
      at: notes.first?.place, notes: notes, remedy: "put a register into the path")
  }
}
