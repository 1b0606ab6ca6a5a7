import Components
import Foundation
import Generation
import RegisterMaps
import Testing

/// The shipped C header says what the register map says, in C.
@Suite struct RegisterHeaderTests {
  @Test(.enabled(if: ToolRun.isInstalled("cc")))
  func agreesWithTheMap() throws {
    let design = try Repository.design(example: "maze-walker")
    var claims: [String] = []
    func claim(_ name: String, _ value: some BinaryInteger) {
      claims.append("_Static_assert(MAZE_WALKER_\(name) == \(value)u, \"\(name)\");")
    }
    let table = try RegisterTable(AgentRegisters(design.specification))
    for register in table.registers {
      let name = register.name.uppercased()
      claim("\(name)_OFFSET", register.offset)
      claim("\(name)_MASK", register.mask)
      claim("\(name)_RESET", register.reset)
      for field in register.fields {
        guard let fieldName = field.name?.uppercased() else { continue }
        claim("\(name)_\(fieldName)_SHIFT", field.lowBit)
        claim("\(name)_\(fieldName)_MASK", field.mask)
      }
    }
    #expect(claims.count > 40)
    let run = try compile(claims.joined(separator: "\n"))
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  private func compile(_ text: String) throws -> ToolRun {
    let design = try Repository.design(example: "maze-walker")
    let header = try #require(design.companions.first { $0.name.hasSuffix(".h") })
    return try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write([
        header,
        GeneratedText(
          name: "main.c", text: "#include \"\(header.name)\"\n" + text + "\nint used;\n"),
      ])
      return try ToolRun(
        "cc", ["-std=c11", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "main.c"], in: folder)
    }
  }
}
