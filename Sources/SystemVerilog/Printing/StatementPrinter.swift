import Diagnostics

extension LineWriter {
  /// - Parameter place: the user's, of statements that do not know their own.
  mutating func write(_ statements: [SyntaxStatement], at place: Place? = nil) {
    for statement in statements { write(statement, comment: "", at: place) }
  }

  private mutating func write(_ statement: SyntaxStatement, comment: String, at place: Place?) {
    switch statement {
    case .assign(let target, let assignment, let value):
      write(
        .assignment(target, assignment.rawValue, value), comment: comment, at: place)
    case .conditional:
      writeBranches(of: statement, opening: "", comment: comment, at: place)
    case .uniqueCase(let subject, let arms, let otherwise):
      writeCase(subject, arms: arms, otherwise: otherwise, comment: comment, at: place)
    case .property(let kind, let condition, let message):
      if !message.isEmpty { writeComment(message) }
      write(
        .sequence([.text("\(kind) ("), condition.document, .text(");")]), comment: comment,
        at: place)
    case .unlessDefined(let macro, let body):
      directive("`ifndef \(macro)")
      write(body, at: place)
      directive("`endif")
    case .fill(let name, let from, let to, let value):
      write("for (int i = \(from); i < \(to); i = i + 1) begin")
      indented {
        $0.write(.sequence([.text("\(name)[i] = "), value.document, .text(";")]), comment: "")
      }
      write("end")
    case .annotated(let inner, let comment):
      write(inner, comment: comment, at: place)
    case .placed(let inner, let place):
      write(inner, comment: comment, at: place)
    }
  }

  /// `if … else if … else … end`
  private mutating func writeBranches(
    of statement: SyntaxStatement, opening: String, comment: String, at place: Place?
  ) {
    guard case .conditional(let condition, let then, let otherwise) = statement else { return }
    write(
      .sequence([.text("\(opening)if ("), condition.document, .text(") begin")]), comment: comment,
      at: place)
    indented { $0.write(then, at: place) }
    if otherwise.count == 1, case .conditional = otherwise[0].withoutPlace {
      writeBranches(
        of: otherwise[0].withoutPlace, opening: "end else ", comment: "",
        at: otherwise[0].place ?? place)
    } else if otherwise.isEmpty {
      write("end")
    } else {
      write("end else begin")
      indented { $0.write(otherwise, at: place) }
      write("end")
    }
  }

  private mutating func writeCase(
    _ subject: SyntaxExpression, arms: [SyntaxStatement.Arm], otherwise: [SyntaxStatement],
    comment: String, at place: Place?
  ) {
    write(
      .sequence([.text("unique case ("), subject.document, .text(")")]), comment: comment,
      at: place)
    indented {
      for arm in arms { $0.writeArm(.list(arm.labels.map(\.document)), body: arm.body, at: place) }
      $0.writeArm(.text("default"), body: otherwise, at: place)
    }
    write("endcase")
  }

  /// On one line where it is one short assignment.
  private mutating func writeArm(_ label: Document, body: [SyntaxStatement], at place: Place?) {
    if body.isEmpty {
      write(.sequence([label, .text(": ;")]), comment: "")
      return
    }
    if body.count == 1,
      case .assign(let target, let assignment, let value) = body[0].withoutPlace
    {
      let document = Document.assignment(target, assignment.rawValue, value)
      write(.sequence([label, .text(": "), document]), at: body[0].place ?? place)
      return
    }
    write(.sequence([label, .text(": begin")]), comment: "")
    indented { $0.write(body, at: place) }
    write("end")
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
