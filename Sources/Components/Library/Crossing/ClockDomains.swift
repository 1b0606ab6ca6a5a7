import HDL

extension ClockDomain {
  /// The end of an `AsynchronousFIFO` that writes: `write_clk_i`, `write_rst_ni`.
  public static let write = ClockDomain("write")
  /// The end of an `AsynchronousFIFO` that reads: `read_clk_i`, `read_rst_ni`.
  public static let read = ClockDomain("read")
  /// Where a crossing begins: `source_clk_i`, `source_rst_ni`.
  public static let source = ClockDomain("source")
  /// Where a crossing ends: `destination_clk_i`, `destination_rst_ni`.
  public static let destination = ClockDomain("destination")
}
