import Foundation
import Testing

/// `memweave coverage` and `memweave cosim --coverage`.
@Suite struct CoverageCommandTests {
  private static let scorer = """
    name: scorer
    layers:
      - weights: [[3, -1], [-1, 5]]
        input-bits: 2
    tiles: {rows: 2, columns: 16, converters: 1}
    mapping: {weight-bits: 4}

    """

  @Test func `a component is measured, told and written down`() throws {
    let program = try Program()
    let words = ["coverage", "counter", "--coverage", "c.dat"]
    let told = try program.run(words + ["--html", "c.html", "--report", "c.md"])
    #expect(told.status == 0, "\(told.errors)")
    #expect(told.output.hasPrefix("counter: coverage of 1 run\n"))
    #expect(program.contents == ["c.dat", "c.html", "c.md"])
    let page = try String(
      contentsOf: program.folder.appendingPathComponent("c.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))

    // A second run is added to the first.
    let again = try program.run(words + ["--seed", "9", "--json"])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [[String: Any]])
    #expect(report.first?["subject"] as? String == "counter")
    #expect(report.first?["runs"] as? Int == 2)

    // Where nothing was reached, all is told, and the goal is missed.
    let file = program.folder.appendingPathComponent("c.dat")
    let data = try String(contentsOf: file, encoding: .utf8)
    try data.replacing(/' [0-9]+\n/, with: "' 0\n").write(
      to: file, atomically: true, encoding: .utf8)
    let nothing = try program.run(words + ["--runs", "0"])
    #expect(nothing.status == 1)
    #expect(nothing.output.contains("not reached: Components/Counter.swift:"))
    #expect(try program.run(words + ["--runs", "0", "--lines", "0", "--toggles", "0"]).status == 0)

    // Another component's runs are not added to these.
    let other = try program.run("coverage", "lfsr", "--coverage", "c.dat")
    #expect(other.status == 2)
    #expect(other.errors.contains("[coverage-of-other-design]"))
  }

  @Test func `runs of one's own are added up and told`() throws {
    let program = try Program()
    try program.write(Self.scorer, to: "scorer.yaml")
    for (seed, runs) in [("1", 1), ("2", 2)] {
      let outcome = try program.run(
        "cosim", "scorer.yaml", "--vectors", "4", "--seed", seed, "--coverage", "c.dat")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("c.dat, runs: \(runs)"))
    }
    let told = try program.run("coverage", "scorer.yaml", "--coverage", "c.dat", "--runs", "0")
    #expect(told.output.hasPrefix("scorer: coverage of 2 runs\n"), "\(told.errors)")
    #expect(told.output.contains("matrix_layer_0 "))
  }

  @Test(arguments: [
    ("coverage nothing", "unknown-component"),
    ("coverage nothing.yaml", "file-missing"),
    ("coverage --coverage c.dat", "coverage-of-several"),
    ("coverage counter --runs 0", "coverage-nothing"),
    ("coverage counter --runs 0 --coverage c.dat", "coverage-missing"),
    ("coverage counter --runs 0 --coverage letter.txt", "coverage-head"),
    ("coverage q-learning-controller", "coverage-free-units"),
    ("coverage .", "no-descriptions"),
    ("cosim small.yaml --coverage c.dat --rtl hardware", "coverage-rtl"),
    ("cosim small.yaml --coverage c.dat --backend swift", "backend-coverage"),
    ("cosim small.yaml --coverage letter.txt", "coverage-head"),
  ])
  func `what cannot be done is told before anything is`(line: String, problem: String) throws {
    let program = try Program()
    if line.contains("small") { try program.write(smallDescription, to: "small.yaml") }
    try program.write("a letter\nto somebody\n", to: "letter.txt")
    let before = program.contents
    let outcome = try program.run(line.split(separator: " ").map(String.init))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("[\(problem)]"), "\(outcome.errors)")
    #expect(program.contents == before)
  }
}
