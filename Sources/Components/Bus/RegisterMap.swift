/// The registers a bus master sees: one declaration for the hardware, the C header and the driver.
public struct RegisterMap: Sendable, Hashable {
  public enum Access: String, Sendable, Hashable {
    case readOnly = "read"
    case readWrite = "read/write"
  }

  /// Some bits of a register that have a name of their own.
  public struct Field: Sendable, Hashable {
    public var name: String
    public var lowBit: Int
    public var width: Int
    public var summary: String
  }

  public struct Register: Sendable, Hashable {
    /// Upper case with underscores.
    public var name: String
    /// In bytes from the base, a multiple of 4.
    public var offset: Int
    public var access: Access
    /// Bits that exist, from bit 0 up; the others read as zero.
    public var width: Int
    /// What it reads after reset; for a read-only register that never changes, its value.
    public var reset: Int
    public var summary: String
    public var fields: [Field] = []
  }

  public var registers: [Register]

  /// Bits of a byte address that reaches every register.
  public var addressBits: Int {
    counterWidth((registers.map(\.offset).max() ?? 0) + 4)
  }
}
