import Diagnostics

/// One signal of a bundle.
struct BundleLeaf {
  /// From the bundle down, in snake_case: `data`, `header_length`, `taps_2`.
  var name: String
  let declaration: Declaration
  /// Whether it goes with the bundle: an output where the bundle is not flipped.
  var isForward: Bool
  /// What it is in step with where it is an input, as the bundle or one around it says.
  var source: SignalSource?
  /// Which element of which array of signals it is; the array's name is from the bundle down.
  var element: Circuit.ArrayElement?
}

/// Walks over the members of bundles, in the order of declaration.
struct BundleReading {
  private(set) var leaves: [BundleLeaf] = []
  /// The first mistake in how the bundle is put together.
  private(set) var problem: Problem?

  /// Bundles inside of bundles, one in the other.
  private static let deepest = 32

  init(_ contents: BundleContents, named name: String = "") {
    read(contents, name, isForward: true, depth: 0)
  }

  private mutating func read(
    _ contents: BundleContents, _ name: String, isForward: Bool, depth: Int
  ) {
    switch contents {
    case .bundle(let bundle): read(bundle, name, isForward: isForward, depth: depth + 1)
    case .array(let parts):
      for (index, part) in parts.enumerated() {
        read(part, Self.joined(name, "\(index)"), isForward: isForward, depth: depth)
      }
    case .none: break
    }
  }

  private mutating func read(
    _ bundle: any HardwareBundle, _ name: String, isForward: Bool, depth: Int
  ) {
    guard depth <= Self.deepest else {
      complain(
        "bundle-too-deep", "bundles are nested deeper than \(Self.deepest) in '\(type(of: bundle))'"
      )
      return
    }
    if MemberReader.hidesProperties(bundle) {
      problem = problem ?? .reflectionMissing("the members of '\(type(of: bundle))'")
      return
    }
    let known = leaves.count
    for (label, value) in MemberReader.properties(of: bundle) {
      let path = Self.joined(name, label)
      if let member = (value as? any HardwareMember)?.member {
        read(member, label, in: name, of: bundle, isForward: isForward, depth: depth)
      } else if let group = value as? any BundleGroup {
        read(group.bundleContents, path, isForward: isForward, depth: depth)
      }
    }
    if leaves.count == known, problem == nil {
      complain(
        "bundle-empty", "no member was found in the bundle '\(type(of: bundle))'",
        remedy: "declare some as '@Output var name', '@Input var name' or '@Field var name'")
    }
  }

  private mutating func read(
    _ member: Member, _ label: String, in outer: String, of bundle: any HardwareBundle,
    isForward: Bool, depth: Int
  ) {
    let path = Self.joined(outer, label)
    switch member {
    case .field(let declaration):
      leaves.append(
        BundleLeaf(
          name: path, declaration: declaration, isForward: isForward, source: declaration.source))
    case .signal(let declaration):
      guard let direction = declaration.role.isForward else { return refuse(label, of: bundle) }
      leaves.append(
        BundleLeaf(
          name: path, declaration: declaration, isForward: direction == isForward,
          source: declaration.source))
    case .signals(let array):
      if let found = array.problem { problem = problem ?? found }
      for (index, declaration) in array.elements.enumerated() {
        guard let direction = declaration.role.isForward else { return refuse(label, of: bundle) }
        leaves.append(
          BundleLeaf(
            name: "\(path)_\(index)", declaration: declaration, isForward: direction == isForward,
            source: declaration.source,
            element: .init(array: path, index: index, count: array.elements.count)))
      }
    case .bundle(let inner):
      read(inner, label, in: outer, of: bundle, isForward: isForward, depth: depth)
    case .parameter, .memory, .blockMemory, .instances, .unmarkedBundle:
      refuse(label, of: bundle)
    }
  }

  private mutating func read(
    _ inner: BundleDeclaration, _ label: String, in outer: String, of bundle: any HardwareBundle,
    isForward: Bool, depth: Int
  ) {
    if let found = inner.problem { problem = problem ?? found }
    let known = leaves.count
    let name = inner.prefix.map { Self.joined(outer, $0) } ?? Self.joined(outer, label)
    switch inner.use {
    case .ports: read(inner.contents, name, isForward: isForward, depth: depth)
    case .flippedPorts: read(inner.contents, name, isForward: !isForward, depth: depth)
    case .wires, .registers: refuse(label, of: bundle)
    }
    for index in known..<leaves.count where leaves[index].source == nil {
      leaves[index].source = inner.source
    }
  }

  private mutating func refuse(_ label: String, of bundle: any HardwareBundle) {
    complain(
      "bundle-member",
      "'\(label)' of the bundle '\(type(of: bundle))' keeps or computes something, which a bundle "
        + "cannot",
      remedy: "declare it in a module, or as '@Output', '@Input' or '@Field'")
  }

  private mutating func complain(_ identifier: String, _ message: String, remedy: String? = nil) {
    problem = problem ?? Problem(identifier, message, remedy: remedy)
  }

  static func joined(_ name: String, _ member: String) -> String {
    name.isEmpty || member.isEmpty ? name + member : "\(name)_\(member)"
  }
}

extension Circuit.Signal.Role {
  /// Whether a member declared so goes with its bundle; `nil` for what no bundle holds.
  fileprivate var isForward: Bool? {
    switch self {
    case .output: true
    case .input: false
    case .wire, .register, .constant, .parameter: nil
    }
  }
}
