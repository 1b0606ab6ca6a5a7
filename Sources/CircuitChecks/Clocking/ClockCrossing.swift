import Diagnostics
import HDL

/// `clock-crossing`: a register or memory that samples what changes with another clock than its own,
/// or with none, though its declaration does not say why it may; and an input of the top module that
/// two clocks sample.
///
/// Clocks are followed through logic, instances and memories. An input of the top module that does
/// not say where it comes from is taken to be in step with what samples it.
struct ClockCrossing: Rule {
  func findings(in checked: CheckedCircuit) -> [Diagnostic] {
    guard checked.hasCrossings else { return [] }
    var result: [Diagnostic] = []
    let clockings = checked.clockings { module, summary in
      if module.name == checked.circuit.top { result += inputs(of: module, summary) }
    }
    return clockings.flatMap(findings) + result
  }

  private func findings(in clocking: ModuleClocking) -> [Diagnostic] {
    var seen: Set<[String]> = []
    return clocking.samplings.flatMap { sampling -> [Diagnostic] in
      guard sampling.sampler.crossing == nil else { return [] }
      return sampling.origins.foreign(to: sampling.sampler.domain).compactMap { kind, source in
        guard seen.insert([sampling.sampler.source.name, source.name]).inserted else { return nil }
        return finding(sampling, kind, source)
      }
    }
  }

  private func finding(
    _ sampling: ModuleClocking.Sampling, _ kind: ClockOrigins.Kind, _ source: ClockOrigins.Source
  ) -> Diagnostic {
    let sampler = sampling.sampler
    let origin: String
    if case .domain(let other) = kind {
      origin = "'\(source.name)' of clock domain '\(other.name)'"
    } else {
      origin = "the asynchronous input '\(source.name)'"
    }
    return Diagnostic(
      .error, "clock-crossing",
      "'\(sampler.source.name)' of clock domain '\(sampler.domain.name)' samples \(origin) without "
        + "a synchronizer", at: sampling.place,
      notes: [
        .init("'\(source.name)' is declared here", at: source.place),
        .init("'\(sampler.source.name)' is declared here", at: sampler.source.place),
      ],
      remedy: "put a TwoFlopSynchronizer, a HandshakeCrossing or an AsynchronousFIFO between, or "
        + "declare the register with 'crossing:' and why it may")
  }

  /// Inputs of the top module that belong to no one clock.
  private func inputs(of module: Circuit.Module, _ summary: ClockSummary) -> [Diagnostic] {
    module.inputs.compactMap { input in
      guard input.source == nil else { return nil }
      var samplers: [ClockSampler] = []
      for sampler in summary.inputs[input.name] ?? [] where sampler.crossing == nil {
        if !samplers.contains(where: { $0.domain == sampler.domain }) { samplers.append(sampler) }
      }
      guard samplers.count > 1 else { return nil }
      let names = samplers.map { "'\($0.domain.name)'" }.joined(separator: " and ")
      return Diagnostic(
        .error, "clock-crossing",
        "input '\(input.name)' is sampled in the clock domains \(names)", at: input.place,
        notes: samplers.map {
          .init("'\($0.source.name)' of '\($0.domain.name)' samples it", at: $0.source.place)
        },
        remedy: "say where it comes from, as '@Input(from: .domain(.\(samplers[0].domain.name)))' "
          + "or '.asynchronous', and synchronize it to the others")
    }
  }
}

extension CheckedCircuit {
  /// Whether there is anything but one clock.
  var hasCrossings: Bool {
    circuit.modules.contains { module in
      module.clockDomains.count > 1
        || module.signals.contains { $0.source != nil || $0.crossing != nil }
    }
  }

  /// How clocks reach each module; `visit` sees what its parents know of it.
  func clockings(
    visit: (Circuit.Module, ClockSummary) -> Void = { _, _ in }
  ) -> [ModuleClocking] {
    var summaries: [String: ClockSummary] = [:]
    var facts = modules[...]
    return circuit.modules.compactMap { module in
      if module.isBlackBox {
        summaries[module.name] = ClockSummary(ofBlackBox: module)
        return nil
      }
      guard let own = facts.popFirst() else { return nil }
      let clocking = ModuleClocking(own, children: summaries)
      let summary = clocking.summary
      summaries[module.name] = summary
      visit(module, summary)
      return clocking
    }
  }
}

extension ClockSummary {
  /// A black box's outputs are of the domain they say, or of its only clock; without a clock they
  /// depend on all inputs. Of several clocks nothing is known.
  init(ofBlackBox module: Circuit.Module) {
    for output in module.outputs {
      let source = ClockOrigins.Source(name: output.name, place: output.place)
      switch output.source {
      case .domain(let domain): outputs[output.name] = ClockOrigins(.domain(domain), source)
      case .asynchronous: outputs[output.name] = ClockOrigins(.asynchronous, source)
      case nil where module.clockDomains.count == 1:
        outputs[output.name] = ClockOrigins(.domain(module.clockDomains[0]), source)
      case nil where module.clockDomains.isEmpty:
        outputs[output.name] = module.inputs.reduce(into: ClockOrigins()) {
          $0.formUnion(ClockOrigins(.input($1.name), source))
        }
      case nil: break
      }
      if !module.clockDomains.isEmpty { directOutputs[output.name] = .register }
    }
    for input in module.inputs {
      let source = ClockOrigins.Source(name: input.name, place: input.place)
      if case .domain(let domain) = input.source {
        add(ClockSampler(domain: domain, crossing: nil, source: source), to: input.name)
      } else if input.source == nil, module.clockDomains.count == 1 {
        let domain = module.clockDomains[0]
        add(ClockSampler(domain: domain, crossing: nil, source: source), to: input.name)
      }
    }
  }
}
