import Diagnostics

/// A register: `@Register(8, reset: 0) var value`. It takes what is assigned at the next clock edge
/// and holds it otherwise.
///
/// `reset` is its value under reset, in the type's own terms (with a binary point, 1 is 1.0); `nil`
/// leaves the register out of reset. `in` is its clock domain, the module's own if that is left out;
/// `crossing` says why it may sample another.
@propertyWrapper
public struct Register: HardwareMember {
  public let wrappedValue: Signal
  let member: Member

  /// Unsigned, of `width` bits.
  public init(
    _ width: Int = 1, fraction: Int = 0, reset: Int? = 0, in domain: ClockDomain? = nil,
    crossing: Crossing? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      type: Circuit.ValueType(width: width, fractionBits: fraction), reset: reset, in: domain,
      crossing: crossing, documentation, fileID: fileID, line: line)
  }

  /// Signed, of `width` bits.
  public init(
    signed width: Int, fraction: Int = 0, reset: Int? = 0, in domain: ClockDomain? = nil,
    crossing: Crossing? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction), reset: reset,
      in: domain, crossing: crossing, documentation, fileID: fileID, line: line)
  }

  /// One bit.
  public init(_ documentation: String, fileID: StaticString = #fileID, line: UInt = #line) {
    self.init(type: .bit, reset: 0, documentation, fileID: fileID, line: line)
  }

  /// Of a computed type that is no enumeration; for that, see ``State``.
  public init(
    type: Circuit.ValueType, reset: Int? = 0, in domain: ClockDomain? = nil,
    crossing: Crossing? = nil, _ documentation: String = "", fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    let declaration = Declaration(
      registerOf: type, reset: reset, in: domain, crossing: crossing, place: Place(fileID, line),
      documentation: documentation)
    wrappedValue = Signal(declaration)
    member = .signal(declaration)
  }
}

extension Declaration {
  /// A register, checked for a reset value that its type holds.
  convenience init(
    registerOf type: Circuit.ValueType, reset: Int?, in domain: ClockDomain?, crossing: Crossing?,
    place: Place, documentation: String
  ) {
    var problem = Self.problem(of: type, at: place)
    var value: BitVector?
    if let reset, problem == nil {
      value = LiteralValue(reset).encoded(as: type)
      if value == nil {
        problem = LiteralValue(reset).misfit(in: type, at: place, what: "the reset value")
      }
    }
    self.init(
      role: .register(reset: value, domain: .main), type: type, place: place,
      documentation: documentation, problem: problem, domain: domain, crossing: crossing)
  }
}
