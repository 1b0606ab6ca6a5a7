import Foundation
import RegisterMaps
import TestSupport
import Testing

/// The map in other languages, held against their own tools.
@Suite struct RegisterTextTests {
  private let table: RegisterTable

  init() throws { table = try RegisterTable(TimerRegisters()) }

  @Test func theTextsAreAsRecorded() throws {
    for (name, text) in [
      ("timer_registers.h", table.cHeader(prefix: "TIMER")),
      ("timer_registers.md", table.markdown(title: "timer")),
      ("timer_registers.rdl", table.systemRDL()),
    ] {
      #expect(try ExpectedTexts().recorded(name, for: text) == text)
    }
  }

  @Test(arguments: [("cc", "-std=c99"), ("cc", "-std=c11"), ("g++", "-std=c++17")])
  func aProgramUsesTheHeader(compiler: String, standard: String) throws {
    let workspace = try Workspace()
    try workspace.write(table.cHeader(prefix: "TIMER"), to: "timer.h")
    try workspace.write(Self.program, to: "main.c")
    let compiled = try workspace.run(
      compiler,
      [
        standard, "-pedantic", "-Wall", "-Wextra", "-Wconversion", "-Werror", "main.c", "-o",
        "main",
      ]
    )
    #expect(compiled.status == 0)
    #expect(compiled.output == "")
    #expect(try workspace.run("./main", []).status == 0)
  }

  /// Includes the header twice, and drives registers that are an array of words.
  private static let program = """
    #include "timer.h"
    #include "timer.h"
    #include <stdint.h>

    static volatile uint32_t registers[16];

    static volatile uint32_t *at(uint32_t offset) { return &registers[offset / 4]; }

    int main(void) {
      uint32_t failures = 0;
      *at(TIMER_CONTROL_OFFSET) = TIMER_CONTROL_RESET;
      failures += TIMER_GET(*at(TIMER_CONTROL_OFFSET), TIMER_CONTROL_MODE) != TIMER_CONTROL_MODE_ONCE;
      *at(TIMER_CONTROL_OFFSET) = TIMER_SET(TIMER_CONTROL_MODE, TIMER_CONTROL_MODE_PERIODIC)
        | TIMER_CONTROL_RUN_MASK | TIMER_SET(TIMER_CONTROL_LEVEL, 7);
      failures += registers[0] != 0x0007000Bu;
      for (uint32_t index = 0; index < TIMER_COMPARES_COUNT; index++) {
        *at(TIMER_COMPARES_OFFSET(index)) = TIMER_SET(TIMER_COMPARES_ENABLE, 1) | index;
      }
      failures += registers[10] != 0x80000001u || registers[12] != 0x80000002u;
      failures += TIMER_GET(0x12345678u, TIMER_COUNT) != 0x12345678u;
      failures += (TIMER_STATUS_ALARMS_MASK >> TIMER_STATUS_ALARMS_SHIFT) != 0xFu;
      return failures == 0 ? 0 : 1;
    }

    """

  @Test func wideWordsHaveWideConstants() throws {
    let header = try RegisterTable(WideRegisters()).cHeader()
    #expect(
      header.contains("#define WIDE_REGISTERS_TOTAL_MASK 0xFFFFFFFFFFFFFFFFull\n"))
    #expect(header.contains("#define WIDE_REGISTERS_TOTAL_RESET 0x8000000000000001ull\n"))
  }

  @Test func remarksCannotLeaveTheirLine() throws {
    let table = try RegisterTable(UnrulyRegisters())
    let header = table.cHeader()
    #expect(header.contains("\n// One two | \"three\" \\ . (read/write)\n"))
    #expect(table.markdown().contains("one two \\| \"three\" \\"))
    #expect(table.systemRDL().contains(#"desc = "one\#ntwo | \"three\" \\";"#))
  }

  /// SystemRDL's reference compiler reads the text and finds what the map says.
  @Test func theSystemRDLCompilerReadsTheSame() throws {
    let workspace = try Workspace()
    try workspace.write(table.systemRDL(), to: "timer.rdl")
    let read = try SystemRDLCompiler.dump("timer.rdl", in: workspace)
    #expect(read.status == 0)
    var expected: [String] = []
    for word in table.words {
      expected.append("register \(word.name) \(word.offset)")
      for field in word.register.fields {
        let codes = field.cases.map { " \($0.name)=\($0.code)" }.joined()
        let hasReset = field.access != .readOnly
        expected.append(
          "field \(field.name ?? "value") \(field.lowBit) \(field.width) "
            + "\(field.access.isReadable) \(field.access.isWritable) "
            + (hasReset ? "\(field.reset)" : "none") + codes)
      }
    }
    #expect(read.output == expected.map { $0 + "\n" }.joined())
  }
}

struct WideRegisters: RegisterMap {
  let dataWidth = 64
  let total = BusRegister(at: 8, width: 64, .readWrite, reset: 0x8000_0000_0000_0001)
}

private struct UnrulyRegisters: RegisterMap {
  let register = BusRegister(at: 0, width: 1, .readWrite, "one\ntwo | \"three\" \\")
}
