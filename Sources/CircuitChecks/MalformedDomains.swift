import Diagnostics
import HDL

/// The part of `malformed-circuit` that is about clocks: a module has ports for every clock that
/// anything in it needs.
struct MalformedDomains: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    let domains = Dictionary(
      checked.circuit.modules.map { ($0.name, $0.clockDomains) }
    ) { first, _ in first }
    return checked.modules.flatMap { facts in
      uses(in: facts.module, domains).filter { !facts.module.clockDomains.contains($0.domain) }.map
      {
        Diagnostic(
          .error, "malformed-circuit",
          "\($0.what) needs the clock domain '\($0.domain.name)', which its module has not",
          at: $0.place)
      }
    }
  }

  private func uses(
    in module: Circuit.Module, _ domains: [String: [Circuit.ClockDomain]]
  ) -> [(domain: Circuit.ClockDomain, what: String, place: Place)] {
    var uses: [(domain: Circuit.ClockDomain, what: String, place: Place)] = []
    for signal in module.signals {
      guard case .register(_, let domain) = signal.role else { continue }
      uses.append((domain, "register '\(signal.name)'", signal.place))
    }
    uses += module.memories.map { ($0.domain, "memory '\($0.name)'", $0.place) }
    for instance in module.instances {
      for domain in domains[instance.module] ?? [] {
        uses.append((instance.domain(of: domain), "instance '\(instance.name)'", instance.place))
      }
    }
    return uses
  }
}
