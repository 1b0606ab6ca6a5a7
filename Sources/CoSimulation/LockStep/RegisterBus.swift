import Diagnostics

/// Writes and reads registers over AXI4-Lite, one transfer at a time.
struct RegisterBus {
  /// Cycles a transfer may take.
  private static let limit = 64
  private let instance: ModelInstance
  private let awvalid, awaddr, wvalid, wdata, wstrb, bready, arvalid, araddr, rready: InputHandle
  private let awready, bvalid, bresp, arready, rvalid, rdata, rresp: OutputHandle

  init(_ instance: ModelInstance) throws(ModelFailure) {
    self.instance = instance
    let library = instance.library
    awvalid = try library.input("axi_awvalid_i")
    awaddr = try library.input("axi_awaddr_i")
    wvalid = try library.input("axi_wvalid_i")
    wdata = try library.input("axi_wdata_i")
    wstrb = try library.input("axi_wstrb_i")
    bready = try library.input("axi_bready_i")
    arvalid = try library.input("axi_arvalid_i")
    araddr = try library.input("axi_araddr_i")
    rready = try library.input("axi_rready_i")
    awready = try library.output("axi_awready_o")
    bvalid = try library.output("axi_bvalid_o")
    bresp = try library.output("axi_bresp_o")
    arready = try library.output("axi_arready_o")
    rvalid = try library.output("axi_rvalid_o")
    rdata = try library.output("axi_rdata_o")
    rresp = try library.output("axi_rresp_o")
  }

  func write(_ address: Int, _ value: UInt64) throws {
    _ = try beginWrite(address, value)
    try endWrite()
  }

  /// Hands address and data over; returns the cycle in which they were accepted.
  func beginWrite(_ address: Int, _ value: UInt64) throws -> Int {
    try instance.poke(awaddr, UInt64(address))
    try instance.poke(wdata, value)
    try instance.poke(wstrb, 0xF)
    try instance.poke(awvalid, 1)
    try instance.poke(wvalid, 1)
    try instance.await(awready, limit: Self.limit)
    let cycle = Int(instance.cycle)
    try instance.step()
    try instance.poke(awvalid, 0)
    try instance.poke(wvalid, 0)
    return cycle
  }

  /// Takes the response.
  func endWrite() throws {
    try instance.poke(bready, 1)
    try instance.await(bvalid, limit: Self.limit)
    let response = try instance.peek(bresp)
    try instance.step()
    try instance.poke(bready, 0)
    if response != 0 { throw refused("write", response) }
  }

  func read(_ address: Int) throws -> Int {
    try instance.poke(araddr, UInt64(address))
    try instance.poke(arvalid, 1)
    try instance.await(arready, limit: Self.limit)
    try instance.step()
    try instance.poke(arvalid, 0)
    try instance.poke(rready, 1)
    try instance.await(rvalid, limit: Self.limit)
    let (value, response) = (try instance.peek(rdata), try instance.peek(rresp))
    try instance.step()
    try instance.poke(rready, 0)
    if response != 0 { throw refused("read", response) }
    return Int(value)
  }

  private func refused(_ transfer: String, _ response: UInt64) -> ModelFailure {
    ModelFailure(
      .wrongAnswer, "bus-error",
      "the register bank answered a \(transfer) with \(response); expected 0 (OKAY)")
  }
}
