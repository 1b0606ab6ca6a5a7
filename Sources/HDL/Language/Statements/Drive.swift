precedencegroup DrivePrecedence {
  lowerThan: TernaryPrecedence
  higherThan: AssignmentPrecedence
  associativity: none
}

/// Drives what stands on the left with the value on the right.
infix operator <== : DrivePrecedence

/// One assignment; its place is that of the line it stands on.
public struct Drive: Sendable {
  let kind: Logic.Statement.Kind
}

/// Drives a signal, some of its bits, an array's element, a memory's word or an instance's input.
/// Both sides have equal types; a literal takes that of the target.
public func <== (target: Signal, value: Signal) -> Drive {
  Drive(kind: .drive(target.node, value.node.adapted(to: target.node.settled)))
}

@_disfavoredOverload
public func <== <Value: BinaryInteger>(target: Signal, value: Value) -> Drive {
  target <== Signal(value)
}

@_disfavoredOverload
public func <== (target: Signal, value: Bool) -> Drive {
  target <== Signal(value)
}

/// Drives a signal of an enum with one of its cases.
public func <== <Value: HardwareEnumeration>(target: Signal, value: Value) -> Drive {
  target <== Signal(value)
}

/// Drives a signal of an enum with a state.
public func <== <Value: HardwareEnumeration>(target: Signal, value: StateRegister<Value>) -> Drive {
  target <== value.signal
}

/// Takes a state to one of its cases at the next clock edge.
public func <== <Value: HardwareEnumeration>(target: StateRegister<Value>, value: Value) -> Drive {
  target.signal <== Signal(value)
}

/// Takes a state to a case that is computed.
public func <== <Value: HardwareEnumeration>(target: StateRegister<Value>, value: Signal) -> Drive {
  target.signal <== value
}
