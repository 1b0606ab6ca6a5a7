/// A SystemVerilog expression, as spelt: names are emitted names, literals carry their size.
indirect enum SyntaxExpression: Hashable {
  case literal(String)
  case name(String)
  /// `name[index]`
  case element(String, index: SyntaxExpression)
  /// `name[high:low]`
  case part(String, high: Int, low: Int)
  /// `name[from +: width]`
  case indexedPart(String, from: String, width: Int)
  /// `name[index][high:low]`
  case elementPart(String, index: SyntaxExpression, high: Int, low: Int)
  case prefix(String, SyntaxExpression)
  case infix(String, SyntaxExpression, SyntaxExpression)
  case conditional(SyntaxExpression, then: SyntaxExpression, otherwise: SyntaxExpression)
  case concatenation([SyntaxExpression])
  case replication(Int, SyntaxExpression)
  /// `$signed(x)`
  case call(String, SyntaxExpression)

  /// Needs no parentheses wherever it stands.
  var isPrimary: Bool {
    switch self {
    case .prefix, .infix, .conditional: false
    default: true
    }
  }

  /// The expressions it is spelt from directly.
  var parts: [SyntaxExpression] {
    switch self {
    case .literal, .name, .part, .indexedPart: []
    case .element(_, let index), .elementPart(_, let index, _, _): [index]
    case .prefix(_, let operand), .replication(_, let operand), .call(_, let operand): [operand]
    case .infix(_, let left, let right): [left, right]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .concatenation(let parts): parts
    }
  }
}
