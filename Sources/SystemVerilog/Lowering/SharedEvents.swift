/// Keeps Icarus 11 from stopping with `ivl_nexus_ptrs: Assertion 'net' failed`.
///
/// It lets an `always_comb` that waits for nothing more than a later one share the events of that one, and fails where
/// the first reads a variable in several ways, such as `a[1]` and `a`. It shares no events of an `always @*`.
enum SharedEvents {
  /// The sections with `always @*` for every such block.
  ///
  /// - Parameter constants: names that nothing waits for.
  static func avoided(
    in sections: [[SyntaxItem]], constants: Set<String>
  ) -> [[SyntaxItem]] {
    var later: [Set<String>] = []
    var result = sections
    for (position, section) in sections.enumerated().reversed() {
      for (index, item) in section.enumerated().reversed() {
        guard case .process(.combinational, let body, let comment) = item else { continue }
        var forms = ReadForms()
        body.forEachRead { forms.visit($0) }
        let names = Set(forms.byName.keys).subtracting(constants)
        if names.contains(where: { forms.byName[$0, default: []].count > 1 }),
          later.contains(where: { names.isSubset(of: $0) })
        {
          result[position][index] = .process(.settling, body, comment: comment)
        } else {
          later.append(names)
        }
      }
    }
    return result
  }
}

/// In which ways a block reads each name: all of it, some bits, one by an index.
private struct ReadForms {
  private(set) var byName: [String: Set<SyntaxExpression>] = [:]

  mutating func visit(_ expression: SyntaxExpression) {
    switch expression {
    case .name(let name), .element(let name, _), .part(let name, _, _),
      .elementPart(let name, _, _, _):
      byName[name, default: []].insert(expression)
    default: break
    }
    for part in expression.parts { visit(part) }
  }
}
