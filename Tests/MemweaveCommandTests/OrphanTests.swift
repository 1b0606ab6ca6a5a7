import Foundation
import Testing

/// What the program has started ends with it, however it ends.
@Suite struct OrphanTests {
  @Test(arguments: [SIGTERM, SIGINT, SIGKILL])
  func `a tool and what it started are killed with the program`(signal: Int32) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    // Stands for Verilator; its own child is deaf to what can be ignored, and would go on for long.
    let tool = program.folder.appendingPathComponent("tools/verilator")
    try FileManager.default.createDirectory(
      at: tool.deletingLastPathComponent(), withIntermediateDirectories: true)
    let list = program.folder.appendingPathComponent("processes")
    try """
    #!/bin/sh
    [ "$1" = --version ] && echo 'Verilator 5.006 2023-01-22' && exit
    [ "$1" = --getenv ] && echo /nowhere && exit
    trap '' INT TERM HUP
    sleep 600 &
    echo "$$ $!" >"\(list.path).new" && mv "\(list.path).new" "\(list.path)"
    wait
    """.write(to: tool, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tool.path)

    let process = try program.start(
      "cosim", "small.yaml",
      environment: [
        "PATH": "\(tool.deletingLastPathComponent().path):/usr/bin:/bin",
        "MEMWEAVE_CACHE": program.folder.appendingPathComponent("cache").path,
      ])
    defer { process.waitUntilExit() }
    try waits(60) { FileManager.default.fileExists(atPath: list.path) }
    let started = try String(contentsOf: list, encoding: .utf8).split(
      whereSeparator: \.isWhitespace
    )
    .compactMap { Int32($0) }
    #expect(started.count == 2)
    #expect(started.allSatisfy(Self.isRunning))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    try waits(60) { !started.contains(where: Self.isRunning) }
  }

  /// Waits until something is so.
  private func waits(_ seconds: Int, _ condition: () -> Bool) throws {
    for _ in 0..<seconds * 100 {
      if condition() { return }
      usleep(10_000)
    }
    try #require(condition())
  }

  /// One that nobody has buried yet does not run any more.
  private static func isRunning(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    else { return false }
    return !status.contains("State:\tZ")
  }
}
