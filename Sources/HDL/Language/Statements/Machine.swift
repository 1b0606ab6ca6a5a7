import Diagnostics

/// A state machine: the closure says what each case of the enum does, and Swift's `switch` sees
/// that none is forgotten.
///
/// ```swift
/// machine(phase) { state in
///   switch state {
///   case .idle: when(start) { goto(Phase.run) }
///   case .run: when(done) { goto(Phase.idle) }
///   }
/// }
/// ```
public func machine<Value: HardwareEnumeration>(
  _ state: StateRegister<Value>, fileID: StaticString = #fileID, line: UInt = #line,
  @LogicBuilder _ body: (Value) -> Logic
) -> Logic {
  let arms = Value.allCases.map { (state: Value.hardwareName(of: $0), body: body($0)) }
  return Logic(.machine(state.declaration, arms), fileID, line)
}

/// Takes the machine around it to a state at the next clock edge.
public func goto<Value: HardwareEnumeration>(
  _ state: Value, fileID: StaticString = #fileID, line: UInt = #line
) -> Logic {
  let (enumeration, _) = Value.hardwareDescription
  return Logic(.transition(enumeration, Value.hardwareName(of: state)), fileID, line)
}
