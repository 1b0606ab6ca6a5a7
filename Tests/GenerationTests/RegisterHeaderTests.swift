import Components
import Foundation
import Generation
import Testing

/// The C header says what the register map says, in C.
@Suite struct RegisterHeaderTests {
  @Test(.enabled(if: ToolRun.isInstalled("cc")), arguments: ["c99", "c11"])
  func compiles(standard: String) throws {
    let run = try compile("", ["-std=\(standard)", "-pedantic"])
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  @Test(.enabled(if: ToolRun.isInstalled("cc")))
  func agreesWithTheMap() throws {
    let design = try Repository.design(example: "maze-walker")
    var claims: [String] = []
    func claim(_ name: String, _ value: Int) {
      claims.append("_Static_assert(MAZE_WALKER_\(name) == \(value)u, \"\(name)\");")
    }
    for register in AgentRegisters(design.specification.learning).map.registers {
      claim("\(register.name)_OFFSET", register.offset)
      claim("\(register.name)_MASK", (1 << register.width) - 1)
      claim("\(register.name)_RESET", register.reset)
      for field in register.fields {
        claim("\(register.name)_\(field.name)_BIT", field.lowBit)
        claim(
          "\(register.name)_\(field.name)_MASK", ((1 << field.width) - 1) << field.lowBit)
      }
    }
    #expect(claims.count > 40)
    let run = try compile(claims.joined(separator: "\n"), ["-std=c11"])
    #expect(run.status == 0)
    #expect(run.output == "")
  }

  /// Compiles C text that includes the header twice.
  private func compile(_ text: String, _ arguments: [String]) throws -> ToolRun {
    let design = try Repository.design(example: "maze-walker")
    let header = try #require(design.companions.first { $0.name.hasSuffix(".h") })
    let include = "#include \"\(header.name)\"\n"
    return try withTemporaryFolder { folder in
      try OutputFolder(folder.path).write([
        header, GeneratedText(name: "main.c", text: include + include + text + "\nint used;\n"),
      ])
      return try ToolRun(
        "cc", ["-fsyntax-only", "-Wall", "-Wextra", "-Werror"] + arguments + ["main.c"], in: folder)
    }
  }
}
