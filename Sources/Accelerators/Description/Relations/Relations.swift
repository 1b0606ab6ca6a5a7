import Diagnostics
import Specifications
import YAML

/// What the values of a description must be to each other, each good by itself.
struct Relations {
  let specification: QLearningAcceleratorSpecification
  let root: YAMLNode
  let findings: YAMLDecoder

  /// - Throws: Every relation that does not hold, in the order of the text.
  static func check(
    _ specification: QLearningAcceleratorSpecification, describedBy root: YAMLNode
  ) throws(DiagnosticReport) {
    let relations = Relations(
      specification: specification, root: root, findings: YAMLDecoder())
    if let table = specification.table {
      relations.checkTable(table)
    } else {
      relations.checkNumbers()
      relations.checkTiles()
      relations.checkLevels()
      relations.checkTileConverter()
      relations.checkProgramming()
    }
    relations.checkChangeDetector()
    relations.checkLearningRate()
    try relations.findings.throwIfErrors()
  }

  /// In Swift a section may have been written twice; YAML refuses that by itself.
  static func checkSections(of root: YAMLNode) throws(DiagnosticReport) {
    guard case .mapping(let entries) = root.content else { return }
    let findings = YAMLDecoder()
    var first: [String: Place] = [:]
    for entry in entries {
      if let earlier = first.updateValue(first[entry.key] ?? entry.keyPlace, forKey: entry.key) {
        findings.report(
          Diagnostic(
            .error, "duplicate-key", "the section '\(entry.key)' stands twice in the description",
            at: entry.keyPlace, notes: [.init("it stands here first", at: earlier)],
            remedy: "remove one of the two"))
      }
    }
    try findings.throwIfErrors()
  }

  /// Reports at the value under a path of keys, or at the innermost section of it that was written.
  func report(
    _ identifier: String, at path: String..., message: String, remedy: String? = nil
  ) {
    findings.report(
      Diagnostic(.error, identifier, message, at: place(of: path), remedy: remedy))
  }

  /// A quantity of a message, to three digits.
  func rounded(_ value: Double, _ dimension: PhysicalDimension) -> Quantity {
    Quantity(rounding: value, dimension)
  }

  /// Whether a value was written.
  func isWritten(_ path: [String]) -> Bool {
    path.reduce(Optional(root)) { $0?.value(of: $1)?.value } != nil
  }

  func place(of path: [String]) -> Place {
    var node = root
    var place = root.place
    for key in path {
      guard let entry = node.value(of: key) else { return place }
      node = entry.value
      place = key == path.last ? node.place : entry.keyPlace
    }
    return place
  }
}

extension YAMLNode {
  fileprivate func value(of key: String) -> YAMLEntry? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }
  }
}
