/// Signals that belong together: a struct whose members are marked like the ports of a module.
///
/// ```swift
/// struct ByteStream: HardwareBundle {
///   @Output(8) var data
///   @Output var valid
///   @Input var ready
/// }
/// ```
/// `@Output` and `@Input` say how a member goes at the end that declares the bundle by ``Ports``; at
/// the end that declares it by ``FlippedPorts`` it goes the other way. ``Field`` is a member of a
/// plain record, which goes with the bundle. Bundles nest, as stored properties of their own or
/// marked `@FlippedPorts`, and so do arrays of them.
///
/// Every property of a module takes a bundle value of its own: `DataStream(width: 8)` makes one. In
/// the circuit the members are signals of their own, named `<property>_<member>`.
public protocol HardwareBundle: BundleGroup, BundleReadable where Shape == Self {}

/// A bundle, an array of bundles, or none: what ``Ports`` and its like declare.
public protocol BundleGroup: BundleOperand {
  var bundleContents: BundleContents { get }
}

/// The bundles of a group, by their places in it.
public indirect enum BundleContents {
  case bundle(any HardwareBundle)
  case array([BundleContents])
  case none
}

extension HardwareBundle {
  public var bundleContents: BundleContents { .bundle(self) }
}

extension Array: BundleGroup, BundleOperand where Element: BundleGroup {
  public var bundleContents: BundleContents { .array(map(\.bundleContents)) }
}

extension Optional: BundleGroup, BundleOperand where Wrapped: BundleGroup {
  public var bundleContents: BundleContents { self?.bundleContents ?? .none }
}

/// What can stand on either side of `<==>`, or be driven and read as a whole.
public protocol BundleOperand {
  var bundleEnd: BundleEnd { get }
}

extension BundleGroup {
  public var bundleEnd: BundleEnd {
    let reading = BundleReading(bundleContents)
    return BundleEnd(
      leaves: reading.leaves.map {
        BundleEnd.Leaf(
          name: $0.name, node: Signal($0.declaration).node, isForward: $0.isForward)
      }, problem: reading.problem)
  }
}

/// The signals of one side of a connection, with their names below the side.
public struct BundleEnd: Sendable {
  struct Leaf: Sendable {
    /// As the bundle names it, in snake_case: `data`, `header_length`.
    let name: String
    let node: Node
    /// Whether it goes with the bundle: an output where the bundle is not flipped.
    let isForward: Bool
  }

  let leaves: [Leaf]
  let problem: Problem?
}

extension BundleOperand {
  /// All members side by side, the first one most significant: for a memory's word, or to be driven
  /// with one. All members must go the same way.
  public var packed: Signal {
    let end = bundleEnd
    var problem = end.problem
    if problem == nil, let first = end.leaves.first,
      let other = end.leaves.first(where: { $0.isForward != first.isForward })
    {
      problem = Problem(
        "bundle-directions",
        "'\(other.name)' goes the other way than '\(first.name)', so the bundle cannot be packed",
        declarations: [first.node.declaration, other.node.declaration],
        remedy: "pack a bundle inside of it whose members go one way")
    }
    guard problem == nil, !end.leaves.isEmpty else {
      return Signal(
        .constant(
          .zero(width: 1), type: .bit,
          problem: problem ?? Problem("bundle-empty", "a bundle without members is packed")))
    }
    return cat(end.leaves.map { Signal($0.node) })
  }
}
