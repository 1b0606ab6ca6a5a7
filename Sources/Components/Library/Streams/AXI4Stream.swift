import HDL

/// The widths of a stream.
public struct AXI4StreamShape: Sendable, Hashable {
  /// Bytes of a beat, 1 to 512.
  public var bytes: Int
  /// Bits of `tid`, 0 to 32; none without it.
  public var idWidth: Int
  /// Bits of `tuser`, 0 to 4096; none without it.
  public var userWidth: Int

  public init(bytes: Int, idWidth: Int = 0, userWidth: Int = 0) {
    self.bytes = bytes
    self.idWidth = idWidth
    self.userWidth = userWidth
  }

  /// Bits of all that a beat carries.
  public var beatWidth: Int { 9 * bytes + 1 + idWidth + userWidth }

  /// `4`, `4_id3`, `4_id3_user1`: for the names of modules.
  var name: String {
    "\(bytes)" + (idWidth > 0 ? "_id\(idWidth)" : "") + (userWidth > 0 ? "_user\(userWidth)" : "")
  }

  func check(_ check: inout ParameterCheck) {
    check.require("bytes", bytes, in: 1...512)
    check.require("idWidth", idWidth, in: 0...32)
    check.require("userWidth", userWidth, in: 0...4096)
  }
}

/// A stream of AMBA AXI4-Stream, from its transmitter's end; a receiver has it flipped.
///
/// A beat moves at a clock edge at which `tvalid` and `tready` are high; an offer stays until it is
/// taken. `tkeep` says which bytes count, `tlast` ends a packet. `tid` and `tuser` are there where
/// they were asked for.
///
/// ```swift
/// @FlippedPorts(prefix: "s_axis") var input = AXI4Stream(bytes: 4)
/// @Ports(prefix: "m_axis") var output = AXI4Stream(bytes: 4)
/// ```
public struct AXI4Stream: HardwareBundle {
  @Output("a beat is offered") public var tvalid
  @Input("an offered beat is taken") public var tready
  @Output public var tdata
  @Output("one bit for each byte that counts") public var tkeep
  @Output("the last beat of a packet") public var tlast
  let tid: Output?
  let tuser: Output?

  public init(_ shape: AXI4StreamShape) {
    _tdata = Output(8 * shape.bytes)
    _tkeep = Output(shape.bytes, "one bit for each byte that counts")
    tid = shape.idWidth == 0 ? nil : Output(shape.idWidth, "whose stream it is")
    tuser = shape.userWidth == 0 ? nil : Output(shape.userWidth)
  }

  /// `bytes` are those of a beat.
  public init(bytes: Int, idWidth: Int = 0, userWidth: Int = 0) {
    self.init(AXI4StreamShape(bytes: bytes, idWidth: idWidth, userWidth: userWidth))
  }

  /// Whether a beat moves in this cycle.
  public var moves: Signal { tvalid && tready }

  /// `tid`, where there is one.
  public var identifier: Signal? { tid?.wrappedValue }

  /// `tuser`, where there is one.
  public var user: Signal? { tuser?.wrappedValue }

  /// All that a beat carries, in one word: `tuser`, `tid`, `tlast`, `tkeep`, `tdata`.
  public var beat: Signal {
    cat([user, identifier, tlast, tkeep, tdata].compactMap { $0 })
  }

  /// Drives all that a beat carries with such a word.
  @LogicBuilder public func drive(beat: Signal) -> Logic {
    cat([user, identifier, tlast, tkeep, tdata].compactMap { $0 }) <== beat
  }
}
