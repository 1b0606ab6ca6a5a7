import Diagnostics

/// A register that holds a case of a Swift enum: compare it (`phase == .idle`), drive it (`phase
/// <== .convert`), and let a ``machine(_:_:fileID:line:)`` say what each case does.
public struct StateRegister<Value: HardwareEnumeration>: Sendable {
  let declaration: Declaration

  /// The register as a value, for ports of the same enum; `signal.asUnsigned` is the code.
  public var signal: Signal { Signal(declaration) }

  public static func == (left: Self, right: Value) -> Signal { left.signal == Signal(right) }
  public static func != (left: Self, right: Value) -> Signal { left.signal != Signal(right) }
}

/// The state of a machine: `@State(reset: Phase.idle) var phase`.
@propertyWrapper
public struct State<Value: HardwareEnumeration>: HardwareMember {
  public let wrappedValue: StateRegister<Value>
  let member: Member

  /// A register that is in the given case under reset, in the module's own clock domain unless
  /// another is named.
  public init(
    reset: Value, in domain: ClockDomain? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let declaration = Declaration(
      registerResetTo: reset, in: domain, at: Place(fileID, line), documentation)
    wrappedValue = StateRegister(declaration: declaration)
    member = .signal(declaration)
  }
}

extension Declaration {
  /// A signal that holds a case of a Swift enum.
  convenience init<Value: HardwareEnumeration>(
    _ type: Value.Type, role: Circuit.Signal.Role, at place: Place, _ documentation: String,
    domain: ClockDomain? = nil, source: SignalSource? = nil
  ) {
    let (enumeration, problem) = Value.hardwareDescription
    self.init(
      role: role,
      type: Circuit.ValueType(width: enumeration.width, enumeration: enumeration.name),
      enumeration: enumeration, place: place, documentation: documentation, problem: problem,
      domain: domain, source: source)
  }

  /// A register that holds a case of a Swift enum.
  convenience init<Value: HardwareEnumeration>(
    registerResetTo reset: Value, in domain: ClockDomain?, at place: Place, _ documentation: String
  ) {
    let code = Value.hardwareDescription.0.value(of: Value.hardwareName(of: reset))
    self.init(
      Value.self, role: .register(reset: code, domain: .main), at: place, documentation,
      domain: domain)
  }
}
