/// The rules of the house over given texts. Each answers with what breaks it, one line a finding.
enum HouseRules {
  /// Modules of the toolchain and the system, which any room may import.
  static let toolchain: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization",
    "Dispatch", "Testing",
  ]

  /// Imports of other rooms than the allowed ones.
  static func foreignImports(
    path: String, text: String, room: String, allowed: Set<String>
  ) -> [String] {
    let known = allowed.union(toolchain)
    return ImportScanner.imports(in: text).filter { !known.contains($0.module) }.map {
      "\(path):\($0.line): \(room) must not import \($0.module)"
    }
  }

  /// Where `Package.swift` and the table say different things.
  static func differences(manifest: [Room], table: [String: Set<String>]) -> [String] {
    let rooms = Dictionary(manifest.map { ($0.name, $0.sees) }) { first, _ in first }
    var found: [String] = []
    for name in Set(rooms.keys).union(table.keys).sorted() {
      guard let inManifest = rooms[name] else {
        found.append("\(name) is in the table, but not in Package.swift")
        continue
      }
      guard let inTable = table[name] else {
        found.append("\(name) is in Package.swift, but not in the table")
        continue
      }
      for other in inManifest.subtracting(inTable).sorted() {
        found.append("\(name) sees \(other) in Package.swift, but not in the table")
      }
      for other in inTable.subtracting(inManifest).sorted() {
        found.append("\(name) sees \(other) in the table, but not in Package.swift")
      }
    }
    return found
  }

  /// The most lines a Swift file may have.
  static let lineLimit = 450

  /// A file with more lines than that.
  static func tooLong(path: String, text: String) -> [String] {
    let count = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return count > lineLimit ? ["\(path): \(count) lines; at most \(lineLimit)"] : []
  }

  /// Tabs, and in code ways to end the process on bad input.
  static func badHabits(path: String, text: String) -> [String] {
    var found = lines(of: text) { $0.contains("\t") }.map { "\(path):\($0): a tab" }
    let code = SwiftText(text).code
    for word in ["fatalError(", "try!"] {
      found += lines(of: code) { $0.contains(word) }.map {
        "\(path):\($0): \(word) ends the process; throw a diagnostic"
      }
    }
    return found
  }

  /// Paths of one machine, such as a home folder, in code, text or comment.
  static func machinePaths(path: String, text: String) -> [String] {
    lines(of: text) { line in
      ["home", "Users", "root", "tmp", "opt", "work", "mnt"].contains { folder in
        line.ranges(of: "/\(folder)/").contains { range in
          line[..<range.lowerBound].last.map { !belongsToPath($0) } ?? true
        }
      }
    }.map { "\(path):\($0): a path of one machine" }
  }

  /// Whether what follows goes on with a path, as in `\(folder)/work/` and `a/tmp/b`.
  private static func belongsToPath(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || ")}]_.".contains(character)
  }

  /// The numbers of the lines that hold to `condition`, counted from 1.
  private static func lines(of text: String, where condition: (Substring) -> Bool) -> [Int] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { condition($0.element) }.map { $0.offset + 1 }
  }
}
