import Components
import Testing

@Suite struct AXI4LiteSubordinateTests {
  @Test func aWriteWaitsForBothChannelsAndForItsResponseToBeTaken() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressWidth: 6))
    let waveform = try bench.simulation.record([
      "axi_awvalid", "axi_awready", "axi_wvalid", "axi_wready", "write", "write_address",
      "write_data",
      "write_mask", "axi_bvalid", "axi_bready", "axi_bresp",
    ])
    try bench.set(["axi_awvalid": 1, "axi_awaddr": 0x14])
    try bench.simulation.step()
    // The address is taken; the data come later.
    try bench.set(["axi_awvalid": 0, "axi_wvalid": 1, "axi_wdata": 7, "axi_wstrb": 0b1])
    try bench.simulation.step()
    // One more transfer is taken while the master does not take the response, the third is not.
    try bench.set(["axi_awvalid": 1, "axi_awaddr": 0x3C, "axi_wdata": 9, "write_response": 3])
    try bench.simulation.step()
    try bench.set(["axi_awaddr": 0x18, "axi_wdata": 5])
    try bench.simulation.step(2)
    try bench.set(["axi_bready": 1])
    try bench.simulation.step()
    try bench.set(["write_response": 0])
    try bench.simulation.step()
    try bench.set(["axi_awvalid": 0, "axi_wvalid": 0])
    try bench.simulation.step(3)
    try bench.expect(waveform, "axi4_lite_write")
  }

  @Test func aReadWaitsForItsDataToBeTaken() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressWidth: 6))
    let waveform = try bench.simulation.record([
      "axi_arvalid", "axi_arready", "read", "read_address", "read_data", "axi_rvalid", "axi_rready",
      "axi_rdata",
      "axi_rresp",
    ])
    try bench.set(["axi_arvalid": 1, "axi_araddr": 0x20, "read_data": 12])
    try bench.simulation.step()
    try bench.set(["axi_araddr": 0x3C, "read_data": 0, "read_response": 3])
    try bench.simulation.step(3)
    try bench.set(["axi_rready": 1])
    try bench.simulation.step(2)
    try bench.set(["axi_arvalid": 0])
    try bench.simulation.step(3)
    try bench.expect(waveform, "axi4_lite_read")
  }

  @Test func strobesBecomeAMaskOfBits() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressWidth: 4))
    for strobes in 0..<16 {
      try bench.set(["axi_wvalid": 1, "axi_wstrb": strobes])
      let mask = (0..<4).reduce(0) { strobes >> $1 & 1 == 1 ? $0 | 0xFF << (8 * $1) : $0 }
      #expect(try bench["write_mask"] == mask)
    }
  }

  @Test func aWriteAndAReadAreDoneInEveryCycle() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressWidth: 6))
    try bench.set([
      "axi_awvalid": 1, "axi_wvalid": 1, "axi_bready": 1, "axi_arvalid": 1, "axi_rready": 1,
    ])
    for cycle in 0..<20 {
      try bench.set([
        "axi_awaddr": cycle, "axi_wdata": 2 * cycle, "axi_araddr": cycle, "read_data": 3 * cycle,
      ])
      #expect(try bench["axi_awready"] & bench["axi_wready"] & bench["axi_arready"] == 1)
      #expect(try bench["write"] & bench["read"] == 1)
      #expect(try bench["write_address"] == cycle)
      #expect(try bench["write_data"] == 2 * cycle)
      if cycle > 0 {
        #expect(try bench["axi_bvalid"] & bench["axi_rvalid"] == 1)
        #expect(try bench["axi_rdata"] == 3 * cycle - 3)
      }
      try bench.simulation.step()
    }
  }
}
