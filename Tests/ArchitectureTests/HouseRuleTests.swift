import Testing

/// The rules fail on what they are there to find.
@Suite struct HouseRuleTests {
  @Test func aForbiddenImportIsFound() {
    let found = HouseRules.foreignImports(
      path: "Sources/Reference/Tile.swift", text: "import Specifications\nimport HDL\n",
      room: "Reference", allowed: ["Specifications"])
    #expect(found == ["Sources/Reference/Tile.swift:2: Reference must not import HDL"])
  }

  @Test func aModuleNobodyKnowsIsFound() {
    let found = HouseRules.foreignImports(
      path: "a.swift", text: "import Alamofire", room: "HDL", allowed: [])
    #expect(found == ["a.swift:1: HDL must not import Alamofire"])
  }

  @Test func packageAndTableThatDifferAreFound() {
    let rooms = [
      Room(name: "HDL", sees: ["Diagnostics"], path: "Sources/HDL"),
      Room(name: "YAML", sees: [], path: "Sources/YAML"),
    ]
    let found = HouseRules.differences(
      manifest: rooms, table: ["HDL": ["YAML"], "Reference": []])
    #expect(
      found == [
        "HDL sees Diagnostics in Package.swift, but not in the table",
        "HDL sees YAML in the table, but not in Package.swift",
        "Reference is in the table, but not in Package.swift",
        "YAML is in Package.swift, but not in the table",
      ])
  }

  @Test func whatIsReachedThroughOthersIsFound() {
    let sees: [String: Set<String>] = ["Reference": ["Helper"], "Helper": ["HDL"], "HDL": []]
    #expect(closure(of: ["Reference"], in: sees) == ["Reference", "Helper", "HDL"])
  }

  @Test func badHabitsAreFound() {
    let text = "let a = try! b() // fatalError(\n\tfatalError(\"try!\")\n"
    #expect(
      HouseRules.badHabits(path: "a.swift", text: text) == [
        "a.swift:2: a tab",
        "a.swift:2: fatalError( ends the process; throw a diagnostic",
        "a.swift:1: try! ends the process; throw a diagnostic",
      ])
  }

  @Test func aFileThatIsTooLongIsFound() {
    let long = String(repeating: "\n", count: HouseRules.lineLimit + 1)
    #expect(HouseRules.tooLong(path: "a.swift", text: long) == ["a.swift: 451 lines; at most 450"])
    #expect(HouseRules.tooLong(path: "a.swift", text: String(long.dropLast())) == [])
  }

  @Test func pathsOfOneMachineAreFound() {
    let text = """
      // see /home/ada/notes
      let a = "/tmp/x", b = "\\(folder)/work/x", c = "/usr/bin/env"
      """
    #expect(
      HouseRules.machinePaths(path: "a.swift", text: text) == [
        "a.swift:1: a path of one machine", "a.swift:2: a path of one machine",
      ])
    #expect(HouseRules.machinePaths(path: "a.swift", text: "\"\\(folder)/work/x\"") == [])
  }

  @Test func theManifestIsReadFromItsText() {
    let manifest = Manifest(
      """
      func room(_ name: String) -> Target { .target(name: name) }
      let package = Package(
        targets: [
          room("HDL", sees: ["Diagnostics"]),  // room("Commented")
          room(
            "YAML",
            sees: [
              "CYAML", "Diagnostics",
            ]),
          .systemLibrary(name: "CYAML", path: "Sources/CYAML", providers: [.apt(["libyaml-dev"])]),
          .target(name: "Templates", path: "templates", resources: [.embedInCode("a.sv")]),
          .executableTarget(name: "Command", dependencies: ["HDL"]),
          tests(of: "HDL", with: ["YAML"]),
          .testTarget(name: "ArchitectureTests"),
        ])
      """)
    #expect(
      Set(manifest.rooms) == [
        Room(name: "HDL", sees: ["Diagnostics"], path: "Sources/HDL"),
        Room(name: "YAML", sees: ["CYAML", "Diagnostics"], path: "Sources/YAML"),
        Room(name: "CYAML", sees: [], path: "Sources/CYAML"),
        Room(name: "Templates", sees: [], path: "templates"),
        Room(name: "Command", sees: ["HDL"], path: "Sources/Command"),
      ])
    #expect(
      manifest.tests == [
        Room(name: "HDLTests", sees: ["HDL", "YAML"], path: "Tests/HDLTests"),
        Room(name: "ArchitectureTests", sees: [], path: "Tests/ArchitectureTests"),
      ])
  }

  @Test func theTableIsReadFromItsText() {
    let table = ArchitectureTable(
      """
      | room | what lives there | imports |
      |---|---|---|
      | `HDL` | modules → `Circuit` | `Diagnostics` |
      | `YAML` | nodes | – |

      | other | table | here |
      | `A` | b | `C` |
      """)
    #expect(table.sees == ["HDL": ["Diagnostics"], "YAML": []])
  }
}
