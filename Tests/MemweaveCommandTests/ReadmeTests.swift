import Foundation
import Testing

/// The README keeps its word.
@Suite struct ReadmeTests {
  private let text: String

  init() throws {
    text = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
  }

  @Test func itsDescriptionIsGood() throws {
    let blocks = text.split(separator: "```yaml\n").dropFirst()
    let description = try #require(blocks.first?.split(separator: "```").first)
    let program = try Program()
    try program.write(String(description), to: "walker.yaml")
    let outcome = try program.run("check", "walker.yaml")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
  }

  @Test func itShowsWhatRunPrints() throws {
    let program = try Program()
    let outcome = try program.run("run", Program.mazeWalker, "-o", "out/maze-walker")
    #expect(outcome.status == 0)
    let printed = outcome.output.split(separator: "\n").filter { !$0.contains("  model  ") }
    for line in printed { #expect(text.contains(line)) }
  }

  @Test func thePagesItNamesAreThere() {
    for target in text.matches(of: /\]\(([a-z][^)]*)\)/).map({ String($0.1) }) {
      let place = Program.root.appendingPathComponent(target).path
      #expect(FileManager.default.fileExists(atPath: place), "\(target)")
    }
  }
}
