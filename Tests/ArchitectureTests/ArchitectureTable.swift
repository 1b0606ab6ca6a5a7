/// The table of rooms in `docs/architecture.md`: room, what lives there, imports.
struct ArchitectureTable {
  /// What each room may import.
  private(set) var sees: [String: Set<String>] = [:]

  init(_ text: String) {
    var isInTable = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
        $0.split(separator: " ").joined(separator: " ")
      }
      if cells.prefix(3) == ["room", "what lives there", "imports"] {
        isInTable = true
      } else if cells.count < 3 {
        isInTable = false
      } else if isInTable, let room = Self.names(in: cells[0]).first {
        sees[room] = Set(Self.names(in: cells[2]))
      }
    }
  }

  /// What stands between backticks.
  private static func names(in cell: String) -> [String] {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
