import Diagnostics

/// Nodes become expressions: names are put in, problems reported.
extension ModuleBuilder {
  /// The expression of a node. Problems in it are reported at `place`, that of the statement that
  /// uses it.
  func lower(_ node: Node, at place: Place) -> Circuit.Expression {
    if let known = lowered[ObjectIdentifier(node)] { return known.expression }
    if let problem = node.problem { reporter.report(problem, at: place) }
    let expression = Circuit.Expression(operation(of: node, at: place), type: node.type)
    lowered[ObjectIdentifier(node)] = (node, expression)
    return expression
  }

  private func operation(of node: Node, at place: Place) -> Circuit.Operation {
    switch node.kind {
    case .literal(let value):
      return .constant(value.encoded(as: node.type) ?? .zero(width: node.type.width))
    case .literalChoice:
      return lower(node.settled, at: place).operation
    case .declared(let declaration):
      return .signal(name(reading: declaration, at: place))
    case .enumerationCase(let enumeration, let name):
      use(enumeration, at: place)
      return .enumerationCase(enumeration: enumeration.name, name: name)
    case .memoryWord(let memory, let address):
      return .memoryRead(memory: name(of: memory, at: place), address: lower(address, at: place))
    case .slice(let operand, let lowBit):
      return slice(operand, lowBit: lowBit, width: node.type.width, at: place)
    case .bit(let operand, let index):
      return bit(of: lower(operand, at: place), lower(index, at: place))
    case .element(let elements, let index):
      return .elementSelect(
        elements.map { lower($0, at: place) }, index: lower(index, at: place))
    case .concatenation(let parts):
      return .concatenation(parts.map { lower($0, at: place) })
    case .named(let name, let operand, let namePlace):
      return .signal(wire(named: name, for: lower(operand, at: place), at: namePlace))
    case .operation(let operands, let build):
      return folded(build(operands.map { lower($0, at: place) }), type: node.type)
    }
  }

  /// Conversions of constants are done here, so that no text converts a literal.
  private func folded(
    _ operation: Circuit.Operation, type: Circuit.ValueType
  ) -> Circuit.Operation {
    switch operation {
    case .extend(let operand), .truncate(let operand), .reinterpret(let operand):
      guard case .constant(let bits) = operand.operation else { return operation }
      return .constant(bits.extended(to: type.width, isSigned: operand.type.isSigned))
    default:
      return operation
    }
  }

  /// Slices of slices become one; all bits of an unsigned value are the value.
  private func slice(
    _ operand: Node, lowBit: Int, width: Int, at place: Place
  ) -> Circuit.Operation {
    let expression = lower(operand, at: place)
    if lowBit == 0, expression.type == .unsigned(width) { return expression.operation }
    if case .slice(let inner, let innerLow) = expression.operation {
      return .slice(inner, lowBit: innerLow + lowBit)
    }
    return .slice(expression, lowBit: lowBit)
  }

  /// One bit by index; where the index could reach beyond the value, by a shift.
  private func bit(of value: Circuit.Expression, _ index: Circuit.Expression) -> Circuit.Operation {
    if reaches(index, within: value.type.width) { return .bitSelect(value, index: index) }
    let bits =
      value.type == .unsigned(value.type.width)
      ? value : Circuit.Expression(.reinterpret(value), type: .unsigned(value.type.width))
    return .slice(
      Circuit.Expression(.binary(.shiftRight, bits, index), type: bits.type), lowBit: 0)
  }

  /// Whether every value of the index is below `count`.
  func reaches(_ index: Circuit.Expression, within count: Int) -> Bool {
    if case .constant(let bits) = index.operation { return bits.unsignedValue ?? .max < count }
    return index.type.width < 62 && 1 << index.type.width <= count
  }

  private func name(reading declaration: Declaration, at place: Place) -> String {
    let identity = ObjectIdentifier(declaration)
    if let name = signalNames[identity] { return name }
    if let port = portsOfChildren[identity] {
      readWires.insert(port.wire)
      return port.wire
    }
    reportForeign(declaration, identity, at: place)
    return reporter.name(of: declaration)
  }

  func name(of memory: MemoryDeclaration, at place: Place) -> String {
    if let name = memoryNames[ObjectIdentifier(memory)] { return name }
    let what = hidden[ObjectIdentifier(memory)].map { "the memory '\($0)'" } ?? "a memory"
    reporter.report(
      Diagnostic(
        .error, "not-of-this-module", "\(what) is used, but belongs to another module", at: place,
        notes: [.init("it is declared here", at: memory.place)],
        remedy: "give that module ports that read and write it"))
    return ""
  }

  /// Reports the use of a signal that is neither of this module nor a port of one of its instances.
  func reportForeign(_ declaration: Declaration, _ identity: ObjectIdentifier, at place: Place) {
    if let name = hidden[identity] {
      reporter.report(
        Diagnostic(
          .error, "not-a-port", "'\(name)' is used, but is no port of the instance", at: place,
          notes: [.init("it is declared here", at: declaration.place)],
          remedy: "declare it as '@Output', or drive an '@Output' with it"))
      return
    }
    if let member = unmarked[identity] {
      reporter.report(
        Diagnostic(
          .error, "bundle-unmarked",
          "'\(member.name)' is used, but the bundle '\(member.property)' declares nothing",
          at: place,
          notes: [.init("its member is declared here", at: declaration.place)],
          remedy: "mark the property '@Ports', '@FlippedPorts', '@WireBundle' or '@RegisterBundle'"
        ))
      return
    }
    reporter.report(
      Diagnostic(
        .error, "not-of-this-module", "a signal of another module is used", at: place,
        notes: [.init("it is declared here", at: declaration.place)],
        remedy: "only ports of instances can be used; declare the module as '@Instance'"))
  }

  /// The wire of a named expression; the same expression under the same name is one wire.
  private func wire(
    named name: String, for value: Circuit.Expression, at place: Place
  ) -> String {
    let name = Naming.snakeCase(name)
    guard namedValues[name] != value else { return name }
    if namedValues[name] == nil { namedValues[name] = value }
    names.claim(name, emittedAs: [name], at: place)
    namedSignals.append(
      Circuit.Signal(name: name, type: value.type, role: .wire, place: place))
    namedStatements.append(Circuit.Statement(.assign(.signal(name), value), at: place))
    return name
  }
}
