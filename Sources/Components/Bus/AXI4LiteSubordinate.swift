import Diagnostics
import HDL

/// The AXI4-Lite side of a register bank: turns transfers on five channels into reads and writes of
/// one cycle each.
///
/// ```
///  AW ──▶ skid buffer ──┐
///                       ├──▶ write, when both are there and B is free ──▶ B
///  W  ──▶ skid buffer ──┘
///  AR ──▶ skid buffer ─────▶ read, when R is free ──────────────────────▶ R
/// ```
/// Address and data of a write come in any order. Each channel takes one more transfer while the
/// one before waits for its response, so there are at most two writes and two reads under way;
/// they are carried out and answered in order. A write and a read may be carried out in the same
/// cycle; the read then sees the word from before.
///
/// Every output comes from a register. With responses taken at once, a write and a read are done
/// in every cycle; the response comes in the cycle after the transfer.
public class AXI4LiteSubordinate: Hardware {
  @FlippedPorts public var axi: AXI4LiteBus
  @Output("a word is written at the end of this cycle") public var write
  @Output("the word's address") public var writeAddress
  @Output("the word") public var writeData
  @Output("the bits of the word that are written") public var writeMask
  @Input(2, "how the write ends") public var writeResponse
  @Output("a word is read in this cycle") public var read
  @Output("the word's address") public var readAddress
  @Input("the word there") public var readData
  @Input(2, "how the read ends") public var readResponse

  @Instance var addresses: SkidBuffer
  @Instance var words: SkidBuffer
  @Instance var reads: SkidBuffer
  @Register(1, reset: 0) var responding
  @Register(2, reset: 0) var writeResult
  @Register(1, reset: 0) var returning
  @Register var returned
  @Register(2, reset: 0) var readResult

  let addressWidth: Int
  let dataWidth: Int

  /// - Parameters:
  ///   - addressWidth: bits of a byte address, 1 to 64.
  ///   - dataWidth: bits of a word, 32 or 64.
  /// - Throws: `DiagnosticReport` for parameters beyond their range.
  public init(
    addressWidth: Int, dataWidth: Int = 32, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("AXI4LiteSubordinate", fileID, line)
    check.require("addressWidth", addressWidth, in: 1...64)
    check.require(
      dataWidth == 32 || dataWidth == 64, "has dataWidth \(dataWidth), expected 32 or 64",
      remedy: "choose one of the two")
    try check.finish()
    self.addressWidth = addressWidth
    self.dataWidth = dataWidth
    _axi = FlippedPorts(AXI4LiteBus(addressWidth: addressWidth, dataWidth: dataWidth))
    _writeAddress = Output(addressWidth, "the word's address")
    _writeData = Output(dataWidth, "the word")
    _writeMask = Output(dataWidth, "the bits of the word that are written")
    _readAddress = Output(addressWidth, "the word's address")
    _readData = Input(dataWidth, "the word there")
    _addresses = Instance(try SkidBuffer(width: addressWidth))
    _words = Instance(try SkidBuffer(width: dataWidth + dataWidth / 8))
    _reads = Instance(try SkidBuffer(width: addressWidth))
    _returned = Register(dataWidth, reset: 0)
  }

  public var moduleName: String { "axi4_lite_subordinate_\(addressWidth)_\(dataWidth)" }
  public var documentation: String {
    "AXI4-Lite subordinate for words of \(dataWidth) bits: a write and a read in every cycle."
  }

  @LogicBuilder public var body: Logic {
    writing
    reading
    cover(responding && !axi.bready, "a response waits to be taken")
    cover(returning && !axi.rready, "data wait to be taken")
    cover(responding && writeResult != 0, "a write is refused")
    cover(returning && readResult != 0, "a read is refused")
  }

  @LogicBuilder private var writing: Logic {
    let strobes = words.output.data[dataWidth + dataWidth / 8 - 1...dataWidth].named("strobes")

    addresses.input.valid <== axi.awvalid
    addresses.input.data <== axi.awaddr
    addresses.output.ready <== write
    axi.awready <== addresses.input.ready
    words.input.valid <== axi.wvalid
    words.input.data <== cat(axi.wstrb, axi.wdata)
    words.output.ready <== write
    axi.wready <== words.input.ready
    write <== (addresses.output.valid && words.output.valid && (!responding || axi.bready))
    writeAddress <== addresses.output.data
    writeData <== words.output.data[dataWidth - 1...0]
    writeMask <== cat((0..<strobes.width).reversed().map { strobes[$0].repeated(8) })
    axi.bvalid <== responding
    axi.bresp <== writeResult
    when(axi.bready) { responding <== 0 }
    when(write) {
      responding <== 1
      writeResult <== writeResponse
    }
  }

  @LogicBuilder private var reading: Logic {
    reads.input.valid <== axi.arvalid
    reads.input.data <== axi.araddr
    reads.output.ready <== (!returning || axi.rready)
    axi.arready <== reads.input.ready
    read <== (reads.output.valid && (!returning || axi.rready))
    readAddress <== reads.output.data
    axi.rvalid <== returning
    axi.rdata <== returned
    axi.rresp <== readResult
    when(axi.rready) { returning <== 0 }
    when(read) {
      returning <== 1
      returned <== readData
      readResult <== readResponse
    }
  }
}
