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
  @Input("a word is offered") public var inputValid
  @Output("an offered word is taken") public var inputReady
  @Input public var inputData
  @Output("a word is there") public var outputValid
  @Input("a word that is there is taken") public var outputReady
  @Output public var outputData
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
    _inputData = Input(width)
    _outputData = Output(width)
    _aside = Register(width, reset: 0)
  }

  public var moduleName: String { "skid_buffer_\(width)" }
  public var documentation: String { "Skid buffer for a stream of \(width)-bit words." }

  @LogicBuilder public var body: Logic {
    inputReady <== !occupied
    outputValid <== (inputValid || occupied)
    outputData <== mux(occupied, aside, inputData)
    when(outputReady) { occupied <== 0 }
      .elsewhen(inputValid && !occupied) {
        occupied <== 1
        aside <== inputData
      }
    assert(inputReady || outputValid, "a word kept aside is offered")
    cover(occupied && outputReady, "a word kept aside leaves")
  }
}
