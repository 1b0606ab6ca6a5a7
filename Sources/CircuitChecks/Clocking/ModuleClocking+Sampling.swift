import Diagnostics
import HDL

extension ModuleClocking {
  /// A value that something takes at a clock edge: a register or memory of the module, or one behind
  /// an input of an instance.
  struct Sampling {
    var sampler: ClockSampler
    var origins: ClockOrigins
    /// The value, where it is the one thing that is sampled, whatever the cycle.
    var value: Circuit.Expression?
    /// The user's line.
    var place: Place
  }

  /// All of them, in the order of the statements, then of the memories' ports, then of the instances.
  var samplings: [Sampling] {
    ownSamplings + facts.module.memories.flatMap(samplings)
      + facts.module.instances.flatMap(samplings)
  }

  /// What the ports of a memory take. That a port reads words of another domain, its declaration says.
  private func samplings(by memory: Circuit.Memory) -> [Sampling] {
    memory.ports.flatMap { port in
      port.accesses.map { access in
        let source = ClockOrigins.Source(name: port.name, place: memory.place)
        return Sampling(
          sampler: ClockSampler(domain: port.domain, crossing: nil, source: source),
          origins: access.expressions.reduce(into: ClockOrigins()) {
            $0.formUnion(origins(of: $1))
          }, value: nil, place: access.place)
      }
    }
  }

  private var ownSamplings: [Sampling] {
    let counts = facts.assignments.reduce(into: [String: Int]()) {
      $0[$1.target.name, default: 0] += 1
    }
    return facts.assignments.compactMap { assignment in
      let name = assignment.target.name
      guard let (domain, crossing, place) = sampler(named: name) else { return nil }
      let source = ClockOrigins.Source(name: name, place: place)
      var isAlone = assignment.conditions.isEmpty && counts[name] == 1
      if case .signal = assignment.target {} else { isAlone = false }
      return Sampling(
        sampler: ClockSampler(domain: domain, crossing: crossing, source: source),
        origins: origins(of: assignment), value: isAlone ? assignment.value : nil,
        place: assignment.place)
    }
  }

  private func sampler(
    named name: String
  ) -> (Circuit.ClockDomain, Circuit.Crossing?, Place)? {
    if let signal = facts.signals[name] {
      guard case .register(_, let domain) = signal.role else { return nil }
      return (domain, signal.crossing, signal.place)
    }
    return facts.module.memory(named: name).map { ($0.domain, nil, $0.place) }
  }

  private func samplings(in instance: Circuit.Instance) -> [Sampling] {
    guard let summary = children[instance.module] else { return [] }
    return instance.inputs.flatMap { input -> [Sampling] in
      guard let samplers = summary.inputs[input.port] else { return [] }
      let origins = origins(of: input.value)
      let place = place(of: input, in: instance)
      return samplers.map { sampler in
        Sampling(
          sampler: ClockSampler(
            domain: instance.domain(of: sampler.domain), crossing: sampler.crossing,
            source: sampler.source.inside(of: instance)),
          origins: origins, value: input.value, place: place)
      }
    }
  }

  /// What the module's parents have to know.
  var summary: ClockSummary {
    var summary = ClockSummary()
    for input in facts.module.inputs {
      guard case .domain(let domain) = input.source else { continue }
      let source = ClockOrigins.Source(name: input.name, place: input.place)
      summary.add(ClockSampler(domain: domain, crossing: nil, source: source), to: input.name)
    }
    for sampling in samplings {
      for name in sampling.origins.inputs { summary.add(sampling.sampler, to: name) }
      // What an asynchronous input carries may change at any time, but must not glitch.
      if sampling.sampler.crossing != nil, let value = sampling.value,
        let name = directSource(of: value), facts.signals[name]?.source == .asynchronous
      {
        summary.add(sampling.sampler, to: name)
      }
    }
    for output in facts.module.outputs {
      summary.outputs[output.name] = origins[output.name]
      let expression = Circuit.Expression(.signal(output.name), type: output.type)
      guard let source = directSource(of: expression) else { continue }
      let isInput = facts.signals[source]?.role == .input
      summary.directOutputs[output.name] = isInput ? .input(source) : .register
    }
    return summary
  }
}
