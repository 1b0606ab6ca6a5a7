/// Connects the two ends of a bundle.
infix operator <==> : DrivePrecedence

/// A statement about two bundles; its place is that of the line it stands on.
public struct Connection: Sendable {
  enum Kind: Sendable {
    /// Each member from the end that gives it to the end that takes it.
    case connect
    /// All members from right to left.
    case drive
  }

  let kind: Kind
  let left: BundleEnd
  let right: BundleEnd
}

/// Connects two ends, each member from the one that gives it to the one that takes it:
/// `producer.output <==> consumer.input`.
///
/// Members are matched by name; both ends have the same. The outputs of instances and the inputs of
/// this module give, the inputs of instances and the outputs of this module take. Between wires, what
/// goes with the bundle goes from left to right.
public func <==> (left: some BundleOperand, right: some BundleOperand) -> Connection {
  Connection(kind: .connect, left: left.bundleEnd, right: right.bundleEnd)
}

/// Drives every member of a bundle with the member of the same name.
public func <== (target: some BundleOperand, value: some BundleOperand) -> Connection {
  Connection(kind: .drive, left: target.bundleEnd, right: value.bundleEnd)
}
