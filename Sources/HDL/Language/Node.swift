import Diagnostics

/// One node of an expression as written: its type is known, its names are not yet.
public final class Node: Sendable {
  typealias Build = @Sendable ([Circuit.Expression]) -> Circuit.Operation

  enum Kind: Sendable {
    /// Takes its type from what it meets.
    case literal(LiteralValue)
    /// A multiplexer of two such; takes its type likewise.
    case literalChoice(condition: Node, then: Node, otherwise: Node)
    case declared(Declaration)
    case enumerationCase(Circuit.Enumeration, String)
    case memoryWord(MemoryDeclaration, address: Node)
    case slice(Node, lowBit: Int)
    case bit(Node, index: Node)
    case element([Node], index: Node)
    /// Parts side by side, the first most significant; may be driven.
    case concatenation([Node])
    case named(String, Node, Place)
    case operation([Node], Build)
  }

  let kind: Kind
  let type: Circuit.ValueType
  /// What is wrong with this node itself.
  let problem: Problem?
  /// Whether it or any operand has a problem; what follows from it is not reported again.
  let isFaulty: Bool
  private let nesting: Int
  private let operations: Int

  init(_ kind: Kind, type: Circuit.ValueType, problem: Problem? = nil) {
    let operands = Self.operands(of: kind)
    let nesting = 1 + (operands.map(\.nesting).max() ?? 0)
    let operations = Self.operations(of: kind, operands)
    var found = problem
    if type.width < 1 || type.width > Limits.width {
      found =
        found
        ?? Problem(
          "width-too-large",
          "the expression needs \(type.width) bits; it can have 1 to \(Limits.width)")
    } else if type.fractionBits.magnitude > Limits.width {
      found =
        found
        ?? Problem(
          "fraction-out-of-range",
          "the expression has \(type.fractionBits) bits of fraction; the most is \(Limits.width)")
    } else if nesting > Limits.nesting || operations > Limits.operations {
      found =
        found
        ?? Problem(
          "expression-too-large",
          "the expression has more than \(Limits.operations) operations or is nested deeper than "
            + "\(Limits.nesting)",
          remedy: "give parts of it a wire of their own, by '@Wire' or '.named(\"…\")'")
    }
    // A faulty node keeps its operands, so their problems are found; one too large keeps none.
    let isTooLarge = nesting > Limits.nesting || operations > Limits.operations
    self.kind = isTooLarge ? .operation([]) { _ in .constant(.zero(width: 1)) } : kind
    self.nesting = isTooLarge ? 1 : nesting
    self.operations = isTooLarge ? 1 : operations
    let isSane =
      (1...Limits.width).contains(type.width) && type.fractionBits.magnitude <= Limits.width
    self.type = isSane ? type : .bit
    self.problem = found
    isFaulty = found != nil || operands.contains { $0.isFaulty }
  }

  static func constant(_ bits: BitVector, type: Circuit.ValueType, problem: Problem? = nil) -> Node
  {
    Node(.operation([]) { _ in .constant(bits) }, type: type, problem: problem)
  }

  var operands: [Node] { Self.operands(of: kind) }

  /// Operations when it is written out in full; what has a name is written out once, elsewhere.
  private static func operations(of kind: Kind, _ operands: [Node]) -> Int {
    if case .named = kind { return 1 }
    return operands.reduce(1) { min($0 + $1.operations, Limits.operations * 2) }
  }

  private static func operands(of kind: Kind) -> [Node] {
    switch kind {
    case .literal, .declared, .enumerationCase: []
    case .literalChoice(let condition, let then, let otherwise): [condition, then, otherwise]
    case .memoryWord(_, let address): [address]
    case .slice(let operand, _), .named(_, let operand, _): [operand]
    case .bit(let operand, let index): [operand, index]
    case .element(let elements, let index): elements + [index]
    case .operation(let operands, _), .concatenation(let operands): operands
    }
  }

  /// Whether it still waits for a type.
  var isUntyped: Bool {
    switch kind {
    case .literal, .literalChoice: true
    default: false
    }
  }

  /// The declared signal it is, or is a part of; for notes.
  var declaration: Declaration? {
    switch kind {
    case .declared(let declaration): declaration
    case .slice(let operand, _), .bit(let operand, _): operand.declaration
    default: nil
    }
  }

  /// This node as `type` if it is a literal; any other stays as it is.
  func adapted(to type: Circuit.ValueType, beside other: Declaration? = nil) -> Node {
    switch kind {
    case .literal(let value):
      guard !isFaulty else {
        return .constant(.zero(width: type.width), type: type, problem: problem)
      }
      if let enumeration = type.enumeration {
        return .constant(
          .zero(width: type.width), type: type,
          problem: Problem(
            "literal-for-enumeration",
            "the literal \(value.text) stands where a case of '\(enumeration)' is expected",
            declarations: [other], remedy: "write the case of the Swift enum"))
      }
      guard let bits = value.encoded(as: type) else {
        return .constant(
          .zero(width: type.width), type: type,
          problem: value.misfit(in: type, declarations: [other]))
      }
      return .constant(bits, type: type)
    case .literalChoice(let condition, let then, let otherwise):
      return .multiplexer(
        condition, then.adapted(to: type, beside: other),
        otherwise.adapted(to: type, beside: other),
        type: type, problem: problem)
    default:
      return self
    }
  }

  static func multiplexer(
    _ condition: Node, _ then: Node, _ otherwise: Node, type: Circuit.ValueType,
    problem: Problem? = nil
  ) -> Node {
    Node(
      .operation([condition, then, otherwise]) {
        .multiplexer(condition: $0[0], then: $0[1], otherwise: $0[2])
      }, type: type, problem: problem)
  }

  /// This node in the type of the one it meets, if it is a literal; of a faulty one, nothing is
  /// known.
  func adapted(to other: Node) -> Node {
    other.isFaulty ? settled : adapted(to: other.type, beside: other.declaration)
  }

  /// A literal in its own narrowest type; any other node as it is.
  var settled: Node { adapted(to: type) }
}
