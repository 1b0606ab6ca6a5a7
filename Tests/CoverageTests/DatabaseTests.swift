import CoSimulation
import Diagnostics
import Foundation
import SystemVerilog
import Testing

@testable import Coverage

/// Runs add up in a file.
@Suite struct DatabaseTests {
  private static func temporary(_ body: (_ path: String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "memweave-coverage-\(UUID().uuidString).dat"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test func theFileIsReadBack() throws {
    try Self.temporary { path in
      let decade = try DecadeCoverage()
      let database = try decade.measured(seeds: [3, 30])
      #expect(try database.added(to: path) == database)
      let read = try CoverageDatabase(contentsOf: path)
      #expect(read.text == database.text)
      #expect(read.counts == database.counts)
      #expect(read.runs == 2)
      #expect(read.design == "decade")
    }
  }

  @Test func theOrderOfRunsDoesNotMatter() throws {
    let decade = try DecadeCoverage()
    try Self.temporary { path in
      for seed: UInt32 in [30, 3, 11] {
        _ = try decade.measured(seeds: [seed]).added(to: path)
      }
      #expect(
        try String(contentsOfFile: path, encoding: .utf8)
          == decade.measured(seeds: [3, 11, 30]).text)
    }
  }

  /// Many that add to one file at once lose nothing.
  @Test func manyAddAtOnce() async throws {
    let decade = try DecadeCoverage()
    let run = try decade.measured(seeds: [5])
    let path = NSTemporaryDirectory() + "memweave-coverage-\(UUID().uuidString).dat"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 { group.addTask { _ = try run.added(to: path) } }
      try await group.waitForAll()
    }
    let all = try CoverageDatabase(contentsOf: path)
    #expect(all.runs == 16)
    for (point, count) in run.counts.counts { #expect(all.counts.counts[point] == 16 * count) }
  }

  @Test func anotherTextIsRefused() throws {
    try Self.temporary { path in
      let file = SystemVerilogFile(name: "decade.sv", text: "module decade;\nendmodule\n")
      _ = try CoverageDatabase(of: "decade", files: [file]).added(to: path)
      let decade = try DecadeCoverage()
      let problem = #expect(throws: Diagnostic.self) {
        try decade.measured(seeds: [3]).added(to: path)
      }
      #expect(problem?.identifier == "coverage-of-other-design")
      #expect(throws: Diagnostic.self) { try decade.emptyDatabase.check(against: path) }
    }
  }

  @Test func whatIsNoCoverageIsLeftAlone() throws {
    try Self.temporary { path in
      let text = "a letter\nto somebody\n"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let decade = try DecadeCoverage()
      let problem = #expect(throws: Diagnostic.self) { try decade.emptyDatabase.added(to: path) }
      #expect(problem?.identifier == "coverage-head")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
    for path in ["/dev/null", NSTemporaryDirectory(), "/nowhere/c.dat"] {
      let problem = #expect(throws: Diagnostic.self) {
        try DecadeCoverage().emptyDatabase.added(to: path)
      }
      #expect(problem?.identifier == "coverage-not-writable")
    }
  }

  /// Verilator's own reader counts the same points.
  @Test func verilatorReadsTheFile() throws {
    try Self.temporary { path in
      let database = try DecadeCoverage().measured(seeds: [3]).added(to: path)
      let reader = Tool(
        name: "verilator_coverage", package: "verilator", purpose: "read coverage")
      let info = path + ".info"
      defer { try? FileManager.default.removeItem(atPath: info) }
      try ToolRunner().run(reader, ["--write-info", info, path])
      var expected: [Int: UInt64] = [:]
      for (point, count) in database.counts.counts where point.kind != .user {
        expected[point.line] = max(expected[point.line] ?? 0, count)
      }
      let text = try String(contentsOfFile: info, encoding: .utf8)
      #expect(text.contains("SF:rtl/decade.sv"))
      let lines = text.split(separator: "\n").filter { $0.hasPrefix("DA:") }
      #expect(!lines.isEmpty)
      // It tells the lines that points stand at.
      #expect(
        Set(lines.compactMap { Int($0.dropFirst(3).prefix { $0 != "," }) })
          .isSuperset(of: expected.keys))
    }
  }
}
