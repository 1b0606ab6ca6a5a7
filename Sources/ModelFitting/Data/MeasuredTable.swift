import Diagnostics
import YAML

/// Comma-separated numbers under named columns, read strictly; every problem has its place.
struct MeasuredTable {
  struct Field {
    var value: Double
    var column: Int
  }

  /// A column that may stand in a file.
  struct Column {
    var name: String
    var dimension: PhysicalDimension
  }

  /// By column name, in SI units.
  private(set) var rows: [(line: Int, fields: [String: Field])] = []
  /// In the order of the file.
  private(set) var names: [String] = []
  private var factors: [Double] = []
  private var problems: [Diagnostic] = []
  private let file: String
  private let columns: [Column]
  private static let mostProblems = 20

  /// - Throws: `DiagnosticReport` with up to 20 problems.
  init(_ text: String, file: String, columns: [Column]) throws(DiagnosticReport) {
    self.file = file
    self.columns = columns
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let isEmpty = line.allSatisfy(\.isWhitespace)
      guard !isEmpty, !line.hasPrefix("#") else { continue }
      let fields = Self.fields(of: line)
      if names.isEmpty {
        readHead(fields, line: index + 1)
        if !problems.isEmpty { break }
      } else {
        readRow(fields, line: index + 1)
        if problems.count >= Self.mostProblems { break }
      }
    }
    if names.isEmpty, problems.isEmpty {
      report("no-data", "the file has no head", 1, nil, "begin with a line such as \(example)")
    } else if rows.isEmpty, problems.isEmpty {
      report("no-data", "the file has a head, but no row of numbers", 1, nil, nil)
    }
    let report = DiagnosticReport(problems)
    if report.hasErrors { throw report }
  }

  private var example: String { "'voltage [V],width [us],conductance [uS]'" }

  /// The fields without spaces around them, each with its column, counted from 1.
  private static func fields(of line: Substring) -> [(text: String, column: Int)] {
    var (fields, column) = ([(text: String, column: Int)](), 1)
    for field in line.split(separator: ",", omittingEmptySubsequences: false) {
      let spaces = field.prefix { $0.isWhitespace }.count
      var text = field.dropFirst(spaces)
      while text.last?.isWhitespace == true { text.removeLast() }
      fields.append((String(text), column + spaces))
      column += field.count + 1
    }
    return fields
  }

  private mutating func readHead(_ fields: [(text: String, column: Int)], line: Int) {
    for field in fields {
      let parts = field.text.split(separator: "[", maxSplits: 1)
      let name = parts.first.map { $0.trimmed } ?? ""
      guard let column = columns.first(where: { $0.name == name }) else {
        let known = columns.map(\.name)
        let nearest = Suggestion.nearest(to: name, among: known)
        report(
          "unknown-column",
          "there is no column '\(name.prefix(40))'; expected some of "
            + known.joined(separator: ", "), line, field.column,
          nearest.map { "did you mean '\($0)'?" } ?? "begin with a line such as \(example)")
        continue
      }
      if names.contains(name) {
        report(
          "duplicate-column", "the column '\(name)' is there twice", line, field.column, nil)
        continue
      }
      guard let factor = factor(of: parts, column) else {
        report(
          "wrong-unit", "'\(field.text.prefix(40))' has no unit of \(column.dimension.phrase)",
          line, field.column,
          column.dimension == .number
            ? "write the name alone" : "write a unit in brackets, as in \(example)")
        continue
      }
      names.append(name)
      factors.append(factor)
    }
  }

  /// What a number of the column is multiplied with; without brackets it is in the SI unit.
  private func factor(of parts: [Substring], _ column: Column) -> Double? {
    guard parts.count == 2 else { return 1 }
    guard parts[1].hasSuffix("]"), column.dimension != .number else { return nil }
    let unit = parts[1].dropLast().trimmed
    return try? Quantity.parse("1 \(unit)", as: column.dimension).value
  }

  private mutating func readRow(_ fields: [(text: String, column: Int)], line: Int) {
    guard fields.count == names.count else {
      report(
        "field-count",
        "\(fields.count) \(fields.count == 1 ? "field" : "fields"); the head has "
          + "\(names.count)", line, fields[min(fields.count - 1, names.count)].column, nil)
      return
    }
    var row: [String: Field] = [:]
    for (index, field) in fields.enumerated() {
      guard let value = Double(field.text), value.isFinite, (value * factors[index]).isFinite
      else {
        report(
          "bad-number", "'\(field.text.prefix(40))' under '\(names[index])' is no finite number",
          line, field.column, "write a number such as -1.2 or 3e-6; units stand in the head")
        continue
      }
      row[names[index]] = Field(value: value * factors[index], column: field.column)
    }
    rows.append((line, row))
  }

  private mutating func report(
    _ identifier: String, _ message: String, _ line: Int, _ column: Int?, _ remedy: String?
  ) {
    problems.append(
      Diagnostic(
        .error, identifier, message, at: Place(file: file, line: line, column: column),
        remedy: remedy))
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  fileprivate var trimmed: String {
    var text = self[...].drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
