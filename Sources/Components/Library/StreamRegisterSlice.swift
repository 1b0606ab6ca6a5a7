import Diagnostics
import HDL

/// Cuts all paths of a stream, forwards and backwards, at full rate: two registers for words.
///
/// ```
///                ┌────────┐    ┌────────┐
///  input_data ─┬▶│ second │─┬─▶│ first  │──▶ output_data
///              │ └────────┘ │  └────────┘
///              └────────────┘
///  input_ready ◀── second is empty     output_valid ◀── first is full
/// ```
/// A word shows at the output one cycle after it was taken. No output depends on an input of the
/// same cycle.
public class StreamRegisterSlice: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: DataStream
  @Register(1, reset: 0) var firstFull
  @Register(1, reset: 0) var secondFull
  @Register("the word at the output") var first
  @Register("the word behind it") var second

  let width: Int

  /// - Parameter width: bits of a word, 1 to 4096.
  /// - Throws: `DiagnosticReport` for a width beyond its range.
  public init(
    width: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("StreamRegisterSlice", fileID, line)
    check.require("width", width, in: 1...4096)
    try check.finish()
    self.width = width
    _input = FlippedPorts(DataStream(width: width))
    _output = Ports(DataStream(width: width))
    _first = Register(width, reset: 0, "the word at the output")
    _second = Register(width, reset: 0, "the word behind it")
  }

  public var moduleName: String { "stream_register_slice_\(width)" }
  public var documentation: String { "Register slice for a stream of \(width)-bit words." }

  @LogicBuilder public var body: Logic {
    input.ready <== !secondFull
    output.valid <== firstFull
    output.data <== first
    when(output.ready || !firstFull) {
      firstFull <== (input.valid || secondFull)
      first <== mux(secondFull, second, input.data)
      secondFull <== 0
    }
    .elsewhen(input.valid && !secondFull) {
      second <== input.data
      secondFull <== 1
    }
    assert(firstFull || !secondFull, "words stand without a gap")
    cover(secondFull && output.ready, "the output goes on after a stop")
  }
}
