import CircuitSimulator
import HDL
import Reference
import Testing

@testable import Components

/// Beats through the parts of AXI4-Stream, with stops at random on all sides, held against the golden
/// models in every cycle.
@Suite struct AXI4StreamTests {
  static let shapes = [
    AXI4StreamShape(bytes: 1), AXI4StreamShape(bytes: 2, idWidth: 3),
    AXI4StreamShape(bytes: 9, idWidth: 32, userWidth: 70), AXI4StreamShape(bytes: 3, userWidth: 1),
  ]

  @Test(arguments: shapes)
  func `buffers give the beats that they took`(shape: AXI4StreamShape) throws {
    try buffer(AXI4StreamRegisterSlice(shape), shape, .registerSlice)
    try buffer(AXI4StreamFIFO(shape, depth: 3), shape, .fifo(depth: 3)) { simulation, model in
      try #require(simulation.peek("occupancy") == model.words.count)
    }
  }

  private func buffer(
    _ hardware: any Hardware, _ shape: AXI4StreamShape,
    _ start: StreamQueueReference<AXI4StreamBeat>,
    further: (Simulation, StreamQueueReference<AXI4StreamBeat>) throws -> Void = { _, _ in }
  ) throws {
    var model = start
    let simulation = try Simulation(Circuit(elaborating: hardware))
    let (input, output) = (BeatPins("s_axis", shape), BeatPins("m_axis", shape))
    var numbers = SeededNumbers(UInt64(shape.beatWidth))
    var coming: AXI4StreamBeat?
    var left = 0
    for _ in 0..<800 {
      if coming == nil, !numbers.once(in: 3) { coming = numbers.beat(shape) }
      let isTaken = !numbers.once(in: 3)
      try input.offer(coming, simulation)
      try simulation.poke("m_axis_tready", isHigh: isTaken)
      try #require(simulation.isHigh("s_axis_tready") == model.isReady)
      let offer = model.offer(whileComing: coming)
      try #require(output.beat(simulation) == offer)
      try further(simulation, model)
      let isReady = model.isReady
      model.cycle(coming: coming, isTaken: isTaken)
      try simulation.step()
      if isReady { coming = nil }
      left += isTaken && offer != nil ? 1 : 0
    }
    #expect(left > 200)
  }

  @Test(arguments: [2, 3, 7])
  func `an arbiter passes packets as its golden model does`(count: Int) throws {
    let shape = AXI4StreamShape(bytes: 2, idWidth: 4, userWidth: 3)
    let simulation = try Simulation(
      Circuit(elaborating: AXI4StreamArbiter(shape, count: count)))
    var model = AXI4StreamArbiterReference(count: count)
    let inputs = (0..<count).map { BeatPins("s_axis_\($0)", shape) }
    let output = BeatPins("m_axis", shape)
    var numbers = SeededNumbers(UInt64(count))
    var offers = [AXI4StreamBeat?](repeating: nil, count: count)
    var packets = [Int](repeating: 0, count: count)
    for _ in 0..<1500 {
      for index in 0..<count where offers[index] == nil && !numbers.once(in: 3) {
        offers[index] = numbers.beat(shape)
      }
      let isTaken = !numbers.once(in: 4)
      for (pins, beat) in zip(inputs, offers) { try pins.offer(beat, simulation) }
      try simulation.poke("m_axis_tready", isHigh: isTaken)
      let source = model.source(among: offers)
      try #require(output.beat(simulation) == source.flatMap { offers[$0] })
      if let source { try #require(simulation.peek("source") == source) }
      for index in 0..<count where offers[index] != nil {
        let isReady = isTaken && source == index
        try #require(simulation.isHigh("s_axis_\(index)_tready") == isReady)
      }
      model.cycle(offers: offers, isTaken: isTaken)
      try simulation.step()
      if isTaken, let source {
        packets[source] += offers[source]?.isLast == true ? 1 : 0
        offers[source] = nil
      }
    }
    #expect(packets.allSatisfy { $0 > 400 / count / 2 }, "\(packets)")
  }

  @Test(arguments: [(1, 3), (4, 1), (2, 8), (1, 300)])
  func `words become packets as in the golden model`(bytes: Int, packetLength: Int) throws {
    let shape = AXI4StreamShape(bytes: bytes)
    let simulation = try Simulation(
      Circuit(elaborating: AXI4StreamTransmitter(bytes: bytes, packetLength: packetLength)))
    var model = AXI4StreamTransmitterReference(packetLength: packetLength)
    let output = BeatPins("m_axis", shape)
    var numbers = SeededNumbers(UInt64(packetLength))
    var lasts = 0
    for _ in 0..<1000 {
      let word = numbers.bits(8 * bytes)
      let (isValid, isTaken) = (!numbers.once(in: 3), !numbers.once(in: 3))
      try simulation.poke("input_valid", isHigh: isValid)
      try simulation.poke("input_data", bits: word)
      try simulation.poke("m_axis_tready", isHigh: isTaken)
      let beat = model.beat(of: word.bytes)
      try #require(output.beat(simulation) == (isValid ? beat : nil))
      try #require(simulation.isHigh("input_ready") == isTaken)
      try simulation.step()
      if isValid, isTaken {
        model.advance()
        lasts += beat.isLast ? 1 : 0
      }
    }
    #expect(lasts >= 1)
  }

  @Test func `beats become words as in the golden model`() throws {
    let shape = AXI4StreamShape(bytes: 3)
    let simulation = try Simulation(Circuit(elaborating: AXI4StreamReceiver(bytes: 3)))
    let input = BeatPins("s_axis", shape)
    var numbers = SeededNumbers(3)
    for _ in 0..<300 {
      let beat = numbers.beat(shape)
      let (isValid, isTaken) = (!numbers.once(in: 3), !numbers.once(in: 3))
      try input.offer(isValid ? beat : nil, simulation)
      try simulation.poke("output_ready", isHigh: isTaken)
      try #require(simulation.isHigh("output_valid") == isValid)
      try #require(simulation.isHigh("s_axis_tready") == isTaken)
      if isValid {
        let expected = AXI4StreamReceiverReference().word(of: beat)
        try #require(simulation.bits("output_data").bytes == expected.word)
        try #require(simulation.bits("keep") == expected.keep)
        try #require(simulation.isHigh("last") == expected.isLast)
      }
      try simulation.step()
    }
  }
}

/// The pins of one stream.
private struct BeatPins {
  private let prefix: String
  private let shape: AXI4StreamShape

