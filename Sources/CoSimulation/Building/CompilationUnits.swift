/// The C++ files that Verilator wrote, in groups that are compiled side by side: what runs in every
/// clock cycle apart from what runs once, and neither too long.
///
/// Each group is one translation unit, in which calls between the parts are inlined. Which parts go
/// together depends on the parts alone, not on the machine.
struct CompilationUnits {
  /// In bytes of C++: some 0.3 s of compiling.
  private static let most = 400_000
  /// All that is shorter is one unit: compiling it takes no longer than reading the headers.
  private static let least = 60_000

  let units: [ModelCompiler.Unit]

  /// - Parameters:
  ///   - parts: the names and sizes of the files.
  ///   - preamble: stands before every unit.
  ///   - glue: a file that belongs to what runs in every clock cycle; it may need other parts.
  init(_ parts: [(name: String, bytes: Int)], preamble: String, glue: String? = nil) {
    let isShort = parts.reduce(0) { $0 + $1.bytes } < Self.least
    let hot = Self.groups(parts.filter { isShort || !Self.runsOnce($0.name) })
    let cold = Self.groups(parts.filter { !isShort && Self.runsOnce($0.name) })
    func unit(_ kind: String, _ index: Int, _ names: [String]) -> ModelCompiler.Unit {
      ModelCompiler.Unit(
        name: "\(kind)\(index)",
        text: preamble + names.map { "#include \"\($0)\"\n" }.joined(), isHot: kind == "hot")
    }
    let glued = glue.map { [$0] } ?? []
    units =
      (hot.isEmpty ? [[]] : hot).enumerated().map {
        unit("hot", $0, $0 == 0 ? $1 + glued : $1)
      } + cold.enumerated().map { unit("cold", $0, $1) }
  }

  /// What Verilator itself takes out of what runs in every clock cycle.
  private static func runsOnce(_ name: String) -> Bool {
    ["__Slow", "__ConstPool", "__Syms", "__Dpi"].contains { name.contains($0) }
  }

  /// Neighbours together, as long as they are short.
  private static func groups(_ parts: [(name: String, bytes: Int)]) -> [[String]] {
    var groups: [[String]] = []
    var size = Int.max
    for (name, bytes) in parts {
      if size > most - min(bytes, most) {
        groups.append([])
        size = 0
      }
      groups[groups.count - 1].append(name)
      size += bytes
    }
    return groups
  }
}
