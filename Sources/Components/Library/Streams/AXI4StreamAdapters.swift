import Diagnostics
import HDL

/// Makes a plain stream of words an AXI4-Stream, in packets of equal length.
///
/// Each word is a beat in the same cycle, all its bytes counting; every `packetLength`th beat is
/// the last of its packet.
public class AXI4StreamTransmitter: Hardware {
  @FlippedPorts public var input: DataStream
  @Ports public var output: AXI4Stream
  @Register("beats of the packet that have gone") var sent

  let bytes: Int
  let packetLength: Int

  /// - Parameters:
  ///   - bytes: of a word and a beat, 1 to 512.
  ///   - packetLength: beats of a packet, 1 to 65536.
  /// - Throws: `DiagnosticReport` for parameters beyond their ranges.
  public init(
    bytes: Int, packetLength: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AXI4StreamTransmitter", fileID, line)
    check.require("bytes", bytes, in: 1...512)
    check.require("packetLength", packetLength, in: 1...65_536)
    try check.finish()
    self.bytes = bytes
    self.packetLength = packetLength
    _input = FlippedPorts(DataStream(width: 8 * bytes))
    _output = Ports(AXI4Stream(bytes: bytes), prefix: "m_axis")
    _sent = Register(
      counterWidth(packetLength), reset: 0, "beats of the packet that have gone")
  }

  public var moduleName: String { "axi4_stream_transmitter_\(bytes)_by_\(packetLength)" }
  public var documentation: String {
    "Words of \(bytes) bytes as packets of \(packetLength) beats."
  }

  @LogicBuilder public var body: Logic {
    output.tvalid <== input.valid
    input.ready <== output.tready
    output.tdata <== input.data
    output.tkeep <== ~Literal(0, width: bytes)
    output.tlast <== (sent == packetLength - 1)
    when(output.moves) {
      sent <== mux(output.tlast, Literal(0, width: sent.width), sent &+ 1)
    }
    if packetLength < 1 << sent.width {
      assert(sent < packetLength, "no packet is longer")
    }
    cover(output.moves && output.tlast, "a packet ends")
  }
}

/// Makes an AXI4-Stream a plain stream of words.
///
/// Each beat is a word in the same cycle; `keep` and `last` say of the word what `tkeep` and `tlast`
/// say of the beat.
public class AXI4StreamReceiver: Hardware {
  @FlippedPorts public var input: AXI4Stream
  @Ports public var output: DataStream
  @Output("with a word: which bytes of it count") public var keep
  @Output("with a word: the last of its packet") public var last

  let bytes: Int

  /// - Parameter bytes: of a beat and a word, 1 to 512.
  /// - Throws: `DiagnosticReport` for a number beyond its range.
  public init(
    bytes: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AXI4StreamReceiver", fileID, line)
    check.require("bytes", bytes, in: 1...512)
    try check.finish()
    self.bytes = bytes
    _input = FlippedPorts(AXI4Stream(bytes: bytes), prefix: "s_axis")
    _output = Ports(DataStream(width: 8 * bytes))
    _keep = Output(bytes, "with a word: which bytes of it count")
  }

  public var moduleName: String { "axi4_stream_receiver_\(bytes)" }
  public var documentation: String { "Beats of \(bytes) bytes as words." }

  @LogicBuilder public var body: Logic {
    output.valid <== input.tvalid
    input.tready <== output.ready
    output.data <== input.tdata
    keep <== input.tkeep
    last <== input.tlast
  }
}

extension UnreachedHardware {
  static let ofAXI4StreamTransmitter: [Self] = [
    .signal("m_axis_tkeep", because: "every byte of a word is kept, so that it is always all ones")
  ]
}