  init(_ prefix: String, _ shape: AXI4StreamShape) {
    self.prefix = prefix
    self.shape = shape
  }

  /// Offers a beat, or nothing.
  func offer(_ beat: AXI4StreamBeat?, _ simulation: Simulation) throws {
    try simulation.poke("\(prefix)_tvalid", isHigh: beat != nil)
    guard let beat else { return }
    try simulation.poke("\(prefix)_tdata", bits: beat.data.flatMap { UInt64($0).bits(8) })
    try simulation.poke("\(prefix)_tkeep", bits: beat.keep)
    try simulation.poke("\(prefix)_tlast", isHigh: beat.isLast)
    if shape.idWidth > 0 {
      try simulation.poke("\(prefix)_tid", bits: UInt64(beat.identifier).bits(shape.idWidth))
    }
    if shape.userWidth > 0 { try simulation.poke("\(prefix)_tuser", bits: beat.user) }
  }

  /// The beat that is offered.
  func beat(_ simulation: Simulation) throws -> AXI4StreamBeat? {
    guard try simulation.isHigh("\(prefix)_tvalid") else { return nil }
    return AXI4StreamBeat(
      data: try simulation.bits("\(prefix)_tdata").bytes,
      keep: try simulation.bits("\(prefix)_tkeep"),
      isLast: try simulation.isHigh("\(prefix)_tlast"),
      identifier: shape.idWidth == 0
        ? 0 : UInt32(truncatingIfNeeded: try simulation.peekVector("\(prefix)_tid").words[0]),
      user: shape.userWidth == 0 ? [] : try simulation.bits("\(prefix)_tuser"))
  }
}

extension SeededNumbers {
  fileprivate mutating func beat(_ shape: AXI4StreamShape) -> AXI4StreamBeat {
    let identifier = bits(shape.idWidth).reversed().reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    return AXI4StreamBeat(
      data: bits(8 * shape.bytes).bytes, keep: bits(shape.bytes), isLast: once(in: 3),
      identifier: UInt32(identifier), user: bits(shape.userWidth))
  }
}

extension UInt64 {
  fileprivate func bits(_ width: Int) -> [Bool] {
    (0..<width).map { self >> UInt64($0) & 1 == 1 }
  }
}

extension [Bool] {
  /// Eight bits each, the least significant first.
  fileprivate var bytes: [UInt8] {
    stride(from: 0, to: count, by: 8).map { start in
      self[start..<start + 8].reversed().reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }
}
