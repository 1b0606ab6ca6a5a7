import HDL
import Testing

/// A stream of words with a mark at the last one of a packet.
struct PacketStream: HardwareBundle {
  @Output var data
  @Output var last
  @Output var valid
  @Input var ready

  init(width: Int) { _data = Output(width) }
}

struct Pixel: HardwareBundle {
  @Field(5) var red
  @Field(6) var green
  @Field(signed: 5, fraction: 2) var tint
}

enum Command: HardwareEnumeration { case read, write }

/// A bundle of everything a bundle can hold.
struct Channel: HardwareBundle {
  @Output(Command.self) var command
  @Outputs(count: 2, width: 4) var lanes
  let pixel = Pixel()
  @FlippedPorts var answer = Reply()
  let taps = [Pixel(), Pixel()]
  let isWide: Bool = false
}

struct Reply: HardwareBundle {
  @Output var done
  @Input var stall
}

/// Ports of a module as `name: type role`.
func ports(of hardware: some Hardware) throws -> [String] {
  try #require(Circuit(elaborating: hardware).topModule).ports.map {
    "\($0.emittedName): \($0.type)"
  }
}

@Suite struct BundleTests {
  final class Source: Hardware {
    @Ports var output = PacketStream(width: 8)
    @Register(8, reset: 0) var count
    var body: Logic {
      output.data <== count
      output.last <== count == 255
      output.valid <== true
      when(output.ready) { count <== count &+ 1 }
    }
  }

  final class Sink: Hardware {
    @FlippedPorts var input: PacketStream
    @Output(8) var sum
    @Register(8, reset: 0) var total
    init(width: Int) { _input = FlippedPorts(PacketStream(width: width)) }
    var body: Logic {
      sum <== total
      input.ready <== true
      when(input.valid && !input.last) { total <== total &+ input.data }
    }
  }

