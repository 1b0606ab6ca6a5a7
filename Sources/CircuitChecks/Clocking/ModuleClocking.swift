import Diagnostics
import HDL

/// How clocks reach the signals of one module: through logic, and through its instances.
struct ModuleClocking {
  let facts: ModuleFacts
  let children: [String: ClockSummary]
  private(set) var origins: [String: ClockOrigins] = [:]
  private let drivers: [String: [ModuleFacts.Assignment]]

  /// - Parameter children: The summaries of the modules it has instances of.
  init(_ facts: ModuleFacts, children: [String: ClockSummary]) {
    self.facts = facts
    self.children = children
    drivers = Dictionary(grouping: facts.assignments) { $0.target.name }
    for signal in facts.module.signals {
      if let own = Self.ownOrigins(of: signal) { origins[signal.name] = own }
    }
    for memory in facts.module.memories where drivers[memory.name] != nil {
      origins[memory.name] = ClockOrigins(
        .domain(memory.domain), .init(name: memory.name, place: memory.place))
    }
    propagate()
  }

  /// What an expression's value depends on.
  func origins(of expression: Circuit.Expression) -> ClockOrigins {
    var result = ClockOrigins()
    for name in Self.names(in: expression) {
      if let known = origins[name] { result.formUnion(known) }
    }
    return result
  }

  /// What decides about an assignment, and what it takes.
  func origins(of assignment: ModuleFacts.Assignment) -> ClockOrigins {
    assignment.sources.reduce(into: ClockOrigins()) { $0.formUnion(origins(of: $1)) }
  }

  /// The register or input that an expression is, with nothing but wires between; `nil` where there
  /// is logic.
  func directSource(of expression: Circuit.Expression) -> String? {
    var visited: Set<String> = []
    return directSource(of: expression, &visited)
  }

  /// Where an input's value was given: the statement that says so, or the first that drives its wire,
  /// or else the instance.
  func place(
    of input: Circuit.Instance.InputConnection, in instance: Circuit.Instance
  ) -> Place {
    if let place = input.place { return place }
    guard case .signal(let name) = input.value.operation else { return instance.place }
    return drivers[name]?.first?.place ?? instance.place
  }

  private static func ownOrigins(of signal: Circuit.Signal) -> ClockOrigins? {
    let source = ClockOrigins.Source(name: signal.name, place: signal.place)
    switch signal.role {
    case .register(_, let domain): return ClockOrigins(.domain(domain), source)
    case .input:
      switch signal.source {
      case .domain(let domain): return ClockOrigins(.domain(domain), source)
      case .asynchronous: return ClockOrigins(.asynchronous, source)
      case nil: return ClockOrigins(.input(signal.name), source)
      }
    case .output, .wire, .constant, .parameter: return nil
    }
  }

  /// The signals and memories that are read.
  private static func names(in expression: Circuit.Expression) -> [String] {
    var walk = ExpressionWalk()
    return walk.newParts(of: expression).compactMap { part in
      switch part.operation {
      case .signal(let name), .memoryRead(let name, _): name
      default: nil
      }
    }
  }

  /// Carries the origins along all wires until nothing is new.
  private mutating func propagate() {
    var readers: [String: [String]] = [:]
    var pending: [String] = []
    func note(_ target: String, reads expression: Circuit.Expression) {
      for name in Self.names(in: expression) { readers[name, default: []].append(target) }
    }
    for assignment in facts.assignments
    where facts.signals[assignment.target.name]?.isCombinational == true {
      for source in assignment.sources { note(assignment.target.name, reads: source) }
    }
    for instance in facts.module.instances {
      guard let summary = children[instance.module] else { continue }
      for output in instance.outputs {
        guard let wire = output.signal, let known = summary.outputs[output.port] else { continue }
        for input in instance.inputs where known.inputs.contains(input.port) {
          note(wire, reads: input.value)
        }
        origins[wire, default: ClockOrigins()].formUnion(known.seen(from: instance))
      }
    }
    pending = facts.module.signals.map(\.name) + facts.module.memories.map(\.name)
    pending.reverse()
    while let name = pending.popLast() {
      guard let known = origins[name] else { continue }
      for reader in readers[name] ?? []
      where origins[reader, default: ClockOrigins()].formUnion(known) {
        pending.append(reader)
      }
    }
  }

  private func directSource(
    of expression: Circuit.Expression, _ visited: inout Set<String>
  ) -> String? {
    switch expression.operation {
    case .signal(let name): return directSource(ofSignal: name, &visited)
    case .slice(let operand, _), .reinterpret(let operand), .truncate(let operand):
      return directSource(of: operand, &visited)
    case .concatenation(let parts):
      var first: String?
      for part in parts {
        guard let source = directSource(of: part, &visited) else { return nil }
        first = first ?? source
      }
      return first
    default: return nil
    }
  }

  private func directSource(ofSignal name: String, _ visited: inout Set<String>) -> String? {
    guard let signal = facts.signals[name] else { return nil }
    guard signal.isCombinational else {
      return signal.role == .input || signal.isRegister ? name : nil
    }
    guard visited.insert(name).inserted else { return nil }
    if let driver = facts.instanceDrivers[name]?.first {
      switch children[driver.instance.module]?.directOutputs[driver.port] {
      case .register: return name
      case .input(let port):
        let input = driver.instance.inputs.first { $0.port == port }
        return input.flatMap { directSource(of: $0.value, &visited) }
      case nil: return nil
      }
    }
    guard let assignments = drivers[name], !assignments.isEmpty,
      assignments.allSatisfy({ $0.conditions.isEmpty && $0.isPlain })
    else { return nil }
    var first: String?
    for assignment in assignments {
      guard let source = directSource(of: assignment.value, &visited) else { return nil }
      first = first ?? source
    }
    return first
  }
}

extension ModuleFacts.Assignment {
  /// All that it reads.
  var sources: [Circuit.Expression] {
    var sources = conditions + [value]
    switch target {
    case .signal, .slice: break
    case .bit(_, let index): sources.append(index)
    case .memory(_, let address), .memorySlice(_, let address, _, _): sources.append(address)
    }
    return sources
  }

  /// Whether it drives bits that are always the same.
  fileprivate var isPlain: Bool {
    switch target {
    case .signal, .slice: true
    default: false
    }
  }
}

extension ClockOrigins {
  /// The origins of an instance's output in the terms of the parent, without the instance's inputs.
  fileprivate func seen(from instance: Circuit.Instance) -> ClockOrigins {
    sources.reduce(into: ClockOrigins()) { result, entry in
      let source = entry.value.inside(of: instance)
      switch entry.key {
      case .domain(let domain):
        result.formUnion(ClockOrigins(.domain(instance.domain(of: domain)), source))
      case .asynchronous: result.formUnion(ClockOrigins(.asynchronous, source))
      case .input: break
      }
    }
  }
}
