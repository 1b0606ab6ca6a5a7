import Diagnostics

/// What becomes of an instance's clock domains in its parent.
struct DomainSurroundings {
  let parentDomain: (ClockDomain) -> ClockDomain
  /// Whether registers in a domain of the child obey a soft reset.
  let isSoftlyReset: (ClockDomain) -> Bool
}

/// Registers, memories and instances are placed in clock domains.
extension ModuleBuilder {
  /// The domain as this module has it: the one named or the module's own, with the style of reset
  /// of the parent's domain that it lies in.
  func placed(_ domain: ClockDomain?) -> ClockDomain {
    let declared = domain ?? hardware.clockDomain
    guard let surroundings, !(hardware is any BlackBox) else { return declared }
    let placed = declared.with(reset: surroundings.parentDomain(declared).resetStyle)
    if placed != declared, !restyledDomains.contains(placed) { restyledDomains.append(placed) }
    return placed
  }

  func placedRole(of use: SignalUse) -> Circuit.Signal.Role {
    guard case .register(let reset, _) = use.role else { return use.role }
    return .register(reset: reset, domain: placed(use.domain))
  }

  func placedSource(of use: SignalUse, named name: String) -> SignalSource? {
    guard let source = use.source else { return nil }
    guard use.role == .input || use.role == .output && hardware is any BlackBox
    else {
      reporter.report(
        Diagnostic(
          .error, "source-not-an-input",
          "'\(name)' is said to come from somewhere, but is driven in this module",
          at: use.place,
          remedy: "leave out 'from:'; it is for inputs, and for outputs of black boxes"))
      return nil
    }
    if case .domain(let domain) = source { return .domain(placed(domain)) }
    return source
  }

  /// What an instance's domains become here.
  func surroundings(
    of child: any Hardware, _ placement: DomainPlacement
  ) -> DomainSurroundings {
    let own = child.clockDomain
    func parentDomain(_ domain: ClockDomain) -> ClockDomain {
      if let named = placement.others.first(where: { $0.key.name == domain.name }) {
        return placed(named.value)
      }
      if domain.name == own.name {
        if let domain = placement.own { return placed(domain) }
        if own.name == ClockDomain.main.name { return placed(nil) }
      }
      return placed(domain)
    }
    let isResetHere = resetsHere.contains(ObjectIdentifier(child))
    return DomainSurroundings(
      parentDomain: parentDomain,
      isSoftlyReset: { [self] domain in
        isResetHere
          ? parentDomain(domain) == parentDomain(own) : isSoftlyReset(parentDomain(domain))
      })
  }

  func connections(
    of child: Circuit.Module, in surroundings: DomainSurroundings
  ) -> [Circuit.Instance.DomainConnection] {
    child.clockDomains.compactMap { domain in
      let parent = surroundings.parentDomain(domain)
      return parent == domain ? nil : .init(child: domain, parent: parent)
    }
  }

  /// Only domains that the child has can be placed.
  func checkDomains(
    of child: Circuit.Module, named name: String, _ placement: DomainPlacement, at place: Place
  ) {
    let known = child.clockDomains.map(\.name)
    for (domain, _) in placement.others where !known.contains(domain.name) {
      let all = known.map { "'\($0)'" }.joined(separator: " and ")
      reporter.report(
        Diagnostic(
          .error, "unknown-clock-domain",
          "instance '\(name)' of module '\(child.name)' has no clock domain '\(domain.name)'",
          at: place,
          remedy: known.isEmpty ? "it has no clock: leave out 'domains:'" : "it has \(all)"))
    }
  }

  /// The domains that anything here, or in an instance, uses; their ports take their names.
  func claimDomains() -> [ClockDomain] {
    var domains: [(domain: ClockDomain, place: Place)] = []
    func add(_ domain: ClockDomain, _ place: Place) {
      if !domains.contains(where: { $0.domain == domain }) { domains.append((domain, place)) }
    }
    if let box = hardware as? any BlackBox {
      for domain in box.clockDomains { add(domain, place) }
    }
    for signal in signals {
      if case .register(_, let domain) = signal.role { add(domain, signal.place) }
    }
    for memory in memories { add(memory.domain, memory.place) }
    for child in children {
      for domain in child.module.clockDomains {
        add(child.domains.first { $0.child == domain }?.parent ?? domain, child.place)
      }
    }
    var claimed: [(domain: ClockDomain, place: Place)] = []
    for (domain, use) in domains {
      if let other = claimed.first(where: { $0.domain.clashes(with: domain) }) {
        report(domain, at: use, clashingWith: other.domain, at: other.place)
        continue
      }
      claimed.append((domain, use))
      names.claim(
        domain.clockPortName, emittedAs: domain.portNames, at: domain == .main ? place : use)
    }
    return claimed.map(\.domain)
  }

  /// Says in the module's name which domains have another style of reset than is declared.
  func styleSuffix(of domains: [ClockDomain]) -> String {
    restyledDomains.filter(domains.contains).map { domain in
      let name = domain.name == ClockDomain.main.name ? "" : "_\(domain.name)"
      return "\(name)_\(domain.resetStyle.rawValue)_reset"
    }.joined()
  }

  private func report(
    _ domain: ClockDomain, at place: Place, clashingWith other: ClockDomain, at otherPlace: Place
  ) {
    let what =
      domain.name == other.name
      ? "two different clock domains are both named '\(domain.name)'"
      : "the clock domains '\(other.name)' and '\(domain.name)' share a port"
    reporter.report(
      Diagnostic(
        .error, "clock-domain-clash", "\(what): \(other.text), and \(domain.text)", at: place,
        notes: [.init("the other is used here", at: otherPlace)],
        remedy: "declare each domain once, with a clock and a reset of its own"))
  }
}

extension Circuit.ClockDomain {
  /// Whether the two cannot be in one module.
  fileprivate func clashes(with other: Self) -> Bool {
    let ports = [clock, reset]
    return name == other.name || ports.contains(other.clock) || ports.contains(other.reset)
  }

  /// Such as `clk_i with asynchronous rst_ni`.
  fileprivate var text: String {
    hasResetPort
      ? "\(clockPortName) with \(resetStyle.rawValue) \(resetPortName)"
      : "\(clockPortName) without a reset"
  }
}