  @Test func directionsFlipAtTheOtherEnd() throws {
    let stream = ["output_data_o", "output_last_o", "output_valid_o", "output_ready_i"]
    #expect(try Circuit(elaborating: Source()).topModule?.ports.map(\.emittedName) == stream)
    let flipped = ["input_data_i", "input_last_i", "input_valid_i", "input_ready_o", "sum_o"]
    #expect(
      try Circuit(elaborating: Sink(width: 8)).topModule?.ports.map(\.emittedName) == flipped)
  }

  @Test func instancesAreConnectedByOneStatement() throws {
    final class Both: Hardware {
      @Output(8) var sum
      @Instance var source = Source()
      @Instance var sink = Sink(width: 8)
      var body: Logic {
        source.output <==> sink.input
        sum <== sink.sum
      }
    }
    final class Mirrored: Hardware {
      @Output(8) var sum
      @Instance var source = Source()
      @Instance var sink = Sink(width: 8)
      var body: Logic {
        sink.input <==> source.output
        sum <== sink.sum
      }
    }
    for hardware in [Both(), Mirrored()] as [any Hardware] {
      let top = try #require(Circuit(elaborating: hardware).topModule)
      #expect(
        top.instances.flatMap(\.inputs).map { "\($0.port) \($0.value)" } == [
          "output_ready sink_input_ready", "input_data source_output_data",
          "input_last source_output_last", "input_valid source_output_valid",
        ])
    }
  }

  @Test func portsPassThroughAndLinksGoFromLeftToRight() throws {
    final class Through: Hardware {
      @FlippedPorts(prefix: "s_axis") var input = PacketStream(width: 8)
      @Ports(prefix: "") var output = PacketStream(width: 8)
      @WireBundle var first = PacketStream(width: 8)
      @WireBundle var second = PacketStream(width: 8)
      var body: Logic {
        input <==> first
        first <==> second
        output <==> second
      }
    }
    let top = try #require(Circuit(elaborating: Through()).topModule)
    #expect(top.ports.prefix(2).map(\.emittedName) == ["s_axis_data_i", "s_axis_last_i"])
    #expect(
      top.ports.dropFirst(4).map(\.emittedName) == ["data_o", "last_o", "valid_o", "ready_i"])
    #expect(
      top.statements.map(\.description) == [
        "first_data <== s_axis_data", "first_last <== s_axis_last",
        "first_valid <== s_axis_valid", "s_axis_ready <== first_ready",
        "second_data <== first_data", "second_last <== first_last",
        "second_valid <== first_valid", "first_ready <== second_ready",
        "data <== second_data", "last <== second_last", "valid <== second_valid",
        "second_ready <== ready",
      ])
  }

  @Test func bundlesNestAndHoldArrays() throws {
    final class Nested: Hardware {
      @Ports var channel = Channel()
      @FlippedPorts var other = Channel()
      @FlippedPorts var many = [[Reply()], [Reply()]]
      @Ports var none: Pixel? = nil
      var body: Logic {
        channel <==> other
        for row in many { row[0].stall <== row[0].done }
      }
    }
    #expect(
      try ports(of: Nested()) == [
        "channel_command_o: the enumeration 'command'", "channel_lanes_0_o: 4 unsigned bits",
        "channel_lanes_1_o: 4 unsigned bits", "channel_pixel_red_o: 5 unsigned bits",
        "channel_pixel_green_o: 6 unsigned bits",
        "channel_pixel_tint_o: 5 signed bits with 2 of fraction",
        "channel_answer_done_i: 1 unsigned bit", "channel_answer_stall_o: 1 unsigned bit",
        "channel_taps_0_red_o: 5 unsigned bits", "channel_taps_0_green_o: 6 unsigned bits",
        "channel_taps_0_tint_o: 5 signed bits with 2 of fraction",
        "channel_taps_1_red_o: 5 unsigned bits", "channel_taps_1_green_o: 6 unsigned bits",
        "channel_taps_1_tint_o: 5 signed bits with 2 of fraction",
        "other_command_i: the enumeration 'command'", "other_lanes_0_i: 4 unsigned bits",
        "other_lanes_1_i: 4 unsigned bits", "other_pixel_red_i: 5 unsigned bits",
        "other_pixel_green_i: 6 unsigned bits",
        "other_pixel_tint_i: 5 signed bits with 2 of fraction",
        "other_answer_done_o: 1 unsigned bit", "other_answer_stall_i: 1 unsigned bit",
        "other_taps_0_red_i: 5 unsigned bits", "other_taps_0_green_i: 6 unsigned bits",
        "other_taps_0_tint_i: 5 signed bits with 2 of fraction",
        "other_taps_1_red_i: 5 unsigned bits", "other_taps_1_green_i: 6 unsigned bits",
        "other_taps_1_tint_i: 5 signed bits with 2 of fraction",
        "many_0_0_done_i: 1 unsigned bit", "many_0_0_stall_o: 1 unsigned bit",
        "many_1_0_done_i: 1 unsigned bit", "many_1_0_stall_o: 1 unsigned bit",
      ])
  }

  @Test func recordsAreRegistersWiresAndWords() throws {
    final class Records: Hardware {
      @Input(1) var write
      @Input(2) var index
      @FlippedPorts var pixels = [Pixel(), Pixel(), Pixel()]
      @Ports var output = Pixel()
      @Ports var old = Pixel()
      @RegisterBundle(reset: [\.red: 31, \.tint: -1]) var held = Pixel()
      @RegisterBundle(reset: nil) var loose = Pixel()
      @Memory(depth: 4, width: 16) var words
      var body: Logic {
        when(write) {
          held <== pixels[index]
          words[index] <== pixels[0].packed
        }
        loose <== mux(write, pixels[1], held)
        output <== mux(write, loose, pixels[index])
        old.packed <== words[index]
      }
    }
    let top = try #require(Circuit(elaborating: Records()).topModule)
    #expect(
      top.registers.map { "\($0.name) \($0.role)" }.filter { $0.contains("nil") }.count == 3)
    let resets = top.registers.compactMap { signal -> String? in
      guard case .register(let reset?, _) = signal.role else { return nil }
      return "\(signal.name) \(reset)"
    }
    #expect(resets == ["held_red 5'h1f", "held_green 6'h00", "held_tint 5'h1c"])
    let statements = top.statements.map(\.description)
    #expect(
      statements.first == """
        when write
          held_red <== [pixels_0_red, pixels_1_red, pixels_2_red][index]
          held_green <== [pixels_0_green, pixels_1_green, pixels_2_green][index]
          held_tint <== [pixels_0_tint, pixels_1_tint, pixels_2_tint][index]
          words[index] <== cat(pixels_0_red, pixels_0_green, pixels_0_tint)
        """)
    #expect(
      statements.suffix(3) == [
        "old_red <== words[index][15:11]", "old_green <== words[index][10:5]",
        "old_tint <== signed(words[index][4:0])",
      ])
    #expect(statements.contains("loose_green <== mux(write, pixels_1_green, held_green)"))
  }

  @Test func arraysInsideOfAChosenBundle() throws {
    struct Taps: HardwareBundle { @Outputs(count: 2, width: 4) var taps }
    final class Chosen: Hardware {
      @Input var index
      @FlippedPorts var lines = [Taps(), Taps()]
      @Output(5) var sum
      var body: Logic {
        let line = lines[index]
        sum <== line.taps[0] + line.taps[1]
      }
    }
    let top = try #require(Circuit(elaborating: Chosen()).topModule)
    #expect(
      top.statements.map(\.description) == [
        "sum <== add(extend([lines_0_taps_0, lines_1_taps_0][index], 5), "
          + "extend([lines_0_taps_1, lines_1_taps_1][index], 5))"
      ])
  }

  @Test func marksInsideOfABundleAndDomains() throws {
    struct Link: HardwareBundle {
      @Ports(prefix: "tx", from: .asynchronous) var sending = Reply()
      @FlippedPorts(prefix: "") var receiving = Reply()
      @Input(from: .domain(.main)) var level
    }
    final class Ends: Hardware {
      @Ports var near = Link()
      @FlippedPorts(from: .domain(.main)) var far = Link()
      @RegisterBundle(in: ClockDomain("slow"), crossing: .held) var held = Pixel()
      var body: Logic { near <==> far }
    }
    let top = try #require(Circuit(elaborating: Ends()).topModule)
    #expect(
      top.ports.map { "\($0.emittedName) \($0.source.map { "\($0)".prefix(12) } ?? "")" } == [
        "near_tx_done_o ", "near_tx_stall_i asynchronous", "near_done_i ", "near_stall_o ",
        "near_level_i domain(HDL.C", "far_tx_done_i asynchronous", "far_tx_stall_o ",
        "far_done_o ", "far_stall_i domain(HDL.C", "far_level_o ",
      ])
    #expect(top.registers.allSatisfy { $0.crossing == .held })
    #expect(top.clockDomains.map(\.name) == ["slow"])
  }

  @Test func blackBoxesHaveBundles() throws {
    final class Macro: BlackBox { @FlippedPorts(from: .asynchronous) var input = Reply() }
    final class Around: Hardware {
      @FlippedPorts var input = Reply()
      @Instance var macro = Macro()
      var body: Logic { input <==> macro.input }
    }
    let circuit = try Circuit(elaborating: Around())
    #expect(
      circuit.module(named: "macro")?.ports.map(\.emittedName) == ["input_done_i", "input_stall_o"]
    )
    #expect(circuit.module(named: "macro")?.ports.first?.source == .asynchronous)
  }

  @Test func aConcatenationIsDriven() throws {
    #expect(
      try statements { bench in
        cat(bench.z[0], bench.y) <== bench.a + 1
      } == ["z[0:0] <== add(extend(a, 9), 9'h001)[8:8]", "y <== add(extend(a, 9), 9'h001)[7:0]"])
    let found = complaints { bench in
      cat(bench.z[0], bench.y) <== bench.a
      cat(bench.y, bench.a) <== 0
      cat(bench.y, bench.a)[3] <== 0
    }
    #expect(
      found.map(inShort) == ["width-mismatch@1", "drives-input@2", "target-not-a-signal@3"])
  }
}
