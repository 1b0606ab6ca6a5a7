/// Drives an APB port (APB4), one transfer at a time.
public struct APBManager: RegisterTransport {
  /// Wait states a transfer may have.
  private static let limit = 64
  private let pins: any BusPins

  public init(_ pins: any BusPins) {
    self.pins = pins
  }

  public func read(_ address: Int) throws -> UInt64 {
    try pins.set("pstrb", 0)
    return try transfer(address, isWrite: false)
  }

  public func write(_ address: Int, _ word: UInt64, strobes: UInt64) throws {
    try pins.set("pwdata", word)
    try pins.set("pstrb", strobes & 0xF)
    _ = try transfer(address, isWrite: true)
  }

  /// Setup phase, access phase, idle; what is read counts in the last cycle of the access phase.
  private func transfer(_ address: Int, isWrite: Bool) throws -> UInt64 {
    try pins.set("paddr", UInt64(truncatingIfNeeded: address))
    try pins.set("pwrite", isWrite ? 1 : 0)
    try pins.set("psel", 1)
    try pins.step()
    try pins.set("penable", 1)
    try pins.wait(until: "pready", limit: Self.limit)
    let (word, isRefused) = (try pins.get("prdata"), try pins.get("pslverr") == 1)
    try pins.step()
    try pins.set("psel", 0)
    try pins.set("penable", 0)
    if isRefused {
      throw pins.refused(
        "a \(isWrite ? "write" : "read") at \(hexadecimal(UInt64(max(0, address)), digits: 2)) "
          + "was answered with PSLVERR")
    }
    return word
  }
}
