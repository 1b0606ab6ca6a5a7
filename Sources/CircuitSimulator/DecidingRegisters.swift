import HDL

/// The registers with a reset value that stand in a condition of their module, or that a machine goes
/// by: what a circuit does follows from them.
struct DecidingRegisters {
  /// By their paths, parents before children.
  private(set) var paths: [String] = []
  private let circuit: Circuit
  private var known: [String: [String]] = [:]

  init(_ circuit: Circuit) {
    self.circuit = circuit
    if let top = circuit.topModule { add(top, path: "") }
  }

  private mutating func add(_ module: Circuit.Module, path: String) {
    paths += names(in: module).map { path + $0 }
    for instance in module.instances {
      guard let child = circuit.module(named: instance.module), !child.isBlackBox else { continue }
      add(child, path: "\(path)\(instance.name).")
    }
  }

  private mutating func names(in module: Circuit.Module) -> [String] {
    if let names = known[module.name] { return names }
    var read: Set<String> = []
    Self.collect(module.statements, &read)
    let names = module.registers.filter { register in
      guard case .register(.some, _) = register.role else { return false }
      return read.contains(register.name)
    }.map(\.name)
    known[module.name] = names
    return names
  }

  private static func collect(_ statements: [Circuit.Statement], _ read: inout Set<String>) {
    for statement in statements {
      switch statement.kind {
      case .when(let condition, let then, let otherwise):
        collect(condition, &read)
        collect(then, &read)
        collect(otherwise, &read)
      case .select(let subject, let arms, let otherwise):
        collect(subject, &read)
        for arm in arms { collect(arm.body, &read) }
        collect(otherwise, &read)
      case .machine(let register, let arms):
        read.insert(register)
        for arm in arms { collect(arm.body, &read) }
      case .assign, .property: break
      }
    }
  }

  /// The signals of an expression, shared parts once.
  private static func collect(_ expression: Circuit.Expression, _ read: inout Set<String>) {
    var seen: Set<ObjectIdentifier> = []
    var pending = [expression]
    while let part = pending.popLast() {
      guard seen.insert(ObjectIdentifier(part)).inserted else { continue }
      if case .signal(let name) = part.operation { read.insert(name) }
      pending += part.operands
    }
  }
}
