/// Reads what an object declares, superclass first, in the order of declaration.
enum MemberReader {
  static func members(of hardware: any Hardware) -> [(String, Member)] {
    properties(of: hardware).flatMap { name, value -> [(String, Member)] in
      if let declared = value as? any HardwareMember { return [(name, declared.member)] }
      if let group = value as? any HardwareMemberGroup { return group.members }
      return (value as? any BundleGroup).map { [(name, .unmarkedBundle($0.bundleContents))] } ?? []
    }
  }

  /// Whether the compiler left out which properties it has (`-disable-reflection-metadata`): it has
  /// none to be found, but takes up room.
  static func hidesProperties<Value>(_ value: Value) -> Bool {
    !(Value.self is AnyClass) && MemoryLayout<Value>.size > 0 && properties(of: value).isEmpty
  }

  /// The stored properties by their names in snake_case.
  static func properties(of object: Any) -> [(String, Any)] {
    var levels: [Mirror] = []
    var mirror: Mirror? = Mirror(reflecting: object)
    while let level = mirror {
      levels.insert(level, at: 0)
      mirror = level.superclassMirror
    }
    return levels.flatMap { level in
      level.children.map { child in
        let label = child.label ?? ""
        // A property wrapper is stored under the property's name with one underscore before it.
        return (
          Naming.snakeCase(label.hasPrefix("_") ? String(label.dropFirst()) : label), child.value
        )
      }
    }
  }
}

extension Member {
  var canBePorts: Bool {
    switch self {
    case .signal, .signals, .bundle: true
    case .field, .parameter, .memory, .blockMemory, .instances, .unmarkedBundle: false
    }
  }

  /// Whether its declaration is wrong in itself.
  var isFaulty: Bool {
    switch self {
    case .signal(let declaration), .field(let declaration), .parameter(let declaration, _):
      declaration.problem != nil
    case .signals(let array): array.problem != nil
    case .memory(let declaration), .blockMemory(let declaration, _): declaration.problem != nil
    case .instances(_, _, _, _, let problem): problem != nil
    case .bundle(let declaration):
      declaration.problem != nil || BundleReading(declaration.contents).problem != nil
    case .unmarkedBundle: false
    }
  }
}
