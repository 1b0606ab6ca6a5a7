import Diagnostics

/// Builds the tree of the one document of a text.
///
/// What does not stop the reading (a key that stands twice, an anchor, an alias, a tag) is
/// collected; what stops it (bad syntax, too deep, a second document) is thrown.
struct TreeBuilder {
  private let events: EventReader
  private let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(_ events: EventReader, file: String) {
    self.events = events
    self.file = file
  }

  /// Reads the whole stream.
  mutating func document() throws(Diagnostic) -> YAMLNode {
    _ = try events.next()  // the start of the stream
    guard case .documentStart = try events.next().kind else { throw emptyFile() }
    let first = try events.next()
    let root = try node(first, depth: 1)
    if case .scalar(let scalar) = root.content, scalar.isNothing { throw emptyFile() }
    _ = try events.next()  // the end of the document
    let last = try events.next()
    guard case .streamEnd = last.kind else {
      throw Diagnostic(
        .error, "several-documents",
        "a second document begins here; expected one document in a file",
        at: last.place, remedy: "remove the '---', or move what follows to a file of its own")
    }
    return root
  }

  private mutating func node(_ event: Event, depth: Int) throws(Diagnostic) -> YAMLNode {
    refuseAnchorAndTag(of: event)
    switch event.kind {
    case .scalar(let scalar):
      return YAMLNode(.scalar(scalar), at: event.place)
    case .sequenceStart:
      try refuseDepth(depth, at: event.place)
      return YAMLNode(.sequence(try elements(depth: depth)), at: event.place)
    case .mappingStart:
      try refuseDepth(depth, at: event.place)
      return YAMLNode(.mapping(try entries(depth: depth)), at: event.place)
    case .alias(let name):
      diagnostics.append(
        Diagnostic(
          .error, "alias", "the alias '*\(name)' stands here; a description has no aliases",
          at: event.place,
          remedy: "write the value out, or put a text that begins with '*' in quotes"))
      return YAMLNode(.scalar(YAMLScalar("")), at: event.place)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw Diagnostic(.error, "yaml-syntax", "a value was expected here", at: event.place)
    }
  }

  private mutating func elements(depth: Int) throws(Diagnostic) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { return elements }
      elements.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func entries(depth: Int) throws(Diagnostic) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var places: [String: Place] = [:]
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { return entries }
      let key = try node(event, depth: depth + 1)
      let value = try node(events.next(), depth: depth + 1)
      guard let name = name(of: key) else { continue }
      if let earlier = places[name] {
        diagnostics.append(
          Diagnostic(
            .error, "duplicate-key", "the key '\(Excerpt.of(name))' stands twice in one mapping",
            at: key.place, notes: [.init("it stands here first", at: earlier)],
            remedy: "remove one of the two"))
      } else {
        places[name] = key.place
        entries.append(YAMLEntry(name, at: key.place, value: value))
      }
    }
  }

  /// The text of a key, or `nil` after a diagnostic where it has none.
  private mutating func name(of key: YAMLNode) -> String? {
    if case .scalar(let scalar) = key.content, !scalar.text.isEmpty { return scalar.text }
    diagnostics.append(
      Diagnostic(
        .error, "key-not-a-word", "this key is no word; expected a key such as 'name'",
        at: key.place,
        remedy: "write 'key: value', the key a single word"))
    return nil
  }

  private mutating func refuseAnchorAndTag(of event: Event) {
    if let anchor = event.anchor {
      diagnostics.append(
        Diagnostic(
          .error, "anchor", "the anchor '&\(anchor)' stands here; a description has no anchors",
          at: event.place,
          remedy: "remove it, or put a text that begins with '&' in quotes"))
    }
    if let tag = event.tag {
      diagnostics.append(
        Diagnostic(
          .error, "tag", "the tag '\(tag)' stands here; a description has no tags", at: event.place,
          remedy: "remove it, or put a text that begins with '!' in quotes"))
    }
  }

  private func refuseDepth(_ depth: Int, at place: Place) throws(Diagnostic) {
    guard depth > YAMLLimits.depth else { return }
    throw Diagnostic(
      .error, "too-deep",
      "lists and mappings stand more than \(YAMLLimits.depth) deep in one another here",
      at: place, remedy: "write the description flatter")
  }

  private func emptyFile() -> Diagnostic {
    Diagnostic(
      .error, "file-empty", "the description is empty; expected keys and values",
      at: Place(file: file, line: 1, column: 1))
  }
}
