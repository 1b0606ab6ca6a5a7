import Diagnostics
import HDL

/// Pseudo-random bits with the longest period there is: 2^length - 1 states.
///
/// ```
///        ┌────────────── xor of the tapped bits ◀─┬──────┐
///        ▼                                        │      │
///      bit 0 ──▶ bit 1 ──▶ … ──▶ bit tap-1 ───────┴─▶ … ─┴ bit length-1
/// ```
/// One step for each enabled cycle. `load` takes `seed` instead; a seed of zero counts as one, for
/// all zeros would stay for ever.
public class LinearFeedbackShiftRegister: Hardware {
  @Input("goes one step on") public var enable
  @Input("takes the seed, and wins over enable") public var load
  @Input public var seed
  @Output("the state, never zero") public var value
  @Register var state

  let length: Int

  /// - Parameter length: bits of the state, 2 to 64.
  /// - Throws: `DiagnosticReport` for a length beyond its range.
  public init(
    length: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("LinearFeedbackShiftRegister", fileID, line)
    check.require("length", length, in: 2...64)
    try check.finish()
    self.length = length
    _seed = Input(length)
    _value = Output(length, "the state, never zero")
    _state = Register(length, reset: 1)
  }

  public var moduleName: String { "linear_feedback_shift_register_\(length)" }
  public var documentation: String {
    let taps = MaximalTaps.of(length: length).map(String.init).joined(separator: ", ")
    return "Shift register of \(length) bits with feedback from bits \(taps), counted from 1."
  }

  @LogicBuilder public var body: Logic {
    let feedback = cat(MaximalTaps.of(length: length).map { state[$0 - 1] }).reducedXor

    value <== state
    when(load) { state <== mux(seed.isZero, Literal(1, width: length), seed) }
      .elsewhen(enable) { state <== cat(state[length - 2...0], feedback) }
    assert(!state.isZero, "the state is never zero")
    cover(enable && state[length - 1], "the one wanders to the end")
  }
}

/// Taps of shift registers that run through all states but zero.
///
/// From Xilinx XAPP 052 (P. Alfke, 1996), table 3; length 2 by x² + x + 1. Each length's polynomial
/// is held against the definition of a primitive one in the tests.
enum MaximalTaps {
  /// The tapped bits, counted from 1, the length itself first; empty beyond 2...64.
  static func of(length: Int) -> [Int] {
    (2...64).contains(length) ? table[length - 2] : []
  }

  private static let table: [[Int]] = [
    [2, 1], [3, 2], [4, 3], [5, 3], [6, 5], [7, 6], [8, 6, 5, 4], [9, 5], [10, 7], [11, 9],
    [12, 6, 4, 1], [13, 4, 3, 1], [14, 5, 3, 1], [15, 14], [16, 15, 13, 4], [17, 14], [18, 11],
    [19, 6, 2, 1], [20, 17], [21, 19], [22, 21], [23, 18], [24, 23, 22, 17], [25, 22],
    [26, 6, 2, 1], [27, 5, 2, 1], [28, 25], [29, 27], [30, 6, 4, 1], [31, 28], [32, 22, 2, 1],
    [33, 20], [34, 27, 2, 1], [35, 33], [36, 25], [37, 5, 4, 3, 2, 1], [38, 6, 5, 1], [39, 35],
    [40, 38, 21, 19], [41, 38], [42, 41, 20, 19], [43, 42, 38, 37], [44, 43, 18, 17],
    [45, 44, 42, 41], [46, 45, 26, 25], [47, 42], [48, 47, 21, 20], [49, 40], [50, 49, 24, 23],
    [51, 50, 36, 35], [52, 49], [53, 52, 38, 37], [54, 53, 18, 17], [55, 31], [56, 55, 35, 34],
    [57, 50], [58, 39], [59, 58, 38, 37], [60, 59], [61, 60, 46, 45], [62, 61, 6, 5], [63, 62],
    [64, 63, 61, 60],
  ]
}
