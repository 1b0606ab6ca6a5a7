import Diagnostics

/// What `@Input`, `@Output` and `@Wire` have in common: the ways to say the type.
///
/// A width can be given where the property is declared, or in `init`: `_result = Output(width)`.
/// `from` says what an input's changes are in step with: `@Input(from: .asynchronous) var button`.
public protocol SignalWrapper {
  static var role: Circuit.Signal.Role { get }
  init(declaration: Declaration)
}

extension SignalWrapper {
  /// An unsigned value of `width` bits, with `fraction` of them right of the binary point.
  public init(
    _ width: Int, fraction: Int = 0, from source: SignalSource? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      type: Circuit.ValueType(width: width, fractionBits: fraction), from: source, documentation,
      fileID: fileID, line: line)
  }

  /// A signed value of `width` bits.
  public init(
    signed width: Int, fraction: Int = 0, from source: SignalSource? = nil,
    _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction), documentation,
      fileID: fileID, line: line)
  }

  /// One bit.
  public init(
    from source: SignalSource? = nil, _ documentation: String, fileID: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.init(type: .bit, from: source, documentation, fileID: fileID, line: line)
  }

  /// A value of the same type as another, or of a computed type. An enumeration is declared by its
  /// Swift type.
  public init(
    type: Circuit.ValueType, from source: SignalSource? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let place = Place(fileID, line)
    self.init(
      declaration: Declaration(
        role: Self.role, type: type, place: place, documentation: documentation, source: source))
  }

  /// A value of a Swift enum.
  public init<Value: HardwareEnumeration>(
    _ type: Value.Type, from source: SignalSource? = nil, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      declaration: Declaration(
        Value.self, role: Self.role, at: Place(fileID, line), documentation, source: source))
  }
}

/// An input port: `@Input(8, "wordline select") var row`.
@propertyWrapper
public struct Input: SignalWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .input }
  public let wrappedValue: Signal
  let member: Member

  public init(declaration: Declaration) {
    wrappedValue = Signal(declaration)
    member = .signal(declaration)
  }

  /// One bit. (Swift looks for what `@Input var name` calls in the type itself, not in its
  /// protocols.)
  public init(
    from source: SignalSource? = nil, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(type: .bit, from: source, fileID: fileID, line: line)
  }
}

/// An output port, driven by `<==`; the module may read it too.
@propertyWrapper
public struct Output: SignalWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .output }
  public let wrappedValue: Signal
  let member: Member

  public init(declaration: Declaration) {
    wrappedValue = Signal(declaration)
    member = .signal(declaration)
  }

  /// One bit. (Swift looks for what `@Output var name` calls in the type itself, not in its
  /// protocols.)
  public init(
    from source: SignalSource? = nil, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(type: .bit, from: source, fileID: fileID, line: line)
  }
}

/// A member of a bundle that is a plain record: `@Field(5) var red`. It goes with its bundle.
@propertyWrapper
public struct Field: SignalWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .wire }
  public let wrappedValue: Signal
  let member: Member

  public init(declaration: Declaration) {
    wrappedValue = Signal(declaration)
    member = .field(declaration)
  }

  /// One bit. (Swift looks for what `@Field var name` calls in the type itself, not in its
  /// protocols.)
  public init(fileID: StaticString = #fileID, line: UInt = #line) {
    self.init(type: .bit, fileID: fileID, line: line)
  }
}

/// A combinational value with a name, driven by `<==` on every path.
@propertyWrapper
public struct Wire: SignalWrapper, HardwareMember {
  public static var role: Circuit.Signal.Role { .wire }
  public let wrappedValue: Signal
  let member: Member

  public init(declaration: Declaration) {
    wrappedValue = Signal(declaration)
    member = .signal(declaration)
  }

  /// One bit. (Swift looks for what `@Wire var name` calls in the type itself, not in its
  /// protocols.)
  public init(fileID: StaticString = #fileID, line: UInt = #line) {
    self.init(type: .bit, fileID: fileID, line: line)
  }
}
