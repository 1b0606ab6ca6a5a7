/// An expression's text with what SystemVerilog makes of it.
///
/// All operands of context-determined operators are printed at the width of the result, so that only signedness is
/// left to watch: one unsigned operand turns the whole context unsigned, `>>>` included.
struct Lowered {
  var syntax: SyntaxExpression
  /// By the rules of SystemVerilog (IEEE 1800-2017, 11.8.1), not by the circuit's type.
  var isSigned: Bool
  /// Holds an arithmetic shift that an unsigned context would make a logical one.
  var dependsOnSign: Bool = false

  var signed: Lowered {
    isSigned ? self : Lowered(syntax: .call("$signed", syntax), isSigned: true)
  }

  var unsigned: Lowered {
    isSigned ? Lowered(syntax: .call("$unsigned", syntax), isSigned: false) : self
  }

  /// Shielded from an unsigned context.
  private var shielded: Lowered {
    dependsOnSign ? Lowered(syntax: .call("$unsigned", syntax), isSigned: false) : self
  }

  /// Operands that share one context, with what the context becomes.
  static func inOneContext(_ operands: [Lowered]) -> (operands: [Lowered], isSigned: Bool) {
    let isSigned = operands.allSatisfy(\.isSigned)
    return (isSigned ? operands : operands.map(\.shielded), isSigned)
  }
}
