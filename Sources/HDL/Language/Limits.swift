/// Sizes beyond which a description is taken for a mistake, so that no input exhausts the machine.
enum Limits {
  /// Bits in one signal or expression.
  static let width = 65_536
  /// Words in one memory.
  static let memoryDepth = 1 << 28
  /// Ports of one kind in one memory.
  static let memoryPorts = 16
  /// Reads and writes of one port.
  static let portAccesses = 400
  /// Elements in one array of signals or instances.
  static let arrayCount = 65_536
  /// How deep operations may be nested in one expression.
  static let nesting = 1_000
  /// How deep `when`, `select` and `machine` may stand in each other; each `elsewhen` counts as one.
  static let statementNesting = 1_000
  /// How deep modules may stand in each other.
  static let hierarchy = 256
  /// How many operations one expression may have when it is written out in full.
  static let operations = 200_000
}
