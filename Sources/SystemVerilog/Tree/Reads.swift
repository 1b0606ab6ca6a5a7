extension [SyntaxStatement] {
  /// Tells of every expression that they read, those of statements within statements too.
  func forEachRead(_ body: (SyntaxExpression) -> Void) {
    for statement in self {
      switch statement {
      case .assign(let target, _, let value):
        for part in target.parts { body(part) }
        body(value)
      case .conditional(let condition, let then, let otherwise):
        body(condition)
        (then + otherwise).forEachRead(body)
      case .uniqueCase(let subject, let arms, let otherwise):
        body(subject)
        for arm in arms { arm.body.forEachRead(body) }
        otherwise.forEachRead(body)
      case .property(_, let condition, _): body(condition)
      case .unlessDefined(_, let statements): statements.forEachRead(body)
      case .annotated(let inner, _), .placed(let inner, _): [inner].forEachRead(body)
      case .fill: break
      }
    }
  }
}

/// What a text reads: the walk that finds bits nobody uses.
///
/// Reports names and the bits of them that stand on a right-hand side, in a condition, an index or a port connection.
struct ReadCollector {
  /// For each name, the bits read; `nil` where all of them are.
  private(set) var partialReads: [String: Set<Int>] = [:]
  private(set) var wholeReads: Set<String> = []

  mutating func visit(_ expression: SyntaxExpression) {
    switch expression {
    case .name(let name), .indexedPart(let name, _, _): wholeReads.insert(name)
    case .element(let name, let index):
      // A plain number is a bit that is always the same; sized literals address memories.
      if case .literal(let text) = index, let bit = Int(text) {
        partialReads[name, default: []].insert(bit)
      } else {
        wholeReads.insert(name)
      }
    case .part(let name, let high, let low):
      partialReads[name, default: []].formUnion(low...high)
    default: break
    }
    for part in expression.parts { visit(part) }
  }

  mutating func visit(_ statements: [SyntaxStatement]) {
    statements.forEachRead { visit($0) }
  }

  /// `outputs` tells whether a connection is a child's output, which drives and does not read.
  mutating func visit(_ item: SyntaxItem, outputs: (String, String) -> Bool) {
    switch item {
    case .assign(let target, let value, _):
      for part in target.parts { visit(part) }
      visit(value)
    case .process(let kind, let body, _):
      if case .clocked(let events, _) = kind {
        wholeReads.formUnion(events.split(separator: " ").map(String.init))
      }
      visit(body)
    case .instance(let module, let parameters, _, let connections, _):
      for parameter in parameters { visit(parameter.value) }
      for connection in connections where !outputs(module, connection.port) {
        visit(connection.value)
      }
    case .unlessDefined(_, let items), .loop(_, _, _, let items, _):
      for item in items { visit(item, outputs: outputs) }
    case .enumeration, .constant, .declaration: break
    }
  }

  /// Whether anything reads any bit of it.
  func reads(_ name: String) -> Bool {
    wholeReads.contains(name) || partialReads[name] != nil
  }

  /// The bits of a signal that nothing reads, as ranges from the most significant; empty where all are read.
  func unreadRanges(of name: String, width: Int) -> [ClosedRange<Int>] {
    if wholeReads.contains(name) { return [] }
    let read = partialReads[name] ?? []
    var ranges: [ClosedRange<Int>] = []
    for bit in (0..<width).reversed() where !read.contains(bit) {
      if let last = ranges.last, last.lowerBound == bit + 1 {
        ranges[ranges.count - 1] = bit...last.upperBound
      } else {
        ranges.append(bit...bit)
      }
    }
    return ranges
  }
}
