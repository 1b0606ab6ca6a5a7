import Diagnostics

/// Declarations become signals, memories and instances with names.
extension ModuleBuilder {
  func declare(_ member: Member, as name: String) {
    switch member {
    case .signal(let declaration):
      declare(declaration, as: name, SignalUse(declaration))
    case .parameter(let declaration, let setting):
      var use = SignalUse(declaration)
      use.role = role(of: declaration, setting)
      declare(declaration, as: name, use)
    case .signals(let array):
      if let problem = array.problem { reporter.report(problem, at: array.place) }
      for (index, declaration) in array.elements.enumerated() {
        let element = Circuit.ArrayElement(array: name, index: index, count: array.elements.count)
        declare(
          declaration, as: "\(name)_\(index)", SignalUse(declaration), element: element)
      }
    case .memory(let declaration):
      declare(declaration, [], as: name)
    case .blockMemory(let declaration, let ports):
      declare(declaration, ports, as: name)
    case .field(let declaration):
      reporter.report(
        Diagnostic(
          .error, "field-outside-bundle",
          "'@Field var \(name)' stands in a module, not in a bundle",
          at: declaration.place, remedy: "declare it as '@Wire', '@Input' or '@Output'"))
    case .bundle(let bundle): declare(bundle, as: name)
    case .unmarkedBundle(let contents):
      for leaf in BundleReading(contents, named: name).leaves {
        unmarked[ObjectIdentifier(leaf.declaration)] = (name, leaf.name)
      }
    case .instances(let modules, let isArray, let placement, let place, let problem):
      if let problem { reporter.report(problem, at: place) }
      for (index, module) in modules.enumerated() {
        let element = Circuit.ArrayElement(array: name, index: index, count: modules.count)
        declare(
          module, as: isArray ? "\(name)_\(index)" : name, placement, at: place,
          element: isArray ? element : nil)
      }
    }
  }

  func declare(
    _ declaration: Declaration, as name: String, _ use: SignalUse,
    element: Circuit.ArrayElement? = nil
  ) {
    let place = use.place
    reporter.name(declaration, name, at: place)
    roles[ObjectIdentifier(declaration)] = use.role
    if let problem = declaration.problem { reporter.report(problem, at: declaration.place) }
    if signalNames.updateValue(name, forKey: ObjectIdentifier(declaration)) != nil {
      reporter.report(
        Diagnostic(
          .error, "declared-twice",
          "the property '\(name)' shares its signal with another property",
          at: place, remedy: "give each property a wrapper or a bundle of its own"))
    }
    let signal = Circuit.Signal(
      name: name, type: declaration.type, role: placedRole(of: use), place: place,
      documentation: use.documentation, element: element,
      source: placedSource(of: use, named: name), crossing: use.crossing)
    if let enumeration = declaration.enumeration { self.use(enumeration, at: place) }
    let emitted = signal.isRegister ? [signal.emittedName, "\(name)_d"] : [signal.emittedName]
    names.claim(name, emittedAs: emitted, at: place)
    signals.append(signal)
  }

  /// Notes that a type of this module names the enumeration.
  func use(_ enumeration: Circuit.Enumeration, at place: Place) {
    guard let known = enumerations.first(where: { $0.name == enumeration.name }) else {
      enumerations.append(enumeration)
      return
    }
    guard known != enumeration else { return }
    reporter.report(
      Diagnostic(
        .error, "enumeration-clash",
        "two different enums of this module are both named '\(enumeration.name)'", at: place,
        remedy: "rename one of the Swift enums"))
  }

  private func declare(
    _ module: any Hardware, as name: String, _ placement: DomainPlacement, at place: Place,
    element: Circuit.ArrayElement?
  ) {
    if let position = childPositions[ObjectIdentifier(module)] {
      let other = children[position]
      reporter.report(
        Diagnostic(
          .error, "instance-twice", "one object is both the instance '\(other.name)' and '\(name)'",
          at: place, notes: [.init("'\(other.name)' is declared here", at: other.place)],
          remedy: "make an object for each instance"))
      return
    }
    names.claim(name, emittedAs: [name], at: place)
    let surroundings = surroundings(of: module, placement)
    let members = MemberReader.members(of: module)
    let elaborated = elaborator.elaborate(module, members: members, at: place, in: surroundings)
    checkDomains(of: elaborated, named: name, placement, at: place)
    let ports = Dictionary(elaborated.ports.map { ($0.name, $0) }) { first, _ in first }
    let index = children.count
    var child = Child(
      name: name, hardware: module, module: elaborated, place: place, element: element,
      domains: connections(of: elaborated, in: surroundings))
    for (memberName, member) in members {
      switch member {
      case .signal(let declaration):
        register(declaration, memberName, ports[memberName], of: &child, index)
      case .parameter(let declaration, let setting):
        hidden[ObjectIdentifier(declaration)] = "\(name).\(memberName)"
        if let setting { child.settings.append((memberName, declaration, setting)) }
      case .signals(let array):
        for (position, declaration) in array.elements.enumerated() {
          let name = "\(memberName)_\(position)"
          register(declaration, name, ports[name], of: &child, index)
        }
      case .bundle(let bundle):
        for leaf in bundle.reading(named: memberName).leaves {
          register(leaf.declaration, leaf.name, ports[leaf.name], of: &child, index)
        }
      case .memory(let declaration):
        hidden[ObjectIdentifier(declaration)] = "\(name).\(memberName)"
      case .blockMemory(let declaration, let ports):
        hidden[ObjectIdentifier(declaration)] = "\(name).\(memberName)"
        for port in ports {
          guard let word = port.word else { continue }
          hidden[ObjectIdentifier(word)] = "\(name).\(port.name(in: memberName))"
        }
      case .instances, .field, .unmarkedBundle: break
      }
    }
    registerSoftReset(of: &child, index)
    childPositions[ObjectIdentifier(module)] = index
    children.append(child)
  }

  private func register(
    _ declaration: Declaration, _ memberName: String, _ port: Circuit.Signal?,
    of child: inout Child, _ index: Int
  ) {
    guard let port else {
      hidden[ObjectIdentifier(declaration)] = "\(child.name).\(memberName)"
      return
    }
    child.ports.append(port)
    if let enumeration = declaration.enumeration { use(enumeration, at: child.place) }
    let identity = ObjectIdentifier(declaration)
    if let other = signalNames[identity] ?? portsOfChildren[identity]?.wire {
      reporter.report(
        Diagnostic(
          .error, "declared-twice",
          "the port '\(memberName)' of the instance '\(child.name)' shares its signal with "
            + "'\(other)'", at: child.place,
          remedy: "give each module a wrapper or a bundle of its own"))
    }
    let wire = "\(child.name)_\(memberName)"
    names.claim(wire, emittedAs: [wire], at: child.place)
    portsOfChildren[identity] = Port(
      instance: index, isInput: port.role == .input, wire: wire)
  }
}
