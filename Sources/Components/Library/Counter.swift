import Diagnostics
import HDL

/// Counts enabled cycles from 0 to `modulus - 1` and begins again at 0.
///
/// ```
/// modulus 3   cycle   0  1  2  3  4  5
///             enable  ▁▁▁╱▔▔▔▔▔▔▔▔▔▔▔▔▔▔
///             count   |0    |1 |2 |0 |1
///             last    ▁▁▁▁▁▁▁▁▁╱▔▔╲▁▁▁▁▁
/// ```
/// `clear` wins over `enable`. `last` is high in a cycle that ends the round: enabled, at
/// `modulus - 1`, and not cleared.
public class Counter: Hardware {
  @Input("goes back to 0") public var clear
  @Input("counts") public var enable
  @Output("0 to the modulus, exclusive") public var count
  @Output("the next count is 0 again") public var last
  @Register var value

  let modulus: Int

  /// - Parameter modulus: how many counts a round has, 2 to 2^30.
  /// - Throws: `DiagnosticReport` for a modulus beyond its range.
  public init(
    modulus: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("Counter", fileID, line)
    check.require("modulus", modulus, in: 2...1 << 30)
    try check.finish()
    self.modulus = modulus
    _count = Output(counterWidth(modulus), "0 to the modulus, exclusive")
    _value = Register(counterWidth(modulus), reset: 0)
  }

  public var moduleName: String { "counter_\(modulus)" }
  public var documentation: String { "Counts enabled cycles modulo \(modulus)." }

  @LogicBuilder public var body: Logic {
    count <== value
    last <== (enable && !clear && value == modulus - 1)
    when(clear) { value <== 0 }
      .elsewhen(enable) { value <== successor(of: value, modulus: modulus) }
    if modulus < 1 << value.width {
      assert(value < modulus, "the count stays below the modulus")
    }
    cover(last, "a round ends")
  }
}

/// The next number of a round of `modulus`; a power of two wraps by itself.
func successor(of index: Signal, modulus: Int) -> Signal {
  if modulus == 1 << index.width { return index &+ 1 }
  return mux(index == modulus - 1, Literal(0, width: index.width), index &+ 1)
}
