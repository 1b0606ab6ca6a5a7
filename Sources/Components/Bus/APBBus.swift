import HDL

/// The signals of APB4 between a requester and one completer, as the requester has them; a
/// completer has them flipped.
///
/// Without `PPROT`: nothing here tells privileged accesses from others.
public struct APBBus: HardwareBundle {
  @Output("this completer is meant") public var psel
  @Output("the access phase") public var penable
  @Output("a write, not a read") public var pwrite
  @Output public var paddr
  @Output public var pwdata
  @Output("one bit for each byte that is written") public var pstrb
  @Input("ends the access phase") public var pready
  @Input public var prdata
  @Input("the transfer is refused") public var pslverr

  /// - Parameters:
  ///   - addressWidth: bits of a byte address, at most 32.
  ///   - dataWidth: bits of a word: 8, 16 or 32.
  public init(addressWidth: Int, dataWidth: Int = 32) {
    _paddr = Output(addressWidth)
    _pwdata = Output(dataWidth)
    _pstrb = Output(dataWidth / 8, "one bit for each byte that is written")
    _prdata = Input(dataWidth)
  }
}
