import Foundation
import YAML

@testable import Accelerators

/// The keys of the description as `docs/description.md` lists them.
struct ReferencePage {
  /// What the decoder says about one key, in the columns of the page.
  struct Row: Equatable {
    var range: String
    var `default`: String
  }

  /// By section (its keys joined by `: `; empty at the top), then by key.
  private(set) var sections: [String: [String: Row]] = [:]

  /// Asks the decoder what it reads in the smallest description. A default that is another one
  /// where other keys are written follows from them, and is set in italics.
  init() throws {
    let smallest = try Self.readings(
      "name: walker\nlearning: {states: 100, actions: 4, change-detector: {}}")
    let other = try Self.readings(
      """
      name: walker
      learning: {states: 100, actions: 4, fraction-bits: 18}
      crossbar: {slices: 4, cell-bits: 4, level-spacing: 20 uS, read-voltage: 100 mV}
      learning-rate: {read-voltage: 50 mV, amplitude-step: 200 mV}
      """)
    let fewer = try Self.readings(
      "name: walker\nlearning: {states: 100, actions: 4}\ncrossbar: {slices: 2}")
    for reading in smallest {
      let follows = (other + fewer).contains {
        $0.path == reading.path && $0.default != reading.default
      }
      let section = reading.path.dropLast().joined(separator: ": ")
      sections[section, default: [:]][reading.path.last ?? ""] = Row(
        range: Self.range(reading), default: Self.default(reading, follows: follows))
    }
    try addTable()
  }

  /// What the sections say with the table engine.
  private mutating func addTable() throws {
    func readings(_ more: String) throws -> [YAMLReading] {
      try Self.readings(
        "name: walker\nlearning: {engine: table, states: 100, actions: 4\(more)}"
      )
    }
    let finer = try readings(", fraction-bits: 20")
    for reading in try readings("")
    where reading.path.first == "learning" && reading.path.count == 2 {
      let follows = finer.contains {
        $0.path == reading.path && $0.default != reading.default
      }
      let section = Self.tableSection("learning")
      sections[section, default: [:]][reading.path.last ?? ""] = Row(
        range: Self.range(reading), default: Self.default(reading, follows: follows))
    }
  }

  /// The name of a section where it is that of the table engine.
  static func tableSection(_ name: String) -> String { "\(name): engine: table" }

  private static func readings(_ yaml: String) throws -> [YAMLReading] {
    let root = try YAMLNode.parse(yaml, file: "walker.yaml")
    let decoder = YAMLDecoder()
    var mapping = decoder.mapping(root, of: "the description")
    _ = AcceleratorDescription.decode(&mapping)
    return decoder.readings
  }

  private static func range(_ reading: YAMLReading) -> String {
    reading.expected == "a mapping of keys to values" ? "keys below" : reading.expected
  }

  private static func `default`(_ reading: YAMLReading, follows: Bool) -> String {
    if reading.isRequired { return "required" }
    guard let text = reading.default else { return "defaults below" }
    return follows ? "*\(rounded(text))*" : text
  }

  /// A computed quantity to six digits.
  private static func rounded(_ text: String) -> String {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let number = Double(parts[0]) else { return text }
    return String(format: "%.6g \(parts[1])", number)
  }

  /// The page with the columns of ranges and defaults as the decoder has them; its other text and
  /// the order of its rows stay.
  func filled(into page: String) -> String {
    var section = ""
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("## ") { section = Self.section(ofHeading: String(line)) }
      guard let (key, meaning) = Self.row(String(line)), let row = sections[section]?[key] else {
        return String(line)
      }
      return "| `\(key)` | \(meaning) | \(row.range) | \(row.default) |"
    }
    return lines.joined(separator: "\n")
  }

  /// The keys in the tables of a page, each with its section before it, and its meaning.
  static func keys(in page: String) -> [(path: String, meaning: String)] {
    var section = ""
    return page.split(separator: "\n").compactMap { line in
      if line.hasPrefix("## ") { section = Self.section(ofHeading: String(line)) }
      return row(String(line)).map { ("\(section): \($0.key)", $0.meaning) }
    }
  }

  /// Every key the decoder asks for, each with its section before it.
  var keys: [String] {
    sections.flatMap { section, rows in rows.keys.map { "\(section): \($0)" } }
  }

  private static func section(ofHeading line: String) -> String {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }.joined(separator: ": ")
  }

  private static func row(_ line: String) -> (key: String, meaning: String)? {
    guard line.hasPrefix("| `") else { return nil }
    let cells = line.split(separator: "|").map { $0.trimming(while: { $0 == " " }) }
    guard cells.count >= 2 else { return nil }
    return (cells[0].filter { $0 != "`" }, cells[1])
  }
}

extension Substring {
  fileprivate func trimming(while isTrimmed: (Character) -> Bool) -> String {
    var text = drop(while: isTrimmed)
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return String(text)
  }
}
