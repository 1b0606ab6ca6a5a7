import HDL

/// Instances, alone and in loops.
extension ModuleLowering {
  func lower(_ instance: Circuit.Instance) -> SyntaxItem {
    let child = children[instance.module]
    place = instance.place
    var connections: [SyntaxItem.Connection] = []
    for domain in child?.clockDomains ?? [] {
      let ours = instance.domain(of: domain)
      connections.append(.init(port: domain.clockPortName, value: .name(ours.clockPortName)))
      guard domain.hasResetPort, ours.hasResetPort else { continue }
      connections.append(.init(port: domain.resetPortName, value: .name(ours.resetPortName)))
    }
    for input in instance.inputs {
      let value =
        part(of: input.port, of: instance, child)
        ?? connection(of: input.value, for: "\(instance.name)_\(input.port)")
      connections.append(.init(port: "\(input.port)_i", value: value))
    }
    for output in instance.outputs {
      let receiver =
        part(of: output.port, of: instance, child) ?? receiver(of: output, of: instance, child)
      connections.append(.init(port: "\(output.port)_o", value: receiver))
    }
    let loop = loops[instance.name]
    let item = SyntaxItem.instance(
      module: instance.module,
      parameters: instance.parameters.map { parameter in
        .init(
          port: child?.isBlackBox == true ? parameter.name : parameter.name.uppercased(),
          value: syntax(of: parameter.value))
      },
      name: "u_\(instance.name)", connections: connections,
      comment: loop == nil ? "\(instance.place)" : "")
    guard let loop else { return item }
    return .loop(
      variable: loopVariable, count: loop.count, label: names.claim("gen_\(instance.name)"), [item],
      comment: "\(instance.place)")
  }

  /// What an input is connected to. Enumeration cases stand behind a name: in a connection Icarus takes an unknown name
  /// for a net of one bit, and it does not know those of cases there.
  private func connection(of value: Circuit.Expression, for target: String) -> SyntaxExpression {
    let text = text(of: value, for: target)
    var reads = ReadCollector()
    reads.visit(text)
    guard !caseNames.isEmpty,
      caseNames.values.contains(where: { !reads.wholeReads.isDisjoint(with: $0.values) })
    else { return text }
    return .name(name(for: normalizer.normalize(value)))
  }

  /// What one element of a loop is connected to, where that depends on the element.
  private func part(
    of port: String, of instance: Circuit.Instance, _ child: Circuit.Module?
  ) -> SyntaxExpression? {
    guard case .part(let signal, let base, let stride)? = loops[instance.name]?.connections[port]
    else { return nil }
    return part(
      of: signals[signal]?.emittedName ?? signal, base: base, stride: stride,
      width: child?.signal(named: port)?.type.width ?? 1)
  }

  /// `name[i]`, `name[i*8 +: 8]` or `name[i*8 + 16 +: 8]`
  private func part(of name: String, base: Int, stride: Int, width: Int) -> SyntaxExpression {
    let step = stride.magnitude == 1 ? loopVariable : "\(loopVariable)*\(stride.magnitude)"
    let start = stride < 0 ? "\(base) - \(step)" : base == 0 ? step : "\(step) + \(base)"
    return width == 1
      ? .element(name, index: .literal(start)) : .indexedPart(name, from: start, width: width)
  }

  /// What takes an output: one signal of its own where nobody reads it.
  private func receiver(
    of output: Circuit.Instance.OutputConnection, of instance: Circuit.Instance,
    _ child: Circuit.Module?
  ) -> SyntaxExpression {
    if let signal = output.signal { return .name(signals[signal]?.emittedName ?? signal) }
    let name = names.claim("unused_\(instance.name)_\(output.port)")
    var type = child?.signal(named: output.port)?.type ?? .bit
    let width = type.width
    if let loop = loops[instance.name] { type = .unsigned(width * loop.count) }
    pending.append(
      .declaration(type: type.spelling, names: [name], comment: "", place: nil))
    return loops[instance.name] == nil
      ? .name(name) : part(of: name, base: 0, stride: width, width: width)
  }
}
