import Diagnostics
import HDL

/// Cuts all paths of an AXI4-Stream, forwards and backwards, at full rate.
///
/// A ``StreamRegisterSlice`` whose words are beats: a beat shows at the output one cycle after it
/// was taken, and no output depends on an input of the same cycle.
public class AXI4StreamRegisterSlice: Hardware {
  @FlippedPorts public var input: AXI4Stream
  @Ports public var output: AXI4Stream
  @Instance var slice: StreamRegisterSlice

  let shape: AXI4StreamShape

  /// - Throws: `DiagnosticReport` for widths beyond their ranges.
  public convenience init(
    _ shape: AXI4StreamShape, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AXI4StreamRegisterSlice", fileID, line)
    shape.check(&check)
    try check.finish()
    self.init(shape, slice: try StreamRegisterSlice(width: shape.beatWidth))
  }

  /// - Parameter slice: what keeps the beats, its words as wide as a beat.
  init(_ shape: AXI4StreamShape, slice: StreamRegisterSlice) {
    self.shape = shape
    _input = FlippedPorts(AXI4Stream(shape), prefix: "s_axis")
    _output = Ports(AXI4Stream(shape), prefix: "m_axis")
    _slice = Instance(slice)
  }

  public var moduleName: String { "axi4_stream_register_slice_\(shape.name)" }
  public var documentation: String { "Register slice for beats of \(shape.bytes) bytes." }

  @LogicBuilder public var body: Logic {
    pass(input, to: slice.input)
    pass(slice.output, to: output)
  }
}

/// A queue of beats between two ends of an AXI4-Stream in one clock domain.
///
/// A ``FIFO`` whose words are beats: the order of beats and the borders of packets stay.
public class AXI4StreamFIFO: Hardware {
  @FlippedPorts public var input: AXI4Stream
  @Ports public var output: AXI4Stream
  @Output("how many beats are inside") public var occupancy
  @Instance var queue: FIFO

  let shape: AXI4StreamShape
  let depth: Int

  /// - Parameter depth: beats, 1 to 65536; any number, not only powers of two.
  /// - Throws: `DiagnosticReport` for parameters beyond their ranges.
  public convenience init(
    _ shape: AXI4StreamShape, depth: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AXI4StreamFIFO", fileID, line)
    shape.check(&check)
    check.require("depth", depth, in: 1...65_536)
    try check.finish()
    self.init(shape, queue: try FIFO(width: shape.beatWidth, depth: depth))
  }

  /// - Parameter queue: what keeps the beats, its words as wide as a beat.
  init(_ shape: AXI4StreamShape, queue: FIFO) {
    self.shape = shape
    depth = queue.depth
    _input = FlippedPorts(AXI4Stream(shape), prefix: "s_axis")
    _output = Ports(AXI4Stream(shape), prefix: "m_axis")
    _occupancy = Output(counterWidth(queue.depth + 1), "how many beats are inside")
    _queue = Instance(queue)
  }

  public var moduleName: String { "axi4_stream_fifo_\(shape.name)_by_\(depth)" }
  public var documentation: String { "Queue of \(depth) beats of \(shape.bytes) bytes." }

  @LogicBuilder public var body: Logic {
    pass(input, to: queue.input)
    pass(queue.output, to: output)
    occupancy <== queue.occupancy
  }
}

/// Beats as the words of a plain stream.
@LogicBuilder func pass(_ beats: AXI4Stream, to words: DataStream) -> Logic {
  words.valid <== beats.tvalid
  words.data <== beats.beat
  beats.tready <== words.ready
}

/// The words of a plain stream as beats.
@LogicBuilder func pass(_ words: DataStream, to beats: AXI4Stream) -> Logic {
  beats.tvalid <== words.valid
  beats.drive(beat: words.data)
  words.ready <== beats.tready
}
