/// What software may do with a field, and what hardware does.
///
/// | access | software reads | software writes | ports of the bank |
/// |---|---|---|---|
/// | `readWrite` | what it wrote | any value | `NAME_o`: the value |
/// | `writeOnly` | 0 | any value | `NAME_o`: the value |
/// | `readOnly` | what hardware gives | – | `NAME_i`: the value |
/// | `constant` | the reset value | – | none |
/// | `writeOneToClear` | the bits that are set | 1 clears a bit | `NAME_set_i`, `NAME_o` |
/// | `readToClear` | the bits that are set, and clears them | – | `NAME_set_i`, `NAME_o` |
/// | `pulse` | 0 | 1 gives a pulse of one cycle | `NAME_o`: the pulse |
/// | `counter` | the count | any value clears it | `NAME_increment_i`, `NAME_o` |
///
/// Where hardware sets a bit in the cycle in which software clears it, the bit stays set; a counter
/// that is cleared while it is incremented is 1 afterwards: no event is lost. A counter stays at
/// its greatest value.
public enum FieldAccess: String, Sendable, Hashable, CaseIterable {
  case readWrite = "read/write"
  case writeOnly = "write"
  case readOnly = "read"
  case constant = "constant"
  case writeOneToClear = "write 1 to clear"
  case readToClear = "read to clear"
  case pulse = "write 1 to pulse"
  case counter = "count, write to clear"

  /// Reading tells something.
  public var isReadable: Bool { self != .writeOnly && self != .pulse }

  /// Writing does something.
  public var isWritable: Bool { self != .readOnly && self != .constant && self != .readToClear }

}
