import HDL

/// The five channels of AXI4-Lite, as a manager has them; a subordinate has them flipped.
///
/// ```swift
/// @FlippedPorts var axi = AXI4LiteBus(addressWidth: 6)
/// …
/// axi <==> registers.axi
/// ```
/// Without `AWPROT` and `ARPROT`: nothing here tells privileged accesses from others.
public struct AXI4LiteBus: HardwareBundle {
  @Output("write address") public var awvalid
  @Input public var awready
  @Output public var awaddr
  @Output("write data") public var wvalid
  @Input public var wready
  @Output public var wdata
  @Output("one bit for each byte") public var wstrb
  @Input("write response") public var bvalid
  @Output public var bready
  @Input(2, "0 OKAY, 2 SLVERR, 3 DECERR") public var bresp
  @Output("read address") public var arvalid
  @Input public var arready
  @Output public var araddr
  @Input("read data") public var rvalid
  @Output public var rready
  @Input public var rdata
  @Input(2, "0 OKAY, 2 SLVERR, 3 DECERR") public var rresp

  /// - Parameters:
  ///   - addressWidth: bits of a byte address.
  ///   - dataWidth: bits of a word, 32 or 64.
  public init(addressWidth: Int, dataWidth: Int = 32) {
    _awaddr = Output(addressWidth)
    _wdata = Output(dataWidth)
    _wstrb = Output(dataWidth / 8, "one bit for each byte")
    _araddr = Output(addressWidth)
    _rdata = Input(dataWidth)
  }
}
