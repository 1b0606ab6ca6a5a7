/// What a field holds, as software sees it: a truth, a number, or a case of an enum.
public protocol FieldValue: Sendable {
  /// The value of these bits; `nil` where they have none.
  init?(fieldBits: UInt64)
  /// The bits of the value, right-aligned; `nil` where the value has none.
  var fieldBits: UInt64? { get }
}

extension Bool: FieldValue {
  public init?(fieldBits: UInt64) { self = fieldBits != 0 }
  public var fieldBits: UInt64? { self ? 1 : 0 }
}

extension UInt64: FieldValue {
  public init?(fieldBits: UInt64) { self = fieldBits }
  public var fieldBits: UInt64? { self }
}

/// A Swift enum whose raw values are the codes of a field.
///
/// ```swift
/// enum Mode: Int, FieldEnumeration { case off, once, periodic = 3 }
/// ```
public protocol FieldEnumeration: FieldValue, CaseIterable, RawRepresentable
where RawValue == Int {}

extension FieldEnumeration {
  public init?(fieldBits: UInt64) {
    guard let code = Int(exactly: fieldBits) else { return nil }
    self.init(rawValue: code)
  }

  public var fieldBits: UInt64? { UInt64(exactly: rawValue) }
}
