/// Drives an AXI4-Lite port, one transfer at a time.
public struct AXI4LiteManager: RegisterTransport {
  /// Cycles in which each handshake has to come.
  private static let limit = 64
  private let pins: any BusPins
  private let allStrobes: UInt64

  /// - Parameter dataWidth: bits of a word, 32 or 64.
  public init(_ pins: any BusPins, dataWidth: Int = 32) {
    self.pins = pins
    allStrobes = dataWidth == 64 ? 0xFF : 0xF
  }

  public func read(_ address: Int) throws -> UInt64 {
    try pins.set("araddr", UInt64(truncatingIfNeeded: address))
    try pins.set("arvalid", 1)
    try pins.wait(until: "arready", limit: Self.limit)
    try pins.step()
    try pins.set("arvalid", 0)
    try pins.set("rready", 1)
    try pins.wait(until: "rvalid", limit: Self.limit)
    let (word, response) = (try pins.get("rdata"), try pins.get("rresp"))
    try pins.step()
    try pins.set("rready", 0)
    if response != 0 { throw refused("a read", address, response) }
    return word
  }

  public func write(_ address: Int, _ word: UInt64, strobes: UInt64) throws {
    _ = try beginWrite(address, word, strobes: strobes)
    try endWrite(address)
  }

  /// Hands address and data over, and returns the cycle in which the last of them was taken.
  ///
  /// - Parameter strobes: which bytes count; all of them unless given.
  public func beginWrite(_ address: Int, _ word: UInt64, strobes: UInt64? = nil) throws -> Int {
    try pins.set("awaddr", UInt64(truncatingIfNeeded: address))
    try pins.set("wdata", word)
    try pins.set("wstrb", strobes.map { $0 & allStrobes } ?? allStrobes)
    var waiting = ["aw", "w"]
    for channel in waiting { try pins.set("\(channel)valid", 1) }
    for _ in 0..<Self.limit {
      let taken = try waiting.filter { try pins.get("\($0)ready") == 1 }
      let cycle = pins.cycle
      try pins.step()
      for channel in taken { try pins.set("\(channel)valid", 0) }
      waiting.removeAll { taken.contains($0) }
      if waiting.isEmpty { return cycle }
    }
    throw pins.stuck("\(waiting[0])ready", cycles: Self.limit)
  }

  /// Takes the response of the write that was begun.
  ///
  /// - Parameter address: for the message where the write was refused.
  public func endWrite(_ address: Int) throws {
    try pins.set("bready", 1)
    try pins.wait(until: "bvalid", limit: Self.limit)
    let response = try pins.get("bresp")
    try pins.step()
    try pins.set("bready", 0)
    if response != 0 { throw refused("a write", address, response) }
  }

  private func refused(_ transfer: String, _ address: Int, _ response: UInt64) -> any Error {
    let meaning = response == 3 ? "DECERR: there is no register" : "SLVERR: not in this direction"
    return pins.refused(
      "\(transfer) at \(hexadecimal(UInt64(max(0, address)), digits: 2)) was answered with "
        + "\(response) (\(meaning)); expected 0 (OKAY)")
  }
}
