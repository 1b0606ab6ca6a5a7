import Diagnostics
import HDL

/// Brings one bit of another clock domain, or of none, into this one.
///
/// ```
///  input ──▶┌───────┐──▶┌──────┐──▶ output
///           │ first │   │ next │        two registers, or more where asked
///           └───────┘   └──────┘
/// ```
/// The first register may become metastable and has a cycle to settle before anything reads it. The
/// input has to come straight from a register, and to stay for more than a cycle of this clock to be
/// seen for sure. A change shows `stages` clock edges later, or one more.
///
/// Several bits side by side may arrive in different cycles: use a `HandshakeCrossing` for them.
public class TwoFlopSynchronizer: Hardware {
  @Input(from: .asynchronous, "one bit of another clock") public var input
  @Output("the bit, some cycles later") public var output
  @Register(1, crossing: .synchronizer) var first
  @Registers(count: 1) var next: SignalArray

  let stages: Int
  let resetValue: Int

  /// - Parameters:
  ///   - stages: registers in a row, 2 to 8; each more leaves a cycle more for settling.
  ///   - resetValue: what the output is under reset, 0 or 1.
  /// - Throws: `DiagnosticReport` for parameters beyond their range.
  public init(
    stages: Int = 2, resetValue: Int = 0, fileID: StaticString = #fileID, line: UInt = #line
  ) throws(DiagnosticReport) {
    var check = ParameterCheck("TwoFlopSynchronizer", fileID, line)
    check.require("stages", stages, in: 2...8)
    check.require("resetValue", resetValue, in: 0...1)
    try check.finish()
    self.stages = stages
    self.resetValue = resetValue
    _first = Register(1, reset: resetValue, crossing: .synchronizer)
    _next = Registers(count: stages - 1, width: 1, reset: resetValue)
  }

  public var moduleName: String {
    let suffix = stages == 2 ? "" : "_\(stages)"
    return "two_flop_synchronizer\(suffix)\(resetValue == 0 ? "" : "_high")"
  }
  public var documentation: String { "Synchronizer of \(stages) registers for one bit." }

  @LogicBuilder public var body: Logic {
    first <== input
    next[0] <== first
    for index in 1..<stages - 1 { next[index] <== next[index - 1] }
    output <== next[stages - 2]
  }
}
