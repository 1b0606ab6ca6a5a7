import HDL

/// The AXI4-Lite side of a register bank: turns bus transfers into one-cycle reads and writes.
///
/// A write is accepted when address and data are both there and the last response was taken; a read
/// when the last data was taken. Responses follow in the next cycle: OKAY, or SLVERR where the bank
/// says that the address is not its own or not writable.
public final class AXI4LiteSubordinate: Hardware {
  @Input var awvalid
  @Output var awready
  @Input var awaddr
  @Input var wvalid
  @Output var wready
  @Input(32) var wdata
  @Input(4) var wstrb
  @Output var bvalid
  @Input var bready
  @Output(2) var bresp
  @Input var arvalid
  @Output var arready
  @Input var araddr
  @Output var rvalid
  @Input var rready
  @Output(32) var rdata
  @Output(2) var rresp

  @Output("a word is written at the end of this cycle") var write
  @Output("the word's address") var writeAddress
  @Output(32, "the word") var writeData
  @Output(32, "the bits of the word that are written") var writeMask
  @Input("the address can be written") var writeKnown
  @Output("the address whose word is read") var readAddress
  @Input(32, "the word there") var readData
  @Input("the address can be read") var readKnown

  @Register(1, reset: 0) var responding
  @Register(1, reset: 0) var writeFailed
  @Register(1, reset: 0) var returning
  @Register(1, reset: 0) var readFailed
  @Register(32, reset: 0) var returned

  private let addressBits: Int

  public init(addressBits: Int) {
    self.addressBits = addressBits
    _awaddr = Input(addressBits)
    _araddr = Input(addressBits)
    _writeAddress = Output(addressBits, "the word's address")
    _readAddress = Output(addressBits, "the address whose word is read")
  }

  public var documentation: String { "AXI4-Lite subordinate: one write and one read at a time." }

  public var body: Logic {
    writing
    reading
    cover(responding & ~bready, "a response waits to be taken")
    cover(returning & ~rready, "data wait to be taken")
    cover(responding & writeFailed, "a write is refused")
    cover(returning & readFailed, "a read is refused")
  }

  @LogicBuilder private var writing: Logic {
    let accept = (awvalid & wvalid & ~responding).named("accept")
    awready <== accept
    wready <== accept
    write <== accept
    writeAddress <== awaddr
    writeData <== wdata
    writeMask <== cat((0..<4).reversed().map { wstrb[$0].repeated(8) })
    bvalid <== responding
    bresp <== cat(writeFailed, Literal(0, width: 1))
    when(responding & bready) { responding <== 0 }
    when(accept) {
      responding <== 1
      writeFailed <== ~writeKnown
    }
  }

  @LogicBuilder private var reading: Logic {
    let fetch = (arvalid & ~returning).named("fetch")

    arready <== ~returning
    readAddress <== araddr
    rvalid <== returning
    rdata <== returned
    rresp <== cat(readFailed, Literal(0, width: 1))
    when(returning & rready) { returning <== 0 }
    when(fetch) {
      returning <== 1
      returned <== readData
      readFailed <== ~readKnown
    }
  }
}
