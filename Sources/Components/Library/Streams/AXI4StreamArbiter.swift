import Diagnostics
import HDL

/// Joins several AXI4-Streams into one, packet by packet, in turns.
///
/// ```
///  s_axis_0 ──┐
///  s_axis_1 ──┼──▶ m_axis      a packet of one input passes whole, up to its tlast
///  s_axis_2 ──┘
/// ```
/// A beat passes in the same cycle. Between packets the inputs that offer one have turns, as
/// ``RoundRobinArbiter`` gives them; from the first cycle in which a packet is offered until its
/// last beat is taken, the output belongs to its input.
public class AXI4StreamArbiter: Hardware {
  @FlippedPorts public var inputs: [AXI4Stream]
  @Ports public var output: AXI4Stream
  @Output("whose beat is offered, with tvalid") public var source
  @Instance var arbiter: RoundRobinArbiter
  @Register(1, reset: 0, "the output belongs to an input") var isBound
  @Register("that input") var owner

  let shape: AXI4StreamShape
  let count: Int

  /// - Parameter count: inputs, 2 to 64.
  /// - Throws: `DiagnosticReport` for parameters beyond their ranges.
  public init(
    _ shape: AXI4StreamShape, count: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AXI4StreamArbiter", fileID, line)
    shape.check(&check)
    check.require("count", count, in: 2...64)
    try check.finish()
    self.shape = shape
    self.count = count
    _inputs = FlippedPorts((0..<count).map { _ in AXI4Stream(shape) }, prefix: "s_axis")
    _output = Ports(AXI4Stream(shape), prefix: "m_axis")
    _source = Output(counterWidth(count), "whose beat is offered, with tvalid")
    _arbiter = Instance(try RoundRobinArbiter(count: count))
    _owner = Register(counterWidth(count), reset: 0, "that input")
  }

  public var moduleName: String { "axi4_stream_arbiter_\(shape.name)_by_\(count)" }
  public var documentation: String {
    "Joins \(count) streams of \(shape.bytes) bytes, packet by packet."
  }

  @LogicBuilder public var body: Logic {
    arbiter.requests
      <== cat(
        inputs.enumerated().reversed().map { index, input in
          input.tvalid && (!isBound || owner == index)
        })
    arbiter.take <== (output.moves && output.tlast)
    source <== arbiter.index
    output.tvalid <== arbiter.granted
    output.drive(beat: element(of: inputs.map(\.beat), at: source))
    for (index, input) in inputs.enumerated() {
      input.tready <== (output.tready && arbiter.grants[index])
    }
    when(output.tvalid) {
      isBound <== !(output.tready && output.tlast)
      owner <== source
    }
    if count < 1 << owner.width { assert(owner < count, "the owner is one of the inputs") }
    cover(output.moves && output.tlast && source == count - 1, "a packet of the last input ends")
  }
}
