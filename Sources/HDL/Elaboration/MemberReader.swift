/// Reads what an object declares, superclass first, in the order of declaration.
enum MemberReader {
  static func members(of hardware: any Hardware) -> [(String, Member)] {
    var levels: [Mirror] = []
    var mirror: Mirror? = Mirror(reflecting: hardware)
    while let level = mirror {
      levels.insert(level, at: 0)
      mirror = level.superclassMirror
    }
    return levels.flatMap { level in
      level.children.compactMap { child in
        guard let declared = child.value as? any HardwareMember else { return nil }
        let label = child.label ?? ""
        // A property wrapper is stored under the property's name with one underscore before it.
        return (
          Naming.snakeCase(label.hasPrefix("_") ? String(label.dropFirst()) : label),
          declared.member
        )
      }
    }
  }
}

extension Member {
  /// Whether its declaration is wrong in itself.
  var isFaulty: Bool {
    switch self {
    case .signal(let declaration): declaration.problem != nil
    case .signals(let array): array.problem != nil
    case .memory(let declaration): declaration.problem != nil
    case .instances(_, _, _, _, let problem): problem != nil
    }
  }
}
