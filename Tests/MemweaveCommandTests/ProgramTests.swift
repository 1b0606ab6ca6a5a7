import Foundation
import Testing

@testable import MemweaveCommand

@Suite struct ProgramTests {
  @Test func generatesAFolder() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run("generate", "small.yaml", "-o", "hardware")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("small-walker: "))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.appendingPathComponent("hardware").path
    ).sorted()
    #expect(
      names == [
        "macros", "rtl", "sim", "small_walker.core", "small_walker.f", "small_walker_registers.h",
        "small_walker_registers.md", "small_walker_registers.rdl", "small_walker_synthesis.f",
        "swift", "synthesis", "systemc",
      ])
  }

  @Test func checksWithoutWriting() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run("check", "small.yaml")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "small-walker: 16 states x 4 actions, 192 cells in 16 rows x 12 columns: no problems\n")
    #expect(program.contents == ["small.yaml"])
  }

  @Test(arguments: [
    ("", "empty.yaml:1:1: error: the description is empty"),
    (
      smallDescription.replacing("16", with: "-16"),
      "error: 'states' is -16; expected a whole number"
    ),
    (smallDescription.replacing("16", with: "1000000000"), "error: 'states' is 1000000000"),
    (smallDescription.replacing("small-walker", with: "module"), "reserved word"),
    (
      smallDescription.replacing("small-walker", with: "\"a; rm -rf .\""),
      "error: 'name' is 'a; rm -rf .';"
    ),
    (smallDescription.replacing("states", with: "stats"), "did you mean 'states'?"),
    (smallDescription + "\nclock: 5 kg", "clock"),
  ])
  func badDescriptionsEndWithTwoAndWriteNothing(_ text: String, _ message: String) throws {
    let program = try Program()
    try program.write(text, to: "empty.yaml")
    let outcome = try program.run("generate", "empty.yaml", "-o", "hardware")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains(message))
    #expect(outcome.errors.contains("empty.yaml:"))
    #expect(program.contents == ["empty.yaml"])
  }

  @Test func anOutputFolderThatIsAFileIsRefused() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    try program.write("mine", to: "hardware")
    let outcome = try program.run("generate", "small.yaml", "-o", "hardware")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("[output-is-file]"))
    #expect(program.contents == ["hardware", "small.yaml"])
  }

  @Test(arguments: [1, 424242])
  func cosimulatesTheMazeWalker(seed: Int) throws {
    let program = try Program()
    let outcome = try program.run("cosim", Program.mazeWalker, "--seed", "\(seed)", "--json")
    #expect(outcome.status == 0)
    let object = try report(outcome.output)
    #expect(object["design"] as? String == "maze-walker")
    #expect(object["seed"] as? Int == seed)
    #expect(object["mismatches"] as? Int == 0)
    #expect(object["converged"] as? Bool == true)
    #expect(object["firstMismatch"] == nil)
    #expect((object["path"] as? [Int])?.count == 19)
    for key in ["transactions", "episodes", "cycles"] {
      #expect(object[key] as? Int ?? 0 > 0)
    }
  }

  @Test func hardwareAndReferenceGoTheSameWay() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let hardware = try program.run("cosim", "small.yaml", "--seed", "7", "--json")
    let reference = try program.run("reference", "small.yaml", "--seed", "7", "--json")
    #expect(hardware.status == 0 && reference.status == 0)
    let (found, expected) = (try report(hardware.output), try report(reference.output))
    for key in ["transactions", "episodes"] {
      #expect(found[key] as? Int == expected[key] as? Int)
    }
    #expect(found["path"] as? [Int] == expected["path"] as? [Int])
  }

  @Test func editedHardwareIsHeldAgainstTheReference() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    #expect(try program.run("generate", "small.yaml", "-o", "hardware").status == 0)
    let file = program.folder.appendingPathComponent("hardware/rtl/greedy_maximum.sv")
    let text = try String(contentsOf: file, encoding: .utf8)
    let edited = text.replacing(" > ", with: " >= ")
    #expect(edited != text)
    try edited.write(to: file, atomically: true, encoding: .utf8)

    let outcome = try program.run("cosim", "small.yaml", "--rtl", "hardware", "--json")
    #expect(outcome.status == 1)
    let object = try report(outcome.output)
    #expect(object["mismatches"] as? Int == 1)
    let mismatch = try #require(object["firstMismatch"] as? [String: Any])
    #expect(mismatch["stage"] as? String == "policy")
    #expect(mismatch["transaction"] as? Int == 1)

    try (text + "\nmodule").write(to: file, atomically: true, encoding: .utf8)
    let broken = try program.run("cosim", "small.yaml", "--rtl", "hardware")
    #expect(broken.status == 3)
    #expect(broken.errors.contains("rtl/greedy_maximum.sv:"))
  }

  @Test func aFewTransactionsAreNamedThatFailToo() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    #expect(try program.run("generate", "small.yaml", "-o", "hardware").status == 0)
    let file = program.folder.appendingPathComponent("hardware/rtl/temporal_difference.sv")
    let text = try String(contentsOf: file, encoding: .utf8)
    let edited = text.replacing(
      "error_o = error_held_q;", with: "error_o = (|error_held_q) ? ~error_held_q : '0;")
    #expect(edited != text)
    try edited.write(to: file, atomically: true, encoding: .utf8)

    let outcome = try program.run("cosim", "small.yaml", "--rtl", "hardware")
    #expect(outcome.status == 1)
    let line = try #require(outcome.output.split(separator: "\n").last)
    let words = line.split(separator: " ").map(String.init)
    #expect(words.starts(with: ["reproduce", "with:", "memweave", "cosim", "small.yaml"]))
    #expect(words.contains("--transactions"))
    let again = try program.run(Array(words.dropFirst(3)))
    #expect(again.status == 1)
    #expect(again.output.contains("  transactions           1\n"))
    #expect(again.output.contains("stage temporal-difference error"))

    let wrong = try program.run("cosim", "small.yaml", "--transactions", "1,x")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("'x' in '--transactions 1,x' is no number"))
    let beyond = try program.run("cosim", "small.yaml", "--transactions", "999999")
    #expect(beyond.status == 2)
    #expect(beyond.errors.contains("there is no transaction 999999"))
  }

  @Test(arguments: [
    ("axi_bresp_o = write_result_q;", "axi_bresp_o = 2'd2;", "was answered with 2 (SLVERR"),
    ("assign axi_bvalid_o = responding_q;", "assign axi_bvalid_o = 1'b0;", "bvalid"),
    ("always_ff @", "always @(posedge clk_i) if (axi_awvalid_i) $stop;\nalways_ff @", "stopped"),
  ])
  func hardwareThatDoesNotAnswerIsAMismatch(
    _ text: String, _ fault: String, _ finding: String
  ) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    #expect(try program.run("generate", "small.yaml", "-o", "hardware").status == 0)
    let file = program.folder.appendingPathComponent("hardware/rtl/axi4_lite_subordinate_7_32.sv")
    let generated = try String(contentsOf: file, encoding: .utf8)
    #expect(generated.contains(text))
    try generated.replacing(text, with: fault).write(
      to: file, atomically: true, encoding: .utf8)
    let outcome = try program.run("cosim", "small.yaml", "--rtl", "hardware", "--json")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains(finding), "\(outcome.output)")
  }

  @Test func aTraceIsComparedLineByLine() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let recorded = try program.run(
      "cosim", "small.yaml", "--episodes", "3", "--trace", "run.jsonl")
    #expect(recorded.status == 0)
    #expect(try program.run("compare", "small.yaml", "--trace", "run.jsonl").status == 0)

    let file = program.folder.appendingPathComponent("run.jsonl")
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(
      String.init)
    lines[5] = lines[5].replacing("\"latency\":", with: "\"latency\":9")
    try program.write(lines.joined(separator: "\n"), to: "edited.jsonl")
    let edited = try program.run("compare", "small.yaml", "--trace", "edited.jsonl", "--json")
    #expect(edited.status == 1)
    let mismatch = try #require(try report(edited.output)["firstMismatch"] as? [String: Any])
    #expect(mismatch["stage"] as? String == "timing")
    #expect(mismatch["transaction"] as? Int == 5)

    lines[5] = "{\"input\":"
    try program.write(lines.joined(separator: "\n"), to: "torn.jsonl")
    let torn = try program.run("compare", "small.yaml", "--trace", "torn.jsonl")
    #expect(torn.status == 2)
    #expect(torn.errors.contains("torn.jsonl:6: error: this line is not a transaction"))
  }

  @Test func withoutVerilatorItSaysWhatToInstall() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run("cosim", "small.yaml", environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("apt-get install verilator"))
    #expect(try program.run("doctor", environment: ["PATH": "/nowhere"]).status == 3)
    #expect(try program.run("doctor").status == 0)
  }

  @Test func aPageIsExplained() throws {
    let program = try Program()
    let page = try program.run("explain", "[width-mismatch]")
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("# `width-mismatch`\n\nValues of different widths meet"))
    #expect(!page.output.contains("<!--"))
    #expect(try program.run("explain").output.contains("\nlatch "))
    let unknown = try program.run("explain", "width-mismash")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean 'width-mismatch'?"))
  }

  @Test func runReportsEverything() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run("run", "small.yaml", "-o", "hardware")
    #expect(outcome.status == 0)
    for part in [
      "mismatches             0", "device, normalised", "best constant,", "files in hardware",
      "┌",
    ] {
      #expect(outcome.output.contains(part))
    }
  }

  private func report(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
