/// A bundle that is computed: one of several, chosen by a condition or an index. Its members are
/// read by the names of the bundle's own.
@dynamicMemberLookup
public struct BundleValue<Shape: HardwareBundle>: BundleOperand {
  let sources: [Shape]
  let combine: ([Signal]) -> Signal

  /// A member.
  public subscript(dynamicMember path: KeyPath<Shape, Signal>) -> Signal {
    combine(sources.map { $0[keyPath: path] })
  }

  /// A bundle inside of it.
  public subscript<Inner: HardwareBundle>(
    dynamicMember path: KeyPath<Shape, Inner>
  ) -> BundleValue<Inner> {
    BundleValue<Inner>(sources: sources.map { $0[keyPath: path] }, combine: combine)
  }

  /// An array of signals.
  public subscript(dynamicMember path: KeyPath<Shape, SignalArray>) -> [Signal] {
    let arrays = sources.map { $0[keyPath: path] }
    return (arrays.first?.indices ?? 0..<0).map { index in combine(arrays.map { $0[index] }) }
  }

  public var bundleEnd: BundleEnd {
    let ends = sources.map(\.bundleEnd)
    guard let first = ends.first else {
      return BundleEnd(
        leaves: [],
        problem: Problem("array-empty", "an element is taken of an array that has none"))
    }
    var problem = ends.lazy.compactMap(\.problem).first
    let leaves = first.leaves.map { leaf in
      let parts = ends.compactMap { end in end.leaves.first { $0.name == leaf.name } }
      if parts.count < ends.count {
        problem =
          problem
          ?? Problem(
            "bundle-member-missing", "'\(leaf.name)' is a member of one bundle, but not of another",
            declarations: [leaf.node.declaration])
        return leaf
      }
      return BundleEnd.Leaf(
        name: leaf.name, node: combine(parts.map { Signal($0.node) }).node,
        isForward: leaf.isForward)
    }
    return BundleEnd(leaves: leaves, problem: problem)
  }
}

/// A bundle or a computed one.
public protocol BundleReadable<Shape>: BundleOperand {
  associatedtype Shape: HardwareBundle
  var bundleValue: BundleValue<Shape> { get }
}

extension BundleValue: BundleReadable {
  public var bundleValue: BundleValue<Shape> { self }
}

extension HardwareBundle {
  /// The bundle as a value, for functions that take computed bundles too.
  public var bundleValue: BundleValue<Self> { BundleValue(sources: [self]) { $0[0] } }
}

extension Array where Element: HardwareBundle {
  /// The bundle that an unsigned value chooses. Beyond the count, reading gives zero and driving does
  /// nothing.
  public subscript(index: Signal) -> BundleValue<Element> {
    BundleValue(sources: self) { element(of: $0, at: index) }
  }
}

/// `then` where the condition holds, else `otherwise`, member by member.
public func mux<Shape>(
  _ condition: Signal, _ then: some BundleReadable<Shape>, _ otherwise: some BundleReadable<Shape>
) -> BundleValue<Shape> {
  let (first, second) = (then.bundleValue, otherwise.bundleValue)
  let count = first.sources.count
  return BundleValue(sources: first.sources + second.sources) { parts in
    mux(
      condition, first.combine(Array(parts.prefix(count))),
      second.combine(Array(parts.dropFirst(count))))
  }
}
