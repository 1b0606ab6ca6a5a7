import Diagnostics
import HDL
import Specifications

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

  /// - Parameter length: bits of the state, 2 to 168.
  /// - Throws: `DiagnosticReport` for a length beyond its range.
  public init(
    length: Int, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("LinearFeedbackShiftRegister", fileID, line)
    check.require("length", length, in: 2...168)
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
