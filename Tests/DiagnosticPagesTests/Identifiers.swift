import Foundation

/// The identifiers that the rooms of the language can say, read from their sources.
enum Identifiers {
  static let rooms = ["HDL", "CircuitChecks", "CircuitSimulator", "Components", "SystemVerilog"]

  static func inSources() throws -> Set<String> {
    var found: Set<String> = []
    let sources = Page.folder.appendingPathComponent("../../Sources").standardized
    for room in rooms {
      let folder = sources.appendingPathComponent(room)
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        found.formUnion(identifiers(in: try String(contentsOf: file, encoding: .utf8)))
      }
    }
    return found
  }

  /// The first text that a diagnostic, a problem or a helper that makes one is given.
  static func identifiers(in source: String) -> [String] {
    let calls =
      #/
      (?: \.error , | \.warning , | [Pp]roblem\( | complain\( | refuse\( \s* (?: declaration , )? | what \s = \s \(
      | identifier: | remedy\) \s = \s \( )
      \s* "(?<name>[a-z]+(?:-[a-z]+)*)"
      /#
    return source.matches(of: calls).map { String($0.output.name) }
  }
}
