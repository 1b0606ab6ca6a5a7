extension LineWriter {
  mutating func write(_ statements: [SyntaxStatement]) {
    for statement in statements { write(statement, comment: "") }
  }

  private mutating func write(_ statement: SyntaxStatement, comment: String) {
    switch statement {
    case .assign(let target, let assignment, let value):
      write(
        .assignment(target, assignment.rawValue, value), comment: comment)
    case .conditional:
      writeBranches(of: statement, opening: "", comment: comment)
    case .uniqueCase(let subject, let arms, let otherwise):
      writeCase(subject, arms: arms, otherwise: otherwise, comment: comment)
    case .property(let kind, let condition, let message):
      if !message.isEmpty { writeComment(message) }
      write(
        .sequence([.text("\(kind) ("), condition.document, .text(");")]), comment: comment)
    case .unlessDefined(let macro, let body):
      directive("`ifndef \(macro)")
      write(body)
      directive("`endif")
    case .fill(let name, let from, let to, let value):
      write("for (int i = \(from); i < \(to); i = i + 1) begin")
      indented {
        $0.write(.sequence([.text("\(name)[i] = "), value.document, .text(";")]), comment: "")
      }
      write("end")
    case .annotated(let inner, let comment):
      write(inner, comment: comment)
    }
  }

  /// `if … else if … else … end`
  private mutating func writeBranches(
    of statement: SyntaxStatement, opening: String, comment: String
  ) {
    guard case .conditional(let condition, let then, let otherwise) = statement else { return }
    write(
      .sequence([.text("\(opening)if ("), condition.document, .text(") begin")]), comment: comment)
    indented { $0.write(then) }
    if otherwise.count == 1, case .conditional = otherwise[0].withoutAnnotation {
      writeBranches(of: otherwise[0].withoutAnnotation, opening: "end else ", comment: "")
    } else if otherwise.isEmpty {
      write("end")
    } else {
      write("end else begin")
      indented { $0.write(otherwise) }
      write("end")
    }
  }

  private mutating func writeCase(
    _ subject: SyntaxExpression, arms: [SyntaxStatement.Arm], otherwise: [SyntaxStatement],
    comment: String
  ) {
    write(
      .sequence([.text("unique case ("), subject.document, .text(")")]), comment: comment)
    indented {
      for arm in arms { $0.writeArm(.list(arm.labels.map(\.document)), body: arm.body) }
      $0.writeArm(.text("default"), body: otherwise)
    }
    write("endcase")
  }

  /// On one line where it is one short assignment.
  private mutating func writeArm(_ label: Document, body: [SyntaxStatement]) {
    if body.isEmpty {
      write(.sequence([label, .text(": ;")]), comment: "")
      return
    }
    if body.count == 1, case .assign(let target, let assignment, let value) = body[0] {
      let document = Document.assignment(target, assignment.rawValue, value)
      write(.sequence([label, .text(": "), document]), comment: "")
      return
    }
    write(.sequence([label, .text(": begin")]), comment: "")
    indented { $0.write(body) }
    write("end")
  }
}

extension SyntaxStatement {
  fileprivate var withoutAnnotation: SyntaxStatement {
    if case .annotated(let inner, _) = self { return inner }
    return self
  }
}

extension Document {
  /// `target = value;`, with the value on a line of its own where it is long.
  static func assignment(_ target: SyntaxExpression, _ symbol: String, _ value: SyntaxExpression)
    -> Document
  {
    .sequence([target.document, .text(" \(symbol) "), value.document, .text(";")])
  }

  /// `a, b, c`
  static func list(_ parts: [Document]) -> Document {
    var items: [Document] = []
    for (index, part) in parts.enumerated() {
      items.append(part)
      if index < parts.count - 1 { items += [.text(","), .line] }
    }
    return .group(.sequence(items))
  }
}
