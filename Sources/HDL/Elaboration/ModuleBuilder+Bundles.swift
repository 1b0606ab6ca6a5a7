import Diagnostics

/// Bundles become signals of their own, and their connections one assignment for each member.
extension ModuleBuilder {
  func declare(_ bundle: BundleDeclaration, as property: String) {
    let reading = bundle.reading(named: property)
    if let problem = bundle.problem ?? reading.problem {
      reporter.report(problem, at: bundle.place)
    }
    for leaf in reading.leaves {
      let (role, problem) = leaf.role(as: bundle.use, at: bundle.place)
      if let problem { reporter.report(problem, at: bundle.place) }
      if case .registers = bundle.use, !leaf.isForward {
        reporter.report(
          Problem(
            "bundle-directions",
            "'\(leaf.name)' goes against its bundle, which cannot be declared as registers",
            declarations: [leaf.declaration],
            remedy: "declare it as '@WireBundle', or only a bundle inside of it as registers"),
          at: bundle.place)
      }
      var use = SignalUse(leaf.declaration)
      use.role = role
      use.place = bundle.place
      if use.documentation.isEmpty { use.documentation = bundle.documentation }
      use.domain = bundle.domain
      use.crossing = bundle.crossing
      let hasSource = role == .input || role == .output && hardware is any BlackBox
      use.source = hasSource ? leaf.source ?? bundle.source : nil
      declare(leaf.declaration, as: leaf.name, use, element: leaf.element)
    }
  }

  func connect(_ connection: Connection, at place: Place) -> [Circuit.Statement] {
    let (left, right) = (connection.left, connection.right)
    if let problem = left.problem ?? right.problem {
      reporter.report(problem, at: place)
      return []
    }
    let symbol = connection.kind == .connect ? "<==>" : "<=="
    reportMissing(of: left, in: right, "left", "right", symbol, at: place)
    reportMissing(of: right, in: left, "right", "left", symbol, at: place)
    let partners = Dictionary(right.leaves.map { ($0.name, $0) }) { first, _ in first }
    return left.leaves.flatMap { leaf -> [Circuit.Statement] in
      guard let partner = partners[leaf.name] else { return [] }
      switch connection.kind {
      case .connect: return connect(leaf, partner, at: place)
      case .drive: return drive(leaf, partner, at: place)
      }
    }
  }

  private func reportMissing(
    of end: BundleEnd, in other: BundleEnd, _ side: String, _ otherSide: String, _ symbol: String,
    at place: Place
  ) {
    let names = Set(other.leaves.map(\.name))
    for leaf in end.leaves where !names.contains(leaf.name) {
      reporter.report(
        Problem(
          "bundle-member-missing",
          "'\(leaf.name)' is a member on the \(side) of '\(symbol)', but not on the \(otherSide)",
          declarations: [leaf.node.declaration],
          remedy: "use the same bundle on both sides, or drive the members one by one"), at: place)
    }
  }

  /// What a signal does in this module's connections.
  private enum Flow {
    case gives, takes, either
  }

  private func flow(of node: Node) -> Flow {
    switch node.kind {
    case .declared(let declaration):
      let identity = ObjectIdentifier(declaration)
      if let port = portsOfChildren[identity] { return port.isInput ? .takes : .gives }
      switch roles[identity] {
      case .input, .constant, .parameter: return .gives
      case .output: return .takes
      case .wire, .register, nil: return .either
      }
    case .element(let elements, _): return elements.first.map(flow) ?? .gives
    default: return .gives
    }
  }

  private func connect(
    _ left: BundleEnd.Leaf, _ right: BundleEnd.Leaf, at place: Place
  ) -> [Circuit.Statement] {
    switch (flow(of: left.node), flow(of: right.node)) {
    case (.gives, .gives):
      reportDirection("both sides give '\(left.name)', and none takes it", left, right, at: place)
      return []
    case (.takes, .takes):
      reportDirection("both sides take '\(left.name)', and none gives it", left, right, at: place)
      return []
    case (.gives, _), (_, .takes):
      return drive(right.node, left.node, member: left.name, at: place)
    case (_, .gives), (.takes, _):
      return drive(left.node, right.node, member: left.name, at: place)
    case (.either, .either):
      return left.isForward
        ? drive(right.node, left.node, member: left.name, at: place)
        : drive(left.node, right.node, member: left.name, at: place)
    }
  }

  private func drive(
    _ target: BundleEnd.Leaf, _ value: BundleEnd.Leaf, at place: Place
  ) -> [Circuit.Statement] {
    guard flow(of: target.node) == .gives else {
      return drive(target.node, value.node, member: target.name, at: place)
    }
    reporter.report(
      Problem(
        "bundle-directions", "'\(target.name)' cannot be driven here with the rest of its bundle",
        declarations: [target.node.declaration],
        remedy: "connect the two ends by '<==>', each member in its own direction"), at: place)
    return []
  }

  private func reportDirection(
    _ message: String, _ left: BundleEnd.Leaf, _ right: BundleEnd.Leaf, at place: Place
  ) {
    reporter.report(
      Problem(
        "bundle-directions", message,
        declarations: [left.node.declaration, right.node.declaration],
        remedy: "declare one of the ends as '@FlippedPorts'"), at: place)
  }
}
