import HDL

/// Memories with ports.
extension SwiftModule {
  static let portKinds: [(label: String, kind: Circuit.Memory.Port.Kind)] = [
    ("reads", .read), ("writes", .write), ("ports", .readWrite),
  ]

  /// `words.reads[0]`
  static func reference(to port: Circuit.Memory.Port, of memory: Circuit.Memory) -> String {
    let label = portKinds.first { $0.kind == port.kind }?.label ?? ""
    let index = memory.ports.prefix { $0 != port }.count { $0.kind == port.kind }
    return "\(memory.name).\(label)[\(index)]"
  }

  mutating func swift(_ access: Circuit.Memory.Access, _ port: String) -> String {
    let address = swift(access.address)
    var text = "\(port).read(at: \(address))"
    if let written = access.written {
      let lanes = written.lanes.map { ".lanes(\(swift($0)))" } ?? ""
      text = "\(port)[\(address)]\(lanes) <== \(swift(written.value))"
    }
    guard let enable = access.enable else { return text }
    return "when(\(swift(enable))) { \(text) }"
  }
}
