import Diagnostics
import HDL

extension Circuit {
  /// The same circuit with one clock, under which each former domain has an input `<domain>_tick`:
  /// its registers and memories change in the cycles in which that is high.
  ///
  /// A run of it is any order of edges of the clocks, one or several at a time, so that what is
  /// proved of it holds for all periods and phases. At least one of the top module's clocks ticks in
  /// each cycle, and all domains leave the reset together. Registers change whole: what happens when
  /// several bits are caught in the act of changing is for `CircuitChecks` to prevent.
  func withOneClock() -> Circuit {
    var circuit = self
    let boxes = Set(modules.filter(\.isBlackBox).map(\.name))
    let domains = Dictionary(modules.map { ($0.name, $0.clockDomains) }) { first, _ in first }
    circuit.modules = modules.map { module in
      guard !module.isBlackBox, module.needsClock else { return module }
      var changed = module.ticking()
      if module.name == top { changed.statements.append(module.someClockTicks) }
      changed.instances = module.instances.map {
        $0.ticking(domains[$0.module] ?? [], isBlackBox: boxes.contains($0.module))
      }
      return changed
    }
    return circuit
  }
}

extension Circuit.ClockDomain {
  fileprivate var tickName: String { "\(name)_tick" }
  fileprivate var tick: Circuit.Expression { Circuit.Expression(.signal(tickName), type: .bit) }
}

extension Circuit.Instance {
  fileprivate func ticking(_ child: [Circuit.ClockDomain], isBlackBox: Bool) -> Self {
    var changed = self
    changed.domains = child.filter { isBlackBox && $0 != .main }.map {
      .init(child: $0, parent: .main)
    }
    guard !isBlackBox else { return changed }
    changed.inputs += child.map {
      .init(port: $0.tickName, value: domain(of: $0).tick)
    }
    return changed
  }
}

extension Circuit.Module {
  /// Everything on one clock, and held by what the ticks say. Properties of a module with one domain
  /// are judged when that ticks, those of several at any time.
  fileprivate func ticking() -> Self {
    var changed = self
    changed.clockDomains = [.main]
    changed.signals = signals.map(\.onOneClock)
    changed.signals += clockDomains.map {
      Circuit.Signal(name: $0.tickName, type: .bit, role: .input, place: place)
    }
    changed.memories = memories.map(\.onOneClock)
    let writes = Dictionary(memories.map { ($0.name, $0.domain) }) { first, _ in first }
    let judged = clockDomains.count == 1 ? clockDomains.first : nil
    changed.statements = statements.map { $0.ticking(writes: writes, properties: judged) }
    // What a port reads into is held by the port.
    let words = portWords
    changed.statements += signals.filter { words[$0.name] == nil }.compactMap(holding)
    return changed
  }

  /// Keeps a register where its clock does not tick.
  private func holding(_ signal: Circuit.Signal) -> Circuit.Statement? {
    guard case .register(_, let domain) = signal.role else { return nil }
    let same = Circuit.Expression(.signal(signal.name), type: signal.type)
    return Circuit.Statement(
      .when(
        condition: domain.tick, then: [],
        otherwise: [Circuit.Statement(.assign(.signal(signal.name), same), at: signal.place)]),
      at: signal.place)
  }

  fileprivate var someClockTicks: Circuit.Statement {
    let ticks = Circuit.Expression(
      .concatenation(clockDomains.map(\.tick)), type: .unsigned(clockDomains.count))
    return Circuit.Statement(
      .property(
        .assume, condition: Circuit.Expression(.unary(.reduceOr, ticks), type: .bit),
        message: "some clock ticks"), at: place)
  }
}

extension Circuit.Memory {
  fileprivate var onOneClock: Self {
    var changed = self
    changed.domain = .main
    changed.ports = ports.map { port in
      var changed = port
      changed.domain = .main
      changed.accesses = port.accesses.map { access in
        var changed = access
        changed.conditions.append(port.domain.tick)
        return changed
      }
      return changed
    }
    return changed
  }
}

extension Circuit.Signal {
  fileprivate var onOneClock: Self {
    guard case .register(let reset, _) = role else { return self }
    var changed = self
    changed.role = .register(reset: reset, domain: .main)
    return changed
  }
}

extension Circuit.Statement {
  fileprivate func ticking(
    writes: [String: Circuit.ClockDomain], properties: Circuit.ClockDomain?
  ) -> Self {
    func inside(_ statements: [Self]) -> [Self] {
      statements.map { $0.ticking(writes: writes, properties: properties) }
    }
    func when(_ domain: Circuit.ClockDomain) -> Self {
      Self(.when(condition: domain.tick, then: [self], otherwise: []), at: place)
    }
    switch kind {
    case .assign(let target, _):
      return writes[target.name].map(when) ?? self
    case .property:
      return properties.map(when) ?? self
    case .when(let condition, let then, let otherwise):
      return Self(
        .when(condition: condition, then: inside(then), otherwise: inside(otherwise)), at: place)
    case .select(let subject, let arms, let otherwise):
      let changed = arms.map {
        Circuit.SelectArm(values: $0.values, body: inside($0.body), place: $0.place)
      }
      return Self(.select(subject, arms: changed, otherwise: inside(otherwise)), at: place)
    case .machine(let register, let arms):
      let changed = arms.map { Circuit.MachineArm(state: $0.state, body: inside($0.body)) }
      return Self(.machine(register: register, arms: changed), at: place)
    }
  }
}
