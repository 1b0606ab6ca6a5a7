import Testing

@testable import MemweaveCommand

@Suite struct UsageErrorTests {
  @Test(arguments: [
    ("generat a", "Unknown subcommand 'generat'. Did you mean 'generate'?"),
    ("frobnicate", "Unknown subcommand 'frobnicate'"),
    ("--verison", "Unknown option '--verison'. Did you mean '--version'?"),
    ("help generat", "Unknown subcommand 'generat'. Did you mean 'generate'?"),
    ("-- check", "Unknown option '--'"),
    ("generate", "Missing expected argument '<description>'"),
    ("generate a b", "Unexpected argument 'b'"),
    ("generate a -o", "Missing value for '--output <directory>'"),
    ("generate a -o --json", "Missing value for '--output <directory>'"),
    ("generate a --output=", "Missing value for '--output <directory>'"),
    ("generate a -o x --output y", "The option '--output' is given twice"),
    ("generate a -x", "Unknown option '-x'"),
    ("generate a --json", "Unknown option '--json'"),
    ("cosim a --sede 1", "Unknown option '--sede'. Did you mean '--seed'?"),
    ("cosim a --sede=1", "Unknown option '--sede'. Did you mean '--seed'?"),
    ("cosim a --json=true", "The flag '--json' takes no value"),
    ("cosim a --json --json", "The flag '--json' is given twice"),
    ("cosim a --seed 1 --seed=1", "The option '--seed' is given twice"),
    ("cosim a --seed", "Missing value for '--seed <seed>'"),
    ("compare a", "Missing expected option '--trace <file>'"),
    ("doctor a", "Unexpected argument 'a'"),
  ])
  func `what is refused`(line: String, message: String) {
    let error = #expect(throws: UsageError.self) { try parse(line) }
    #expect(error?.message == message)
    #expect(error?.status == .badInput)
  }

  @Test(arguments: ["-1", "4294967296", "99999999999999999999", "1e3", "x", "+1", "0x1", "1.0"])
  func `seeds out of range or spelled otherwise`(text: String) {
    let error = #expect(throws: UsageError.self) { try parse("cosim a --seed \(text)") }
    #expect(
      error?.message == "The value '\(text)' is invalid for '--seed <seed>': expected a whole "
        + "number from 0 to 4294967295")
  }

  @Test(arguments: ["0", "100001"])
  func `episodes out of range`(text: String) {
    let error = #expect(throws: UsageError.self) { try parse("run a --episodes=\(text)") }
    #expect(
      error?.message == "The value '\(text)' is invalid for '--episodes <episodes>': expected a "
        + "whole number from 1 to 100000")
  }

  @Test func `an empty argument`() {
    let error = #expect(throws: UsageError.self) { try Invocation.parse(["check", ""]) }
    #expect(error?.message == "The argument '<description>' is empty")
  }

  @Test func `the text for standard error`() {
    let error = #expect(throws: UsageError.self) { try parse("compare a --trac t") }
    #expect(
      error?.text == """
        Error: Unknown option '--trac'. Did you mean '--trace'?
        Usage: memweave compare <description> --trace <file> [--json]
          See 'memweave compare --help' for more information.

        """)
  }
}
