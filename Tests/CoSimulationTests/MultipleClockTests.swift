import CircuitSimulator
import HDL
import Reference
import SystemVerilog
import Testing

@testable import CoSimulation
@testable import Components

/// Every crossing between the same two clocks.
private final class AllCrossings: Hardware {
  @Input(from: .domain(.source)) var valid
  @Input(4, from: .domain(.source)) var data
  @Input(from: .domain(.destination)) var ready
  @Output(2) var taken
  @Output(2) var shown
  @Outputs(count: 2, width: 4) var words
  @Output var arrived
  @Output var level
  @Register(1, in: .source) var bit
  @Instance var queue: AsynchronousFIFO
  @Instance var crossing: HandshakeCrossing
  @Instance var pulses = PulseCrossing()
  @Instance var synchronizer: TwoFlopSynchronizer

  init() throws {
    _queue = Instance(
      try AsynchronousFIFO(width: 4, depth: 4), domains: [.write: .source, .read: .destination])
    _crossing = Instance(try HandshakeCrossing(width: 4))
    _synchronizer = Instance(try TwoFlopSynchronizer(stages: 3), in: .destination)
  }

  var body: Logic {
    queue.input.valid <== valid
    queue.input.data <== data
    queue.output.ready <== ready
    crossing.input.valid <== valid
    crossing.input.data <== data
    crossing.output.ready <== ready
    pulses.pulse <== (valid && data == 3)
    bit <== data[0]
    synchronizer.input <== bit
    taken <== cat(queue.input.ready, crossing.input.ready)
    shown <== cat(queue.output.valid, crossing.output.valid)
    words[0] <== queue.output.data
    words[1] <== crossing.output.data
    arrived <== pulses.arrived
    level <== synchronizer.output
  }
}

/// Models with several clocks, driven edge by edge.
@Suite struct MultipleClockTests {
  private static func description(of circuit: Circuit) throws -> ModelDescription {
    let top = try #require(circuit.topModule)
    let clocks = top.clockDomains.map { ModelClock($0.clockPortName, reset: $0.resetPortName) }
    let first = try #require(clocks.first)
    return ModelDescription(
      top: top.name,
      sources: SystemVerilogFile.files(of: circuit).map {
        ModelSource(name: $0.name, text: $0.text)
      },
      ports: top.ports.map {
        ModelPort($0.emittedName, width: $0.type.width, $0.role == .input ? .input : .output)
      },
      clock: first.name, reset: first.reset, furtherClocks: Array(clocks.dropFirst()))
  }

  @Test func `the circuit simulator and Verilator agree at every edge of two clocks`() throws {
    let circuit = try Circuit(elaborating: AllCrossings())
    let simulation = try Simulation(circuit)
    let bench = Bench()
    let model = try bench.instance(of: Self.description(of: circuit))
    let source = try model.library.clock("source_clk_i")
    let destination = try model.library.clock("destination_clk_i")
    let outputs = ["taken", "shown", "words_0", "words_1", "arrived", "level"]
    var numbers = XorShift32(seed: 5)
    var seen: Set<[Int]> = []
    try model.reset()
    for edge in 0..<5_000 {
      for (name, values) in [("valid", 2), ("data", 16), ("ready", 2)] {
        let value = numbers.below(values)
        try simulation.poke(name, value)
        try model.poke("\(name)_i", UInt64(value))
      }
      let ours = try outputs.map { try simulation.peek($0) }
      let theirs = try outputs.map { Int(try model.peek("\($0)_o")) }
      try #require(ours == theirs, "edge \(edge)")
      seen.insert(Array(ours.prefix(2)))
      switch numbers.below(5) {
      case 0, 1:
        try simulation.step(.source)
        try model.step(source)
      case 2, 3:
        try simulation.step(.destination)
        try model.step(destination)
      default:
        try simulation.step(.source, .destination)
        try model.step(source, destination)
      }
    }
    #expect(seen.count > 10, "queues full and empty, words on the way and not")
    #expect(model.cycle == 5_002)
  }

  private static let pair = ModelDescription(
    top: "pair",
    sources: [
      ModelSource(
        name: "pair.sv",
        text: """
          module pair (
            input  logic       write_clk_i,
            input  logic       write_rst_ni,
            input  logic       read_clk_i,
            input  logic       read_rst_ni,
            output logic [7:0] written_o,
            output logic [7:0] read_o
          );
            always_ff @(posedge write_clk_i or negedge write_rst_ni) begin
              if (!write_rst_ni) written_o <= 8'd0;
              else written_o <= written_o + 8'd1;
            end
            always_ff @(posedge read_clk_i or negedge read_rst_ni) begin
              if (!read_rst_ni) read_o <= 8'd0;
              else read_o <= read_o + 8'd1;
            end
          endmodule

          """)
    ],
    ports: [
      ModelPort("written_o", width: 8, .output), ModelPort("read_o", width: 8, .output),
    ],
    clock: "write_clk_i", reset: "write_rst_ni",
    furtherClocks: [ModelClock("read_clk_i", reset: "read_rst_ni")])

  /// Each side is reset alone, while the other runs on or stands still.
  @Test func `the reset of one clock leaves the other alone`() throws {
    let bench = Bench()
    let model = try bench.instance(of: Self.pair)
    let write = try model.library.clock("write_clk_i")
    let read = try model.library.clock("read_clk_i")
    func counts() throws -> [UInt64] {
      [try model.peek("written_o"), try model.peek("read_o")]
    }
    try model.step(3)
    #expect(try counts() == [0, 0], "held from the beginning")
    try model.releaseReset(of: read)
    try model.step(3)
    #expect(try counts() == [0, 3])
    try model.releaseReset(of: write)
    try model.step(2)
    #expect(try counts() == [2, 5])
    // An asynchronous reset acts without an edge.
    try model.holdReset(of: read)
    #expect(try counts() == [2, 0])
    try model.step(write)
    try model.step(read)
    try model.step(write, read)
    #expect(try counts() == [4, 0])
    try model.releaseReset(of: read)
    try model.step(read)
    #expect(try counts() == [4, 1])
    try model.reset()
    #expect(try counts() == [0, 0])
    let other = try bench.instance(of: Designs.counter)
    #expect(throws: ModelFailure.self) { try other.holdReset(of: write) }
    #expect(throws: ModelFailure.self) { try other.releaseReset(of: write) }
  }

  @Test func `an unknown clock is told with the nearest name`() throws {
    let bench = Bench()
    let model = try bench.instance(of: Designs.counter)
    let failure = #expect(throws: ModelFailure.self) { try model.library.clock("clk") }
    #expect(
      "\(failure?.diagnostic.message ?? "")" == "the model 'counter' has no clock 'clk'")
  }
}
