import CircuitChecks
import Diagnostics
import Foundation
import HDL

/// The page of one identifier: an example of the mistake, and its mend, in a file of its own in
/// `Examples`, named as the identifier.
///
/// The file has `private enum Mistake { … }` and `private enum Mend { … }`; what stands between the
/// braces is what the page shows.
struct Page: Sendable {
  let identifier: String
  private let mistake: @Sendable () throws -> Circuit
  private let mend: @Sendable () throws -> Circuit
  private let file: String

  init(
    _ identifier: String, _ mistake: @escaping @Sendable () throws -> Circuit,
    _ mend: @escaping @Sendable () throws -> Circuit, file: String = #filePath
  ) {
    self.identifier = identifier
    self.mistake = mistake
    self.mend = mend
    self.file = file
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  static let pages = folder.appendingPathComponent("../../docs/checks/pages").standardized

  /// Where it lies in the documentation.
  var url: URL { Self.pages.appendingPathComponent("\(identifier).md") }

  /// What is said about the mended example.
  var complaintsAboutMend: [Diagnostic] { Self.diagnostics(of: mend) }

  /// What is said about the mistake, with the lines of the example as the page shows it.
  func report() throws -> DiagnosticReport {
    let first = try block("Mistake").line
    let name = "\(identifier).swift"
    func shown(_ place: Place?) -> Place? {
      guard let place, place.file.hasSuffix("/\(name)") else { return place }
      return Place(file: "Example.swift", line: place.line - first, column: place.column)
    }
    return DiagnosticReport(
      Self.diagnostics(of: mistake).map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.place = shown(diagnostic.place)
        diagnostic.notes = diagnostic.notes.map { .init($0.message, at: shown($0.place)) }
        return diagnostic
      })
  }

  private static func diagnostics(of make: () throws -> Circuit) -> [Diagnostic] {
    do {
      return CircuitChecks.check(try make()).diagnostics
    } catch let report as DiagnosticReport {
      return report.diagnostics
    } catch let diagnostic as Diagnostic {
      return [diagnostic]
    } catch {
      return [Diagnostic(.error, "unexpected", "\(error)")]
    }
  }

  /// The lines between the braces of an enum of the example's file, and the line it begins at.
  private func block(_ name: String) throws -> (line: Int, text: String) {
    let lines = try String(contentsOfFile: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "private enum \(name) {"),
      let end = lines[start...].firstIndex(of: "}")
    else { throw Diagnostic(.error, "page", "\(file) has no 'private enum \(name)'") }
    let inner = lines[(start + 1)..<end].map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }
    return (start + 1, inner.joined(separator: "\n"))
  }

  /// The page with the blocks that follow the marks `<!-- mistake -->`, `<!-- message -->` and
  /// `<!-- mend -->` filled in.
  func filled(_ text: String) throws -> String {
    var result: [Substring] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      result.append(line)
      let block: (language: Substring, text: String)
      switch line {
      case "<!-- mistake -->": block = ("swift", try self.block("Mistake").text)
      case "<!-- message -->": block = ("", try report().description)
      case "<!-- mend -->": block = ("swift", try self.block("Mend").text)
      default: continue
      }
      lines = lines.drop { !$0.hasPrefix("```") }.dropFirst()
      lines = lines.drop { $0 != "```" }
      result.append("```" + block.language)
      result += block.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { Substring($0) }
    }
    return result.joined(separator: "\n")
  }
}
