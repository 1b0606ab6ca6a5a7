/// How a row shows the code that drives it.
public enum RowDrive: String, Sendable, Hashable, CaseIterable {
  /// By one of `2^driveBits` voltages, as long as the plane is driven.
  case voltage
  /// By the read voltage, for as many of `2^driveBits - 1` cycles as the code says.
  case pulseWidth = "pulse-width"
}

extension MatrixTileSpecification {
  /// Bits that a row's driver is given in a cycle.
  public var rowBits: Int { drive == .pulseWidth ? 1 : driveBits }
  /// The highest code of a row's driver.
  public var highestRowCode: Int { (1 << rowBits) - 1 }
  /// Cycles in which a code is shown once.
  public var pulseCycles: Int { drive == .pulseWidth ? highestDrive : 1 }
}
