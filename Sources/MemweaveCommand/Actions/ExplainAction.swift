import DiagnosticPages
import Diagnostics

/// `memweave explain`: the page of an identifier, or all identifiers.
struct ExplainAction {
  let identifier: String?

  func perform() throws {
    guard let typed = identifier else {
      let width = DiagnosticPages.all.map(\.identifier.count).max() ?? 0
      for page in DiagnosticPages.all {
        let gap = String(repeating: " ", count: width - page.identifier.count + 2)
        Console.print("\(page.identifier)\(gap)\(page.summary)")
      }
      return
    }
    // As it may be copied from a message.
    let name = String(typed.drop { $0 == "[" }.prefix { $0 != "]" })
    guard let page = DiagnosticPages.named(name) else {
      let nearest = Suggestion.nearest(to: name, among: DiagnosticPages.all.map(\.identifier))
      throw Diagnostic(
        .error, "unknown-identifier", "there is no page about '\(name)'",
        remedy: nearest.map { "did you mean '\($0)'?" } ?? "'memweave explain' lists all")
    }
    Console.write(page.plainText, to: .standardOutput)
  }
}
