import Diagnostics
import HDL

/// Cuts the path of `ready` with one register, without a bubble: a word that came when the output
/// stopped is kept aside.
///
/// ```
///  input_data  ──┬──────────────▶┌─────┐
///                │  ┌────────┐   │ mux │──▶ output_data
///                └─▶│ aside  │──▶└─────┘
///                   └────────┘
///  input_ready ◀── not occupied          output_ready (stops here)
/// ```
/// An empty buffer passes a word on in the same cycle; `input_ready` comes from a register.
/// `output_valid` and `output_data` do depend on the input in the same cycle.
public class SkidBuffer: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: DataStream
  @Register(1, reset: 0, "a word is kept aside") var occupied
  @Register var aside

  let width: Int

  /// - Parameter width: bits of a word, 1 to 4096.
  /// - Throws: `DiagnosticReport` for a width beyond its range.
  public init(
    width: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("SkidBuffer", fileID, line)
    check.require("width", width, in: 1...4096)
    try check.finish()
    self.width = width
    _input = FlippedPorts(DataStream(width: width))
    _output = Ports(DataStream(width: width))
    _aside = Register(width, reset: 0)
  }

  public var moduleName: String { "skid_buffer_\(width)" }
  public var documentation: String { "Skid buffer for a stream of \(width)-bit words." }

  @LogicBuilder public var body: Logic {
    input.ready <== !occupied
    output.valid <== (input.valid || occupied)
    output.data <== mux(occupied, aside, input.data)
    when(output.ready) { occupied <== 0 }
      .elsewhen(input.valid && !occupied) {
        occupied <== 1
        aside <== input.data
      }
    assert(input.ready || output.valid, "a word kept aside is offered")
    cover(occupied && output.ready, "a word kept aside leaves")
  }
}
