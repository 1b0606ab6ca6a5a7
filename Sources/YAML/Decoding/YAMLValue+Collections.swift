extension YAMLValue {
  /// A mapping. Keys that `body` did not ask for are reported when it returns, so it should ask for
  /// every key before it gives up.
  ///
  /// - Returns: `nil`, after a diagnostic and without a call of `body`, where this is no mapping.
  public func mapping<Value>(_ body: (inout YAMLMapping) -> Value?) -> Value? {
    var mapping = openMapping()
    guard mapping.isPresent else { return nil }
    let value = body(&mapping)
    mapping.finish()
    return value
  }

  /// A list. Every element is read, and called `name[0]`, `name[1]` … in messages.
  ///
  /// - Returns: `nil`, after a diagnostic, where this is no list, has another number of elements,
  ///   or `body` returned `nil` for an element.
  public func sequence<Element>(
    count: ClosedRange<Int> = 0 ... .max, _ body: (YAMLValue) -> Element?
  ) -> [Element]? {
    let expected = Expectation.sequence(count)
    guard case .sequence(let nodes) = node.content else {
      reportNoCollection(expecting: expected)
      return nil
    }
    let elements = nodes.enumerated().map { index, node in
      body(element("\(name)[\(index)]", node))
    }
    guard count.contains(nodes.count) else {
      let noun = nodes.count == 1 ? "element" : "elements"
      report("out-of-range", "\(label) has \(nodes.count) \(noun); expected \(expected)")
      return nil
    }
    let good = elements.compactMap { $0 }
    return good.count == nodes.count ? good : nil
  }

  private func element(_ name: String, _ node: YAMLNode) -> YAMLValue {
    YAMLValue(
      node: node, name: name, label: "'\(name)'", path: path.dropLast() + [name],
      place: node.place, decoder: decoder)
  }

  func openMapping() -> YAMLMapping {
    guard case .mapping(let entries) = node.content else {
      reportNoCollection(expecting: Expectation.mapping)
      return YAMLMapping(absent: name, path: path, at: place, decoder: decoder)
    }
    return YAMLMapping(entries, subject: name, path: path, at: place, decoder: decoder)
  }

  private func reportNoCollection(expecting expected: String) {
    guard let scalar = scalar(expecting: expected) else { return }
    report("wrong-type", mismatch(scalar.text, expecting: expected))
  }
}
