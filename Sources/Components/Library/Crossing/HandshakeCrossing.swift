import Diagnostics
import HDL

/// Carries words from one clock domain to another, one at a time, by request and acknowledgement.
///
/// ```
///     domain source          │            domain destination
///  input_data ──▶ word ──────┼── held ──▶ taken ──▶ output_data
///  input_valid ─▶ request ───┼──▶ two flops ─▶ ≠ ─▶ full ──▶ output_valid
///  input_ready ◀─ = ◀─ two flops ◀──┼── acknowledge ◀── output_ready
/// ```
/// The request changes with each word, which stays until the acknowledgement has changed likewise:
/// the other side reads a word only while it is stable. Any two clocks will do. A word takes three to
/// four edges of the destination's clock to show; the next can follow after two to three edges of
/// the source's clock more. For words in every cycle, use an `AsynchronousFIFO`.
public class HandshakeCrossing: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: DataStream
  @Register("the word on its way") var word
  @Register(1, reset: 0, in: .source, "changes with each word") var request
  @Register(1, reset: 0, in: .destination, crossing: .synchronizer) var requestFirst
  @Register(1, reset: 0, in: .destination, "the request, as the destination knows it")
  var requestSeen
  @Register(1, reset: 0, in: .destination, "follows the request") var acknowledge
  @Register(1, reset: 0, in: .source, crossing: .synchronizer) var acknowledgeFirst
  @Register(1, reset: 0, in: .source, "the acknowledgement, as the source knows it")
  var acknowledgeSeen
  @Register(1, reset: 0, in: .destination) var full
  @Register("the word that has come") var taken

  let width: Int

  /// - Parameter width: bits of a word, 1 to 4096.
  /// - Throws: `DiagnosticReport` for a width beyond its range.
  public init(
    width: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("HandshakeCrossing", fileID, line)
    check.require("width", width, in: 1...4096)
    try check.finish()
    self.width = width
    _input = FlippedPorts(DataStream(width: width), from: .domain(.source))
    _output = Ports(DataStream(width: width), from: .domain(.destination))
    _word = Register(width, reset: 0, in: .source, "the word on its way")
    _taken = Register(
      width, reset: 0, in: .destination, crossing: .held, "the word that has come")
  }

  public var moduleName: String { "handshake_crossing_\(width)" }
  public var documentation: String {
    "Carries words of \(width) bits to another clock domain, one at a time."
  }

  /// In the destination's domain: the word that was requested is read.
  var fetches: Signal { requestSeen != acknowledge && (!full || output.ready) }

  @LogicBuilder public var body: Logic {
    input.ready <== (request == acknowledgeSeen)
    when(input.moves) {
      word <== input.data
      request <== !request
    }
    requestFirst <== request
    requestSeen <== requestFirst
    acknowledgeFirst <== acknowledge
    acknowledgeSeen <== acknowledgeFirst
    output.valid <== full
    output.data <== taken
    when(output.ready) { full <== 0 }
    when(fetches) {
      taken <== word
      full <== 1
      acknowledge <== requestSeen
    }
    cover(full && output.ready, "a word has come")
  }
}
