extension SyntaxExpression {
  /// Laid out with operators at the ends of lines, and with more parentheses than precedence asks for.
  var document: Document {
    switch self {
    case .literal(let text), .name(let text): .text(text)
    case .element(let name, let index):
      .sequence([.text("\(name)["), index.document, .text("]")])
    case .part(let name, let high, let low): .text("\(name)[\(high):\(low)]")
    case .indexedPart(let name, let from, let width): .text("\(name)[\(from) +: \(width)]")
    case .elementPart(let name, let index, let high, let low):
      .sequence([
        .text("\(name)["), index.document, .text(high == low ? "][\(high)]" : "][\(high):\(low)]"),
      ])
    case .prefix(let symbol, let operand):
      .sequence([
        .text(symbol), operand.isPrimary ? operand.document : operand.parenthesized,
      ])
    case .infix(let symbol, _, _): .group(.indented(chain(of: symbol)))
    case .conditional: .group(.indented(conditionalDocument))
    case .concatenation(let parts): Self.braced(parts.map(\.document))
    case .replication(let count, let operand):
      .sequence([.text("{\(count){"), operand.document, .text("}}")])
    case .call(let function, let argument):
      .sequence([.text("\(function)("), argument.document, .text(")")])
    }
  }

  /// As the operand of an operator.
  private var operandDocument: Document {
    switch self {
    case .prefix("~", _), .prefix("!", _): document
    case _ where isPrimary: document
    default: parenthesized
    }
  }

  private var parenthesized: Document { .sequence([.text("("), document, .text(")")]) }

  /// Operators whose operands may be grouped in any way.
  private static let associativeOperators: Set<String> = ["+", "*", "&", "|", "^", "&&", "||"]

  /// The operands of nested uses of one associative operator, on the level of one.
  private func chain(of symbol: String) -> Document {
    let operands = Self.associativeOperators.contains(symbol) ? flattened(symbol) : directOperands
    var parts: [Document] = []
    for (index, operand) in operands.enumerated() {
      parts.append(operand.operandDocument)
      if index < operands.count - 1 { parts += [.text(" \(symbol)"), .line] }
    }
    return .sequence(parts)
  }

  private var directOperands: [SyntaxExpression] {
    if case .infix(_, let left, let right) = self { return [left, right] }
    return [self]
  }

  private func flattened(_ symbol: String) -> [SyntaxExpression] {
    guard case .infix(symbol, let left, let right) = self else { return [self] }
    return left.flattened(symbol) + right.flattened(symbol)
  }

  /// `c ? a : d ? b : e`, one choice to a line where it is long.
  private var conditionalDocument: Document {
    guard case .conditional(let condition, let then, let otherwise) = self else { return document }
    let rest: Document
    if case .conditional = otherwise {
      rest = otherwise.conditionalDocument
    } else {
      rest = otherwise.operandDocument
    }
    let choice = Document.group(
      .sequence([
        condition.operandDocument, .text(" ?"), .line, then.operandDocument, .text(" :"),
      ]))
    return .sequence([choice, .line, rest])
  }

  private static func braced(_ parts: [Document]) -> Document {
    var items: [Document] = [.softLine]
    for (index, part) in parts.enumerated() {
      items.append(part)
      if index < parts.count - 1 { items += [.text(","), .line] }
    }
    return .group(.sequence([.text("{"), .indented(.sequence(items)), .softLine, .text("}")]))
  }
}
