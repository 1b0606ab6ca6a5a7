import Diagnostics

/// Collects what is wrong with a description while it is decoded, so that all of it is told at once.
public final class YAMLDecoder {
  /// In the order they were found.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Every key that was asked for, in the order of asking.
  public private(set) var readings: [YAMLReading] = []
  /// The keys that nobody asked for, by the index of their diagnostic.
  private var strayKeys: [Int: String] = [:]

  public init() {}

  /// Decodes a whole description.
  ///
  /// - Parameters:
  ///   - node: The root; a mapping is expected.
  ///   - subject: What the messages call it, such as `the description`.
  ///   - body: Asks for every key there may be, and then makes the value; `nil` after a diagnostic.
  /// - Throws: Every problem found, unknown keys among them, in the order of the text.
  public static func decode<Value>(
    _ node: YAMLNode, of subject: String,
    _ body: (inout YAMLMapping) -> Value?
  ) throws(DiagnosticReport) -> Value {
    let decoder = YAMLDecoder()
    let value = decoder.value(node, of: subject).mapping(body)
    try decoder.throwIfErrors()
    guard let value else {
      throw DiagnosticReport(
        Diagnostic(.error, "not-decoded", "\(subject) cannot be read", at: node.place))
    }
    return value
  }

  /// Begins to decode a mapping. For a node of another kind this is reported, and the mapping that
  /// comes back is empty and keeps silent.
  ///
  /// - Parameter subject: What the messages call the mapping, such as `converter`.
  public func mapping(_ node: YAMLNode, of subject: String) -> YAMLMapping {
    value(node, of: subject).openMapping()
  }

  /// Begins to decode any node.
  ///
  /// - Parameter name: What the messages call the node, such as a key.
  public func value(_ node: YAMLNode, named name: String) -> YAMLValue {
    YAMLValue(
      node: node, name: name, label: "'\(name)'", path: [name], place: node.place, decoder: self)
  }

  private func value(_ node: YAMLNode, of subject: String) -> YAMLValue {
    YAMLValue(
      node: node, name: subject, label: subject, path: [], place: node.place, decoder: self)
  }

  /// Adds a finding, such as one about two values together.
  public func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  func report(_ diagnostic: Diagnostic, aboutStrayKey key: String) {
    strayKeys[diagnostics.count] = key
    report(diagnostic)
  }

  func record(_ reading: YAMLReading) {
    readings.append(reading)
  }

  /// Everything reported so far, in the order of the text; what has no place comes last.
  public var report: DiagnosticReport {
    let complete = diagnostics.enumerated().map { index, diagnostic in
      var diagnostic = diagnostic
      diagnostic.remedy = diagnostic.remedy ?? strayKeys[index].flatMap(remedy(forStrayKey:))
      return diagnostic
    }
    let ordered = complete.enumerated().sorted { first, second in
      let (line, column) = order(of: first.element.place)
      let (otherLine, otherColumn) = order(of: second.element.place)
      return (line, column, first.offset) < (otherLine, otherColumn, second.offset)
    }
    return DiagnosticReport(ordered.map(\.element))
  }

  /// Throws ``report`` when it holds an error; warnings alone pass.
  public func throwIfErrors() throws(DiagnosticReport) {
    let report = report
    if report.hasErrors { throw report }
  }

  /// Where else the key would be known; asked when all keys have been.
  private func remedy(forStrayKey key: String) -> String? {
    var sections: [String] = []
    for reading in readings where reading.path.last == key {
      let section = reading.path.dropLast().joined(separator: ": ")
      if !sections.contains(section) { sections.append(section) }
    }
    guard !sections.isEmpty else { return nil }
    let places = sections.map { $0.isEmpty ? "the top" : "'\($0)'" }
    return "'\(key)' belongs to \(places.joined(separator: " or "))"
  }

  private func order(of place: Place?) -> (Int, Int) {
    guard let place else { return (.max, .max) }
    return (place.line, place.column ?? 0)
  }
}
