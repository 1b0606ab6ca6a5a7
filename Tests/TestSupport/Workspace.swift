import Foundation
import SystemVerilog

/// A directory of its own for one test's files, removed at the end.
public final class Workspace {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes the files and returns their names.
  public func write(_ files: [SystemVerilogFile]) throws -> [String] {
    for file in files { try write(file.text, to: file.name) }
    return files.map(\.name)
  }

  public func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  public func write(_ text: String, to name: String) throws {
    try text.write(to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  /// What the command printed, on both channels, and its status.
  public func run(_ command: String, _ arguments: [String]) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.currentDirectoryURL = url
    let log = url.appendingPathComponent("log-\(UUID().uuidString)")
    try Data().write(to: log)
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: log, encoding: .utf8))
  }

  /// What the tools have to say about the files; empty where all three are content.
  ///
  /// - Parameter synthesis: Options of Yosys' `synth`.
  public func complaints(
    about files: [String], top: String, stubs: [String] = [], synthesis: String = ""
  ) throws -> String {
    var text = ""
    // Not `--lint-only`, which ends before loops and mixed resets are looked for.
    let lint = try run(
      "verilator", ["--cc", "-Wall", "--Mdir", "verilated", "--top-module", top] + stubs + files)
    if lint.status != 0 || !lint.output.isEmpty { text += "verilator:\n\(lint.output)" }
    let icarus = try run("iverilog", ["-g2012", "-tnull", "-s", top] + stubs + files)
    if icarus.status != 0 || icarus.output.contains("error") || icarus.output.contains("warning") {
      text += "iverilog:\n\(icarus.output)"
    }
    let names = (stubs + files).joined(separator: " ")
    let yosys = try run(
      "yosys",
      ["-q", "-p", "read_verilog -sv \(names); hierarchy -check -top \(top); synth \(synthesis)"])
    // A memory that only constants address becomes registers, which Yosys mentions as a warning.
    let warnings = yosys.output.split(separator: "\n").filter {
      $0.contains("Warning") && !$0.contains("Replacing memory")
    }
    if yosys.status != 0 || !warnings.isEmpty {
      text += "yosys:\n\(yosys.output)"
    }
    return text
  }
}
