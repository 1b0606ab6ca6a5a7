import Diagnostics

/// A procedural statement, as spelt.
indirect enum SyntaxStatement: Hashable {
  /// `=` in combinational blocks, `<=` in clocked ones.
  enum Assignment: String, Hashable {
    case blocking = "="
    case nonblocking = "<="
  }

  struct Arm: Hashable {
    var labels: [SyntaxExpression]
    var body: [SyntaxStatement]
  }

  case assign(SyntaxExpression, Assignment, SyntaxExpression)
  case conditional(SyntaxExpression, then: [SyntaxStatement], otherwise: [SyntaxStatement])
  /// `unique case` with a default, which may be empty.
  case uniqueCase(SyntaxExpression, arms: [Arm], otherwise: [SyntaxStatement])
  /// `assert`, `assume` or `cover` of a condition.
  case property(String, SyntaxExpression, message: String)
  /// Only while the macro is not defined.
  case unlessDefined(String, [SyntaxStatement])
  /// `for (int i = from; i < to; i = i + 1) name[i] = value;`
  case fill(String, from: Int, to: Int, value: SyntaxExpression)
  /// A statement with the user's place behind or above it.
  case annotated(SyntaxStatement, comment: String)
  /// A statement of the user's place, which is known without being printed.
  case placed(SyntaxStatement, at: Place)

  /// Without what tells its place.
  var withoutPlace: SyntaxStatement {
    switch self {
    case .annotated(let inner, _), .placed(let inner, _): inner.withoutPlace
    default: self
    }
  }

  /// The user's place; `nil` where none is known.
  var place: Place? {
    switch self {
    case .placed(let inner, let place): inner.place ?? place
    case .annotated(let inner, _): inner.place
    default: nil
    }
  }
}
