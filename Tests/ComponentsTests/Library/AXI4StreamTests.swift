import CircuitSimulator
import HDL
import Testing

@testable import Components

/// Beats through the components of AXI4-Stream, with stops at random on all sides.
@Suite struct AXI4StreamTests {
  private struct Beat: Equatable {
    var data: Int
    var keep: Int
    var last: Int
  }

  /// Packets of beats of two bytes, each with the number of its input in the upper byte.
  private func packets(of input: Int, count: Int, _ numbers: inout SeededNumbers) -> [Beat] {
    (0..<count).flatMap { _ in
      let length = 1 + numbers.next() % 4
      return (0..<length).map { index in
        Beat(
          data: input << 8 | numbers.next() & 0xFF, keep: numbers.next() & 3,
          last: index == length - 1 ? 1 : 0)
      }
    }
  }

  /// Sends all beats, an offer standing until it is taken, and returns what comes out.
  private func run(
    _ hardware: any Hardware, _ streams: [(port: String, beats: [Beat])], seed: UInt64
  ) throws -> [Beat] {
    let simulation = try Simulation(Circuit(elaborating: hardware))
    var numbers = SeededNumbers(seed)
    var rest = streams.map { $0.beats[...] }
    var offered = streams.map { _ in false }
    var received: [Beat] = []
    let total = rest.reduce(0) { $0 + $1.count }
    for _ in 0..<total * 40 where received.count < total {
      for (index, stream) in streams.enumerated() {
        offered[index] = offered[index] || (!rest[index].isEmpty && numbers.next() % 3 != 0)
        let beat = rest[index].first ?? Beat(data: 0, keep: 0, last: 0)
        try simulation.poke("\(stream.port)_tvalid", offered[index] ? 1 : 0)
        try simulation.poke("\(stream.port)_tdata", beat.data)
        try simulation.poke("\(stream.port)_tkeep", beat.keep)
        try simulation.poke("\(stream.port)_tlast", beat.last)
      }
      try simulation.poke("m_axis_tready", numbers.next() % 3 == 0 ? 0 : 1)
      if try simulation.peek("m_axis_tvalid") & simulation.peek("m_axis_tready") == 1 {
        received.append(
          Beat(
            data: try simulation.peek("m_axis_tdata"), keep: try simulation.peek("m_axis_tkeep"),
            last: try simulation.peek("m_axis_tlast")))
      }
      let taken = try streams.indices.map {
        try offered[$0] && simulation.peek("\(streams[$0].port)_tready") == 1
      }
      try simulation.step()
      for index in streams.indices where taken[index] {
        rest[index].removeFirst()
        offered[index] = false
      }
    }
    return received
  }

  @Test func `buffers give the beats that they took`() throws {
    var numbers = SeededNumbers(1)
    let beats = packets(of: 5, count: 60, &numbers)
    for hardware in [
      try AXI4StreamRegisterSlice(.init(bytes: 2)), try AXI4StreamFIFO(.init(bytes: 2), depth: 3),
    ] as [any Hardware] {
      #expect(try run(hardware, [("s_axis", beats)], seed: 2) == beats)
    }
  }

  @Test func `an arbiter passes packets whole, each input's in order, in turns`() throws {
    var numbers = SeededNumbers(3)
    let inputs = (0..<3).map { packets(of: $0, count: 40, &numbers) }
    let received = try run(
      try AXI4StreamArbiter(.init(bytes: 2), count: 3),
      inputs.enumerated().map { ("s_axis_\($0)", $1) }, seed: 4)
    for (index, beats) in inputs.enumerated() {
      #expect(received.filter { $0.data >> 8 == index } == beats)
    }
    for (beat, next) in zip(received, received.dropFirst()) where beat.last == 0 {
      #expect(beat.data >> 8 == next.data >> 8)
    }
    // While all three still send, no input waits for long.
    let firsts = received.prefix(90).map { $0.data >> 8 }
    #expect(Set(firsts).count == 3)
  }

  @Test func `words become packets, and packets words`() throws {
    let simulation = try Simulation(
      Circuit(elaborating: AXI4StreamTransmitter(bytes: 1, packetLength: 3)))
    try simulation.poke("input_valid", 1)
    try simulation.poke("m_axis_tready", 1)
    var lasts: [Int] = []
    for word in 0..<7 {
      try simulation.poke("input_data", word)
      #expect(try simulation.peek("m_axis_tdata") == word)
      #expect(try simulation.peek("m_axis_tkeep") == 1)
      lasts.append(try simulation.peek("m_axis_tlast"))
      try simulation.step()
    }
    #expect(lasts == [0, 0, 1, 0, 0, 1, 0])
    let receiver = try Simulation(Circuit(elaborating: AXI4StreamReceiver(bytes: 2)))
    try receiver.poke("s_axis_tvalid", 1)
    try receiver.poke("s_axis_tdata", 0x1234)
    try receiver.poke("s_axis_tkeep", 2)
    try receiver.poke("s_axis_tlast", 1)
    #expect(try receiver.peek("output_data") == 0x1234)
    #expect(try receiver.peek("keep") == 2)
    #expect(try receiver.peek("last") == 1)
    #expect(try receiver.peek("s_axis_tready") == 0)
  }
}
