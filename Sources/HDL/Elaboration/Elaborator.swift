import Diagnostics

extension Circuit {
  /// The circuit that a module and all its instances describe.
  ///
  /// - Throws: a `DiagnosticReport` with everything that is wrong anywhere in it, each at the
  ///   user's line.
  public init(
    elaborating top: some Hardware, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    let elaborator = Elaborator()
    let module = elaborator.elaborate(
      top, members: MemberReader.members(of: top), at: Place(fileID, line))
    guard elaborator.reporter.diagnostics.isEmpty else { throw elaborator.reporter.report }
    self.init(top: module.name, modules: elaborator.modules)
  }
}

/// Walks the hierarchy and holds the modules that came out, each definition once.
final class Elaborator {
  let reporter = Reporter()
  private(set) var modules: [Circuit.Module] = []
  private var indexOfName: [String: Int] = [:]
  private var underway: Set<ObjectIdentifier> = []

  /// The module of one object, which declares `members`; a definition that is known already is not
  /// added again.
  ///
  /// - Parameter surroundings: what becomes of its clock domains where it is an instance.
  func elaborate(
    _ hardware: any Hardware, members: [(String, Member)], at place: Place,
    in surroundings: DomainSurroundings? = nil
  ) -> Circuit.Module {
    let identity = ObjectIdentifier(hardware)
    guard underway.insert(identity).inserted else {
      reporter.report(
        Diagnostic(
          .error, "module-contains-itself",
          "an object of '\(type(of: hardware))' is an instance inside of itself", at: place))
      return Circuit.Module(name: hardware.moduleName, place: place)
    }
    defer { underway.remove(identity) }
    guard underway.count <= Limits.hierarchy else {
      reporter.report(
        Diagnostic(
          .error, "hierarchy-too-deep",
          "modules stand in each other deeper than \(Limits.hierarchy)", at: place,
          remedy: "end the recursion, or put the instances side by side"))
      // Its ports are known all the same, so that nothing more is said where they are used.
      return ModuleBuilder(hardware, members: members, at: place, surroundings, in: Elaborator())
        .buildPorts()
    }
    let builder = ModuleBuilder(hardware, members: members, at: place, surroundings, in: self)
    let module = builder.build()
    add(module, of: hardware)
    return module
  }

  private func add(_ module: Circuit.Module, of hardware: any Hardware) {
    if !Naming.isIdentifier(module.name) || ReservedWords.contains(module.name) {
      reporter.report(
        Diagnostic(
          .error, "module-name", "'\(module.name)' cannot be the name of a module",
          at: module.place, remedy: "give another by 'var moduleName: String'"))
    }
    guard let index = indexOfName[module.name] else {
      indexOfName[module.name] = modules.count
      modules.append(module)
      return
    }
    var known = modules[index]
    let other = known.place
    known.place = module.place
    guard known != module else { return }
    reporter.report(
      Diagnostic(
        .error, "module-clash", "two different modules are both named '\(module.name)'",
        at: module.place, notes: [.init("the other is used here", at: other)],
        remedy: "let 'moduleName' of '\(type(of: hardware))' tell them apart by their parameters"))
  }
}
