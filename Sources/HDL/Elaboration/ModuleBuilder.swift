import Diagnostics

/// Makes one `Circuit.Module` of one object: names its declarations, elaborates its instances,
/// lowers its body.
final class ModuleBuilder {
  /// Where a declaration of an instance stands in this module.
  struct Port {
    let instance: Int
    let isInput: Bool
    /// The parent's wire.
    let wire: String
  }

  /// An instance found, with what its ports are called.
  struct Child {
    let name: String
    let hardware: any Hardware
    let module: Circuit.Module
    let place: Place
    let element: Circuit.ArrayElement?
    let domains: [Circuit.Instance.DomainConnection]
    var ports: [Circuit.Signal] = []
    /// Stands for its input of a soft reset; `nil` where it has none.
    var softReset: Declaration?
    /// Its kept parameters that are given a value, by bare name.
    var settings: [(name: String, declaration: Declaration, setting: ParameterSetting)] = []
  }

  let hardware: any Hardware
  let members: [(String, Member)]
  let place: Place
  /// What becomes of its clock domains in its parent; `nil` for the top module.
  let surroundings: DomainSurroundings?
  let elaborator: Elaborator
  var reporter: Reporter { elaborator.reporter }

  var names: NameTable
  var signals: [Circuit.Signal] = []
  var memories: [Circuit.Memory] = []
  var enumerations: [Circuit.Enumeration] = []
  var children: [Child] = []
  /// The position of each object among `children`.
  var childPositions: [ObjectIdentifier: Int] = [:]

  /// The signals, memories and instances' ports that this module can speak of, by identity.
  var signalNames: [ObjectIdentifier: String] = [:]
  var memoryNames: [ObjectIdentifier: String] = [:]
  var portsOfChildren: [ObjectIdentifier: Port] = [:]
  /// What this module's signals are; members of a bundle learn it here.
  var roles: [ObjectIdentifier: Circuit.Signal.Role] = [:]
  /// Members of bundles in properties without a mark, with the property and the name it would give.
  var unmarked: [ObjectIdentifier: (property: String, name: String)] = [:]
  /// Declarations inside of an instance that are no ports.
  var hidden: [ObjectIdentifier: String] = [:]

  /// Expressions made so far; the nodes are kept so that no other takes their identity.
  var lowered: [ObjectIdentifier: (node: Node, expression: Circuit.Expression)] = [:]
  /// Wires of instances that are read.
  var readWires: Set<String> = []
  /// Wires of named expressions and the statements that drive them, in the order met.
  var namedSignals: [Circuit.Signal] = []
  var namedStatements: [Circuit.Statement] = []
  /// What each named expression stands for.
  var namedValues: [String: Circuit.Expression] = [:]
  /// How many assignments each signal has.
  var drivesPerSignal: [String: Int] = [:]
  /// Domains whose style of reset is not the declared one.
  var restyledDomains: [ClockDomain] = []
  /// The instances that this module resets by its own statements.
  var resetsHere: Set<ObjectIdentifier> = []
  /// Its input of a soft reset; `nil` where its parent never resets it.
  var softReset: Declaration?
  /// The machines around the statement being lowered, innermost last.
  var machines: [Declaration] = []
  /// The branches around it, outermost first.
  var branches: [Branch] = []

  /// - Parameter members: What `hardware` declares.
  init(
    _ hardware: any Hardware, members: [(String, Member)], at place: Place,
    _ surroundings: DomainSurroundings?,
    in elaborator: Elaborator
  ) {
    self.hardware = hardware
    self.members = members
    self.place = place
    self.surroundings = surroundings
    self.elaborator = elaborator
    names = NameTable(reporter: elaborator.reporter)
  }

  func build() -> Circuit.Module {
    let body = hardware.body
    // Without properties there is nothing of its own that a body could speak of.
    if !body.statements.isEmpty, MemberReader.properties(of: hardware).isEmpty {
      reporter.report(
        Problem.reflectionMissing("the properties of '\(type(of: hardware))'"), at: place)
      return Circuit.Module(name: hardware.moduleName, place: place)
    }
    resetsHere = body.resetTargets
    for (name, member) in members { declare(member, as: name) }
    declareSoftReset()
    let clockDomains = claimDomains()
    if !signals.contains(where: \.isPort), !members.contains(where: { $0.1.isFaulty }) {
      reporter.report(
        Diagnostic(
          .error, "no-ports", "no port was found in '\(type(of: hardware))'", at: place,
          remedy:
            "declare some as '@Input var name' or '@Output var name'; if it has some, build its "
            + "package with reflection data"))
    }
    var statements = withExtendedLifetime(body) { lower(body) }
    if let box = hardware as? any BlackBox {
      checkBlackBox(statements)
      check(box.parameters)
    }
    statements += softResetStatements()
    let instances = connectChildren(&statements)
    return Circuit.Module(
      name: hardware.moduleName + styleSuffix(of: clockDomains)
        + (softReset == nil ? "" : Self.suffix),
      documentation: hardware.documentation, place: place,
      signals: signals + wiresOfChildren(instances) + namedSignals, memories: memories,
      enumerations: enumerations, instances: instances, statements: namedStatements + statements,
      isBlackBox: hardware is any BlackBox, clockDomains: clockDomains)
  }

  /// The module with its ports alone.
  func buildPorts() -> Circuit.Module {
    for (name, member) in members where member.canBePorts { declare(member, as: name) }
    return Circuit.Module(
      name: hardware.moduleName, place: place, signals: signals.filter(\.isPort))
  }

  private func checkBlackBox(_ statements: [Circuit.Statement]) {
    let hasMore = signals.contains { !$0.isPort } || !memories.isEmpty || !children.isEmpty
    guard hasMore || !statements.isEmpty else { return }
    reporter.report(
      Diagnostic(
        .error, "black-box-not-empty",
        "the black box '\(type(of: hardware))' has more than ports", at: place,
        remedy: "conform to 'Hardware' if it has a body"))
  }
}
