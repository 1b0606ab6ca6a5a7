import Diagnostics
import HDL

/// Synchronizers that do not do their work:
/// - `synchronizer-logic`: logic stands ahead of the first register, and its glitches are sampled;
/// - `synchronizer-width`: several bits pass side by side, and may arrive in different cycles;
/// - `synchronizer-stages`: the first register is read by other things than one next register;
/// - `crossing-unguarded`: a register that a handshake is said to guard samples in every cycle, or when
///   the other clock says so;
/// - `synchronizer-reconvergence` (warning): two synchronizers of one domain sample the same value, or
///   bits of the same register, and may disagree for a cycle.
struct SynchronizerShape: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    guard checked.hasCrossings else { return [] }
    return checked.clockings().flatMap { clocking in
      widths(in: clocking) + logic(in: clocking) + stages(in: clocking)
        + unguarded(in: clocking) + reconvergence(in: clocking)
    }
  }

  private func widths(in clocking: ModuleClocking) -> [Diagnostic] {
    clocking.facts.module.registers.compactMap { register in
      guard register.crossing == .synchronizer, register.type.width > 1 else { return nil }
      return Diagnostic(
        .error, "synchronizer-width",
        "synchronizer '\(register.name)' has \(register.type.width) bits, which may arrive in "
          + "different cycles", at: register.place,
        remedy: "use a HandshakeCrossing, or say 'crossing: .grayCode' if at most one bit changes "
          + "at a time")
    }
  }

  private func logic(in clocking: ModuleClocking) -> [Diagnostic] {
    clocking.samplings.compactMap { sampling in
      let sampler = sampling.sampler
      guard sampler.crossing == .synchronizer || sampler.crossing == .grayCode else { return nil }
      let isDirect = sampling.value.flatMap(clocking.directSource) != nil
      let foreign = sampling.origins.foreign(to: sampler.domain)
      guard !isDirect, !foreign.isEmpty || !sampling.origins.inputs.isEmpty else { return nil }
      return Diagnostic(
        .error, "synchronizer-logic",
        "synchronizer '\(sampler.source.name)' samples logic, whose glitches it can take for values",
        at: sampling.place,
        notes: foreign.map {
          .init("'\($0.source.name)' changes with another clock", at: $0.source.place)
        }
          + [.init("'\(sampler.source.name)' is declared here", at: sampler.source.place)],
        remedy: "put a register of the other clock domain between the logic and the synchronizer")
    }
  }

  private func stages(in clocking: ModuleClocking) -> [Diagnostic] {
    let facts = clocking.facts
    return facts.module.registers.flatMap { register -> [Diagnostic] in
      guard register.crossing == .synchronizer || register.crossing == .grayCode else { return [] }
      return misuses(of: register, in: facts).map { place in
        Diagnostic(
          .error, "synchronizer-stages",
          "the first register '\(register.name)' of a synchronizer is read by more than the next "
            + "register, and may not be stable yet", at: place,
          notes: [.init("'\(register.name)' is declared here", at: register.place)],
          remedy: "read it only to assign it, as it is, to a second register, and read that")
      }
    }
  }

  /// Where it is read by anything but an assignment of its whole to a register of its domain.
  private func misuses(of register: Circuit.Signal, in facts: ModuleFacts) -> [Place] {
    guard case .register(_, let domain) = register.role else { return [] }
    func reads(_ expression: Circuit.Expression) -> Bool {
      var walk = ExpressionWalk()
      return walk.newParts(of: expression).contains { $0.operation == .signal(register.name) }
    }
    let assignments = facts.assignments.filter { $0.sources.contains(where: reads) }
    let wrong = assignments.filter { assignment in
      guard assignment.conditions.isEmpty, assignment.value.operation == .signal(register.name),
        case .register(_, domain)? = facts.signals[assignment.target.name]?.role
      else { return true }
      return false
    }
    let instances = facts.module.instances.filter { $0.inputs.contains { reads($0.value) } }
    let second = assignments.count > 1 && wrong.isEmpty ? [assignments[1].place] : []
    return wrong.map(\.place) + instances.map(\.place) + second
  }

  private func unguarded(in clocking: ModuleClocking) -> [Diagnostic] {
    let facts = clocking.facts
    return facts.assignments.compactMap { assignment in
      guard let register = facts.signals[assignment.target.name], register.crossing == .held,
        case .register(_, let domain) = register.role,
        !clocking.origins(of: assignment).foreign(to: domain).isEmpty
      else { return nil }
      var walk = ExpressionWalk()
      let choices = walk.newParts(of: assignment.value).compactMap { part in
        if case .multiplexer(let condition, _, _) = part.operation { condition } else { nil }
      }
      let guards = assignment.conditions + choices
      let other = guards.lazy.flatMap { clocking.origins(of: $0).foreign(to: domain) }.first
      guard guards.isEmpty || other != nil else { return nil }
      let when =
        other.map { "when '\($0.source.name)' of another clock says so" } ?? "in every cycle"
      return Diagnostic(
        .error, "crossing-unguarded",
        "'\(register.name)' samples another clock domain \(when); no handshake can keep that stable",
        at: assignment.place,
        notes: [.init("'\(register.name)' is declared here", at: register.place)],
        remedy: "assign it under a condition that has come through a synchronizer")
    }
  }

  private func reconvergence(in clocking: ModuleClocking) -> [Diagnostic] {
    struct Key: Hashable {
      var source: String
      var domain: Circuit.ClockDomain
    }
    var first: [Key: ModuleClocking.Sampling] = [:]
    return clocking.samplings.compactMap { sampling in
      guard sampling.sampler.crossing == .synchronizer,
        let source = sampling.value.flatMap(clocking.directSource)
      else { return nil }
      guard !sampling.origins.isOnly(of: sampling.sampler.domain) else { return nil }
      let isRegister = clocking.facts.signals[source]?.isRegister == true
      let key = Key(
        source: isRegister ? source : "\(sampling.value.map { "\($0)" } ?? source)",
        domain: sampling.sampler.domain)
      guard let other = first[key] else {
        first[key] = sampling
        return nil
      }
      return Diagnostic(
        .warning, "synchronizer-reconvergence",
        "'\(other.sampler.source.name)' and '\(sampling.sampler.source.name)' both synchronize "
          + "'\(source)' to clock domain '\(sampling.sampler.domain.name)', and may disagree for a cycle",
        at: sampling.place,
        notes: [.init("the other samples it here", at: other.place)],
        remedy: "synchronize it once; carry several bits by a HandshakeCrossing or in a gray code")
    }
  }
}
