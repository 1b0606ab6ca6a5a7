import DiagnosticPages
import Diagnostics
import Foundation
import Testing

/// Every identifier has a page, with an example of the mistake that really brings it, the message as
/// it is, and a mend that is without it. `UPDATE_EXPECTED=1` records messages, index and table anew.
@Suite struct DiagnosticPagesTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1"

  private func compare(_ text: String, with file: URL) throws {
    if Self.isUpdating { try text.write(to: file, atomically: true, encoding: .utf8) }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(recorded == text, "\(file.lastPathComponent)")
  }

  @Test(arguments: Page.all)
  func thePageTellsTheTruth(_ page: Page) throws {
    let report = try page.report()
    #expect(report.diagnostics.contains { $0.identifier == page.identifier })
    let places = report.diagnostics.flatMap { [$0.place] + $0.notes.map(\.place) }
    #expect(places.allSatisfy { $0.map { $0.line > 0 } ?? true }, "beyond the example: \(report)")
    #expect(page.complaintsAboutMend == [])
    let text = try String(contentsOf: page.url, encoding: .utf8)
    try compare(page.filled(text), with: page.url)
    #expect(text.hasPrefix("# `\(page.identifier)`\n"))
    for mark in ["mistake", "message", "mend"] { #expect(text.contains("<!-- \(mark) -->")) }
  }

  @Test func everyIdentifierHasItsPageAndEveryPageItsIdentifier() throws {
    let said = try Identifiers.inSources()
    let pages = try FileManager.default.contentsOfDirectory(atPath: Page.pages.path)
    let written = Set(pages.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) })
    let shown = Set(Page.all.map(\.identifier))
    let help =
      "add Tests/DiagnosticPagesTests/Examples/<identifier>.swift, list it in Page+All.swift"
      + " and write docs/checks/pages/<identifier>.md with the three marks"
    #expect(said.subtracting(written).sorted() == [], "identifiers without a page: \(help)")
    #expect(written.subtracting(said).sorted() == [], "pages without an identifier")
    #expect(shown.symmetricDifference(written).sorted() == [], "examples and pages: \(help)")
    let examples = try FileManager.default.contentsOfDirectory(
      atPath: Page.folder.appendingPathComponent("Examples").path)
    #expect(Set(examples) == Set(shown.map { "\($0).swift" }))
  }

  @Test func theIndexListsAllPages() throws {
    let index = Page.pages.deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: index, encoding: .utf8)
    let introduction = text.prefix(upTo: text.firstRange(of: "\n| ")?.lowerBound ?? text.endIndex)
    let rows = DiagnosticPages.all.map { page in
      "| [`\(page.identifier)`](pages/\(page.identifier).md) | \(page.summary) |"
    }
    let table = ["| identifier | what is wrong |", "|---|---|"] + rows
    try compare(introduction + "\n" + table.joined(separator: "\n") + "\n", with: index)
  }

  @Test func theProgramHasAllPages() throws {
    let table = Page.pages.deletingLastPathComponent()
      .appendingPathComponent("DiagnosticPages+Table.swift")
    let rows = Page.all.map(\.identifier).sorted().map { identifier in
      "    (\"\(identifier)\", PackageResources.\(identifier.replacing("-", with: "_"))_md),"
    }
    let text = """
      extension DiagnosticPages {
        /// Every page, as it lies in `pages`; the tests write this list.
        static let table: [(identifier: String, bytes: [UInt8])] = [
      \(rows.joined(separator: "\n"))
        ]
      }

      """
    try compare(text, with: table)
    // What was recorded just now is in the next build.
    for page in Page.all where !Self.isUpdating {
      let embedded = try #require(DiagnosticPages.named(page.identifier))
      let file = try String(contentsOf: page.url, encoding: .utf8)
      #expect(embedded.text == file, "\(page.identifier)")
      #expect(!embedded.summary.isEmpty)
    }
    #expect(DiagnosticPages.named("no-such-thing") == nil)
  }

  @Test func identifiersAreFoundInAnySource() {
    let source = """
      Diagnostic(
        .error, "one-thing", "message")
      Problem("another", "x"); problem("third", a); refuse(declaration, "fourth-thing", "y")
      (identifier, remedy) = ("fifth", "z"); let name = "not-one"
      """
    #expect(
      Identifiers.identifiers(in: source) == [
        "one-thing", "another", "third", "fourth-thing", "fifth",
      ])
  }
}
