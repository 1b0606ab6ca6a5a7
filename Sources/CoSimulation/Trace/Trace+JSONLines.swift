import Diagnostics
import Foundation

extension Trace {
  /// The trace as text, a JSON object a line, keys in alphabetical order.
  public func jsonLines() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = Data()
    text.append(try encoder.encode(head))
    text.append(UInt8(ascii: "\n"))
    for line in lines {
      text.append(try encoder.encode(line))
      text.append(UInt8(ascii: "\n"))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads a trace.
  ///
  /// - Throws: `DiagnosticReport` with the line of the first mistake: `trace-missing`, `trace-empty`, `trace-line`.
  public init(contentsOf path: String) throws(DiagnosticReport) {
    guard let text = FileManager.default.contents(atPath: path) else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "trace-missing", "the trace cannot be read",
          at: Place(file: path, line: 1),
          remedy: "record one with: memweave cosim DESCRIPTION --trace FILE"))
    }
    let rows = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let first = rows.first, !first.isEmpty else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "trace-empty", "the trace is empty; expected a head and transactions",
          at: Place(file: path, line: 1)))
    }
    head = try Self.decode(Head.self, first, at: Place(file: path, line: 1))
    lines = []
    for (index, row) in rows.enumerated().dropFirst() where !row.isEmpty {
      lines.append(try Self.decode(Line.self, row, at: Place(file: path, line: index + 1)))
    }
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ text: Data, at place: Place
  ) throws(DiagnosticReport) -> Value {
    do {
      return try JSONDecoder().decode(type, from: text)
    } catch {
      throw DiagnosticReport(
        Diagnostic(
          .error, "trace-line", "this line is not \(expectation(type)): \(explanation(error))",
          at: place))
    }
  }

  private static func expectation<Value>(_ type: Value.Type) -> String {
    type == Head.self ? "the head of a trace" : "a transaction"
  }

  private static func explanation(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "the key '\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "the value of '\(context.codingPath.map(\.stringValue).joined(separator: "."))' "
        + "is of another type"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "the value of '\(context.codingPath.map(\.stringValue).joined(separator: "."))' is unknown"
    default: "it is not a JSON object"
    }
  }
}
