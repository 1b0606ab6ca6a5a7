import Diagnostics

/// Some bits of a register that have a name and a meaning, declared as a property of a
/// ``RegisterLayout``; the property's name is the field's.
///
/// ```swift
/// let run = BusField(at: 0, .readWrite, "counts")
/// let limit = BusField(at: 8, width: 16, .readWrite, reset: 100, "counts up to here")
/// let mode = BusField(at: 1, .readWrite, reset: Mode.once, "when it stops")
/// ```
/// Nothing is checked here: ``RegisterTable`` reports everything that is wrong in a map together.
public struct BusField<Value: FieldValue>: Sendable {
  let field: RegisterTable.Field
  let resetValue: Value

  init(_ field: RegisterTable.Field, reset: Value) {
    self.field = field
    resetValue = reset
  }

  /// The value the field has in a word; `nil` for a code that no case has.
  func value(in word: UInt64) -> Value? { Value(fieldBits: field.bits(in: word)) }
}

extension BusField where Value == Bool {
  /// One bit.
  public init(
    at bit: Int, _ access: FieldAccess, reset: Bool = false, _ documentation: String = "",
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      RegisterTable.Field(
        lowBit: bit, width: 1, access: access, reset: reset ? 1 : 0, documentation: documentation,
        place: Place(fileID, line)), reset: reset)
  }
}

extension BusField where Value == UInt64 {
  /// An unsigned number.
  ///
  /// - Parameters:
  ///   - lowBit: the place of its least significant bit.
  ///   - width: its bits.
  ///   - maximum: a greater number that software writes is stored as this one; `nil` for none.
  public init(
    at lowBit: Int, width: Int, _ access: FieldAccess, reset: UInt64 = 0, maximum: UInt64? = nil,
    _ documentation: String = "", fileID: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      RegisterTable.Field(
        lowBit: lowBit, width: width, access: access, reset: reset, maximum: maximum,
        documentation: documentation, place: Place(fileID, line)), reset: reset)
  }
}

extension BusField where Value: FieldEnumeration {
  /// A case of a Swift enum.
  ///
  /// - Parameter width: its bits; those of the greatest code unless given.
  public init(
    at lowBit: Int, width: Int? = nil, _ access: FieldAccess, reset: Value,
    _ documentation: String = "", fileID: StaticString = #fileID, line: UInt = #line
  ) {
    let greatest = Value.allCases.map(\.rawValue).max() ?? 0
    self.init(
      RegisterTable.Field(
        lowBit: lowBit, width: width ?? max(1, Int.bitWidth - max(greatest, 0).leadingZeroBitCount),
        access: access, reset: reset.fieldBits ?? 0,
        cases: Value.allCases.map { .init(name: "\($0)", code: $0.rawValue) },
        documentation: documentation, place: Place(fileID, line)), reset: reset)
  }
}

/// A field, whatever its value.
protocol AnyBusField {
  var field: RegisterTable.Field { get }
}

extension BusField: AnyBusField {}
