import Diagnostics
import HDL

/// What the statements and instances of one module drive and read.
struct ModuleFacts {
  /// An assignment together with the conditions it stands in.
  struct Assignment {
    var target: Circuit.Target
    var value: Circuit.Expression
    var conditions: [Circuit.Expression]
    var place: Place
  }

  /// An expression that a statement or an instance evaluates.
  struct Evaluation {
    var expression: Circuit.Expression
    /// Whether it decides what happens (`when`, `select`), rather than being a value.
    var isCondition: Bool
    var place: Place
  }

  let module: Circuit.Module
  let signals: [String: Circuit.Signal]
  private(set) var assignments: [Assignment] = []
  /// Where in `assignments` each signal or memory is assigned.
  private var assignmentsByTarget: [String: [Int]] = [:]
  private(set) var evaluations: [Evaluation] = []
  /// By the wire they drive.
  private(set) var instanceDrivers: [String: [(instance: Circuit.Instance, port: String)]] = [:]
  /// The signals and memories that anything reads.
  private(set) var readNames: Set<String> = []

  init(_ module: Circuit.Module) {
    self.module = module
    signals = Dictionary(module.signals.map { ($0.name, $0) }) { first, _ in first }
    for instance in module.instances {
      for connection in instance.inputs {
        evaluate(connection.value, at: instance.place)
      }
      for case .parameter(let name) in instance.parameters.map(\.value) { readNames.insert(name) }
      for connection in instance.outputs {
        guard let name = connection.signal else { continue }
        instanceDrivers[name, default: []].append((instance, connection.port))
      }
    }
    collect(module.statements, conditions: [])
    for memory in module.memories { collect(memory.ports) }
    var walk = ExpressionWalk()
    for evaluation in evaluations {
      for expression in walk.newParts(of: evaluation.expression) {
        switch expression.operation {
        case .signal(let name), .memoryRead(let name, _): readNames.insert(name)
        default: break
        }
      }
    }
    for memory in module.memories where memory.ports.contains(where: { !$0.reads.isEmpty }) {
      readNames.insert(memory.name)
    }
  }

  private mutating func collect(_ ports: [Circuit.Memory.Port]) {
    for access in ports.flatMap(\.accesses) {
      for expression in access.expressions { evaluate(expression, at: access.place) }
    }
  }

  /// The assignments to the signal or memory of that name, in order.
  func assignments(to name: String) -> [Assignment] {
    (assignmentsByTarget[name] ?? []).map { assignments[$0] }
  }

  private mutating func collect(
    _ statements: [Circuit.Statement], conditions: [Circuit.Expression]
  ) {
    for statement in statements {
      let place = statement.place
      switch statement.kind {
      case .assign(let target, let value):
        assignmentsByTarget[target.name, default: []].append(assignments.count)
        assignments.append(
          Assignment(target: target, value: value, conditions: conditions, place: place))
        evaluate(value, at: place)
        switch target {
        case .signal, .slice: break
        case .bit(_, let index): evaluate(index, at: place)
        case .memory(_, let address), .memorySlice(_, let address, _, _):
          evaluate(address, at: place)
        }
      case .when(let condition, let then, let otherwise):
        evaluate(condition, at: place, isCondition: true)
        collect(then, conditions: conditions + [condition])
        collect(otherwise, conditions: conditions + [condition])
      case .select(let subject, let arms, let otherwise):
        evaluate(subject, at: place, isCondition: true)
        for arm in arms { collect(arm.body, conditions: conditions + [subject]) }
        collect(otherwise, conditions: conditions + [subject])
      case .machine(let name, let arms):
        guard let signal = signals[name] else { continue }
        let subject = Circuit.Expression(.signal(name), type: signal.type)
        evaluate(subject, at: place, isCondition: true)
        for arm in arms { collect(arm.body, conditions: conditions + [subject]) }
      case .property(_, let condition, _):
        evaluate(condition, at: place)
      }
    }
  }

  private mutating func evaluate(
    _ expression: Circuit.Expression, at place: Place, isCondition: Bool = false
  ) {
    evaluations.append(
      Evaluation(expression: expression, isCondition: isCondition, place: place))
  }
}

/// Visits expressions, shared parts once, without recursion: they can be deep.
struct ExpressionWalk {
  private var seen: Set<ObjectIdentifier> = []

  /// The expression and everything it is computed from, but for what this walk has returned before.
  mutating func newParts(of root: Circuit.Expression) -> [Circuit.Expression] {
    var pending = [root]
    var parts: [Circuit.Expression] = []
    while let expression = pending.popLast() {
      guard seen.insert(ObjectIdentifier(expression)).inserted else { continue }
      parts.append(expression)
      pending.append(contentsOf: expression.operands)
    }
    return parts
  }
}

extension Circuit.Signal {
  /// The word for its role in messages.
  var roleName: String {
    switch role {
    case .input: "input"
    case .output: "output"
    case .wire: "wire"
    case .register: "register"
    case .constant: "constant"
    case .parameter: "parameter"
    }
  }

  /// Whether statements must give it a value on every path.
  var isCombinational: Bool { role == .wire || role == .output }
}
