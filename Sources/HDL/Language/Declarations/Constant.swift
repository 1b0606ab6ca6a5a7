import Diagnostics

/// A constant with a name in the emitted text: `@Constant(5, width: 8) var limit`.
@propertyWrapper
public struct Constant: HardwareMember {
  public let wrappedValue: Signal
  let member: Member

  /// Unsigned, of `width` bits. With a binary point, 1 is 1.0.
  public init(
    _ value: Int, width: Int, fraction: Int = 0, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      value, type: Circuit.ValueType(width: width, fractionBits: fraction), documentation,
      fileID: fileID, line: line)
  }

  /// Signed, of `width` bits. With a binary point, 1 is 1.0.
  public init(
    _ value: Int, signed width: Int, fraction: Int = 0, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      value, type: Circuit.ValueType(width: width, isSigned: true, fractionBits: fraction),
      documentation, fileID: fileID, line: line)
  }

  private init(
    _ value: Int, type: Circuit.ValueType, _ documentation: String, fileID: StaticString, line: UInt
  ) {
    let place = Place(fileID, line)
    let (bits, problem) = LiteralValue(value).constant(of: type, at: place, what: "the constant")
    let declaration = Declaration(
      role: .constant(bits), type: type, place: place, documentation: documentation,
      problem: problem)
    wrappedValue = Signal(declaration)
    member = .signal(declaration)
  }
}
