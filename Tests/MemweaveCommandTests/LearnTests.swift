import Foundation
import Testing

@testable import MemweaveCommand

/// `memweave learn`, through the program.
@Suite struct LearnTests {
  @Test func `the page of results holds what a reduced run prints`() throws {
    let page = try String(
      contentsOf: Program.root.appendingPathComponent("docs/results/q-learning.md"),
      encoding: .utf8)
    let outcome = try Program().run("learn", Program.mazeWalker, "--seeds", "3")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("device, normalised, exponent 0.8"))
    #expect(page.contains("```\n\(outcome.output)```"))
  }

  @Test func `golden model and RTL learn the same, by every strategy`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    func rows(_ model: String) throws -> String {
      let outcome = try program.run(
        "learn", "small.yaml", "--model", model, "--seeds", "2")
      #expect(outcome.status == 0)
      return outcome.output.split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    let golden = try rows("golden")
    #expect(golden.split(separator: "\n").count == 42)
    #expect(try rows("rtl") == golden)
  }

  @Test func `curves are written, and without gnuplot as CSV only`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run(
      "learn", "small.yaml", "--seeds", "2", "-o", "curves", "--json",
      environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("apt-get install gnuplot-nox"))
    let folder = program.folder.appendingPathComponent("curves")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(
      names == ["curves.csv", "curves.gp", "learning-rates.csv", "values-1.svg", "values-2.svg"])
    let rates = try String(
      contentsOf: folder.appendingPathComponent("learning-rates.csv"), encoding: .utf8)
    #expect(rates.split(separator: "\n").count == 201)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["seeds"] as? Int == 2)
  }

  @Test(arguments: [
    (["--dynamic", "--maze", "m"], "--dynamic has its own mazes"),
    (["--dynamic", "-o", "d"], "of a single maze"),
    (["--report", "r", "--json"], "--report takes no option but --seeds"),
    (["--model", "rlt"], "expected one of float, golden, rtl"),
    (["--seeds", "0"], "expected a whole number"),
  ])
  func `contradictions end with 2`(words: [String], message: String) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let outcome = try program.run(["learn", "small.yaml"] + words)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message))
    #expect(program.contents == ["small.yaml"])
  }

  @Test func `a sequence of mazes needs 64 states`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let small = try program.run("learn", "small.yaml", "--dynamic")
    #expect(small.status == 2)
    #expect(small.errors.contains("the maze has 64 cells, the agent has 16 states"))
  }
}
