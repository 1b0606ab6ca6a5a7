import Testing

/// The real imports, `Package.swift` and the table in `docs/architecture.md` held against each
/// other.
@Suite struct RoomTests {
  private let manifest: Manifest
  private let table: [String: Set<String>]

  init() throws {
    manifest = Manifest(try Repository.text(of: "Package.swift"))
    table = ArchitectureTable(try Repository.text(of: "docs/architecture.md")).sees
  }

  @Test func packageAndTableAgree() {
    #expect(manifest.rooms.count > 15)
    #expect(HouseRules.differences(manifest: manifest.rooms, table: table) == [])
  }

  @Test func everyFolderOfSourcesIsARoom() throws {
    let folders = Set(try Repository.swiftFiles(in: "Sources").compactMap { $0.path.secondPart })
    #expect(folders.subtracting(manifest.rooms.map(\.name)) == [])
  }

  @Test func aRoomImportsOnlyWhatTheTableAllows() throws {
    for room in manifest.rooms {
      for file in try Repository.swiftFiles(in: room.path) {
        let foreign = HouseRules.foreignImports(
          path: file.path, text: file.text, room: room.name, allowed: table[room.name] ?? [])
        #expect(foreign == [])
      }
    }
  }

  /// Otherwise a build succeeds or fails by the order in which targets happen to be built.
  @Test func aTestImportsOnlyWhatItDependsOn() throws {
    let sees = Dictionary(manifest.rooms.map { ($0.name, $0.sees) }) { first, _ in first }
    for tests in manifest.tests {
      let reached = closure(of: tests.sees, in: sees)
      for file in try Repository.swiftFiles(in: tests.path) {
        let foreign = HouseRules.foreignImports(
          path: file.path, text: file.text, room: tests.name, allowed: reached)
        #expect(foreign == [])
      }
    }
  }

  /// A golden model that saw the language could repeat the hardware's mistake.
  @Test func theGoldenModelNeverReachesTheLanguage() throws {
    var imports: [String: Set<String>] = [:]
    for room in manifest.rooms {
      let modules = try Repository.swiftFiles(in: room.path)
        .flatMap { ImportScanner.imports(in: $0.text).map(\.module) }
      imports[room.name] = Set(modules).union(room.sees).union(table[room.name] ?? [])
    }
    let reached = closure(of: ["Reference"], in: imports)
    #expect(reached.contains("Specifications"))
    #expect(reached.isDisjoint(with: ["HDL", "Components", "SystemVerilog", "CircuitSimulator"]))
  }
}

extension String {
  fileprivate var secondPart: String? {
    let parts = split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : nil
  }
}
