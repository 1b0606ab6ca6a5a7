import Components
import Testing

@Suite struct AXI4LiteSubordinateTests {
  @Test func aWriteWaitsForBothChannelsAndForItsResponseToBeTaken() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressBits: 6))
    let waveform = try bench.simulation.record([
      "awvalid", "awready", "wvalid", "wready", "write", "write_address", "write_data",
      "write_mask", "bvalid", "bready", "bresp",
    ])
    try bench.set([
      "awvalid": 1, "awaddr": 0x14, "wdata": 7, "wstrb": 0b1, "write_known": 1,
    ])
    try bench.simulation.step()
    try bench.set(["wvalid": 1])
    try bench.simulation.step()
    // The next transfer is at the door, and the master does not take the response yet.
    try bench.set(["awaddr": 0x3C, "wdata": 9, "write_known": 0])
    try bench.simulation.step(2)
    try bench.set(["bready": 1])
    try bench.simulation.step(2)
    try bench.set(["awvalid": 0, "wvalid": 0])
    try bench.simulation.step(2)
    try bench.expect(waveform, "axi4_lite_write")
  }

  @Test func aReadWaitsForItsDataToBeTaken() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressBits: 6))
    let waveform = try bench.simulation.record([
      "arvalid", "arready", "read_address", "read_data", "rvalid", "rready", "rdata", "rresp",
    ])
    try bench.set(["arvalid": 1, "araddr": 0x20, "read_data": 12, "read_known": 1])
    try bench.simulation.step()
    try bench.set(["araddr": 0x3C, "read_data": 0, "read_known": 0])
    try bench.simulation.step(2)
    try bench.set(["rready": 1])
    try bench.simulation.step(2)
    try bench.set(["arvalid": 0])
    try bench.simulation.step(2)
    try bench.expect(waveform, "axi4_lite_read")
  }

  @Test func strobesBecomeAMaskOfBits() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressBits: 4))
    for strobes in 0..<16 {
      try bench.set(["wstrb": strobes])
      let mask = (0..<4).reduce(0) { strobes >> $1 & 1 == 1 ? $0 | 0xFF << (8 * $1) : $0 }
      #expect(try bench["write_mask"] == mask)
    }
  }

  /// Random masters on both channels: what is accepted is answered once, in order.
  @Test func everyTransferIsAnsweredOnce() throws {
    let bench = try Bench(AXI4LiteSubordinate(addressBits: 6))
    var random = Numbers(12)
    var written = 0
    var read: [Int] = []
    var responses = 0
    var returned: [Int] = []
    for cycle in 0..<2000 {
      try bench.set([
        "awvalid": Int.random(in: 0...1, using: &random),
        "wvalid": Int.random(in: 0...1, using: &random),
        "bready": Int.random(in: 0...1, using: &random),
        "arvalid": Int.random(in: 0...1, using: &random),
        "rready": Int.random(in: 0...1, using: &random), "read_data": cycle,
      ])
      #expect(try bench["awready"] == bench["wready"])
      let accepted = try bench["awvalid"] & bench["awready"]
      #expect(try bench["write"] == accepted)
      #expect(try accepted == 0 || bench["wvalid"] == 1)
      written += accepted
      responses += try bench["bvalid"] & bench["bready"]
      if try bench["arvalid"] & bench["arready"] == 1 { read.append(cycle) }
      if try bench["rvalid"] & bench["rready"] == 1 { returned.append(try bench["rdata"]) }
      #expect(try written - responses == bench["bvalid"] & ~bench["bready"] & 1 + accepted)
      try bench.simulation.step()
    }
    #expect(written > 200)
    #expect(returned.count > 200)
    #expect(Array(read.prefix(returned.count)) == returned)
  }
}
