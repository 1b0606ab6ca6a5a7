/// What a cyclic redundancy check is: the parameters of Ross Williams' model (1993).
public struct CRCSpecification: Sendable, Hashable {
  /// Bits of the check, 3 to 64.
  public var width: Int
  /// The polynomial without its highest term, the most significant bit first.
  public var polynomial: UInt64
  /// The state at the start, below 2^63.
  public var initial: UInt64
  /// Takes each data word's least significant bit first, and gives the check bit-reversed.
  public var reflected: Bool
  /// What the state is combined with, by exclusive or, at the end.
  public var finalMask: UInt64

  public init(
    width: Int, polynomial: UInt64, initial: UInt64 = 0, reflected: Bool = false,
    finalMask: UInt64 = 0
  ) {
    self.width = width
    self.polynomial = polynomial
    self.initial = initial
    self.reflected = reflected
    self.finalMask = finalMask
  }

  /// Of Ethernet, gzip and PNG.
  public static let crc32 = CRCSpecification(
    width: 32, polynomial: 0x04C1_1DB7, initial: 0xFFFF_FFFF, reflected: true,
    finalMask: 0xFFFF_FFFF)
  /// Of X.25's polynomial, started with ones (CRC-16/IBM-3740, often called CCITT).
  public static let crc16 = CRCSpecification(width: 16, polynomial: 0x1021, initial: 0xFFFF)
  /// Of SMBus.
  public static let crc8 = CRCSpecification(width: 8, polynomial: 0x07)
}
