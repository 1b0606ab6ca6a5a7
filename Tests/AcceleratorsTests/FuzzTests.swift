import Memweave
import Testing

/// Whatever stands in a file, the answer is a specification or a report with places.
@Suite struct FuzzTests {
  private static let pieces = [
    "-", "0", "1", "99999999999999999999", "-1", "1e309", "1e-400", "0.5", ".", ":", ": ", "\n",
    "  ", "\t", "{", "}", "[", "]", "'", "\"", "#", "&a ", "*a", "!!int ", "|\n", "~", "null",
    "true",
    "5 V", "1 fS", "9 GHz", "1e5 A", "-1 A", "255", "4096", "; rm -rf /", "é", "\u{0}", "---\n",
    "states: 5\n", "bits: 4\n", "slices: 1\n", "module", "walker", "learning:", "limit: 0 V",
  ]

  @Test(arguments: 0..<8)
  func `a mutated description is read or refused`(part: UInt64) throws {
    let shipped = try Array(Repository.text("examples/maze-walker.yaml").unicodeScalars)
    var numbers = SeededNumbers(seed: part)
    for _ in 0..<250 {
      let text = Self.mutated(shipped, using: &numbers)
      do {
        let specification = try AcceleratorDescription(yaml: text, file: "a.yaml").specification()
        #expect(specification.tile.cells <= 262_144)
      } catch {
        #expect(error.hasErrors)
        #expect(error.diagnostics.allSatisfy { $0.place?.file == "a.yaml" }, "\(text)")
      }
    }
  }

  private static func mutated(
    _ original: [Unicode.Scalar], using numbers: inout SeededNumbers
  ) -> String {
    var text = original
    for _ in 0..<Int.random(in: 1...4, using: &numbers) {
      let start = Int.random(in: 0...text.count, using: &numbers)
      let end = min(text.count, start + Int.random(in: 0...12, using: &numbers))
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: text[start..<end], at: text.startIndex)
      case 2: replaceNumber(in: &text, after: start, using: &numbers)
      default: text.replaceSubrange(start..<end, with: piece(using: &numbers))
      }
    }
    return String(String.UnicodeScalarView(text))
  }

  private static func piece(using numbers: inout SeededNumbers) -> String.UnicodeScalarView {
    pieces[Int.random(in: pieces.indices, using: &numbers)].unicodeScalars
  }

  /// So that most mutations are still YAML.
  private static func replaceNumber(
    in text: inout [Unicode.Scalar], after start: Int, using numbers: inout SeededNumbers
  ) {
    let digits = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    guard let first = text[start...].firstIndex(where: digits) else { return }
    let end = text[first...].firstIndex { !digits($0) } ?? text.endIndex
    text.replaceSubrange(first..<end, with: piece(using: &numbers))
  }
}
