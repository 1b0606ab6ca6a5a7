import Foundation
import Testing

/// Programs inside of a tool that are killed or get no memory: what was killed is told, with status 3, and the next run
/// in the same cache is right.
@Suite struct ToolKillTests {
  private static let cosim = ["cosim", "small.yaml", "--episodes", "1"]

  private static func script(_ text: String, named name: String, in folder: URL) throws -> String {
    let file = folder.appendingPathComponent(name)
    try "#!/bin/sh\n\(text)\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }

  /// A cache of its own that has what is compiled once for all, where another cache has it.
  private static func cache(in program: Program) throws -> URL {
    let cache = program.folder.appendingPathComponent("cache")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    let environment = ProcessInfo.processInfo.environment
    let standard =
      environment["MEMWEAVE_CACHE"] ?? environment["XDG_CACHE_HOME"].map { "\($0)/memweave" }
      ?? "\(environment["HOME"] ?? "/tmp")/.cache/memweave"
    try? FileManager.default.copyItem(
      atPath: "\(standard)/runtime", toPath: cache.appendingPathComponent("runtime").path)
    return cache
  }

  @Test func `what was killed is told, and the next run is right`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let folder = program.folder.appendingPathComponent("programs")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let killed = try Self.script("kill -9 $$", named: "cc1plus", in: folder)
    let cache = try Self.cache(in: program).path
    let troubles = [
      (
        "MEMWEAVE_VERILATOR", "VERILATOR_BIN=\(killed) exec /usr/bin/verilator \"$@\"",
        ["'verilator' ended with status", "threw signal 9"]
      ),
      ("MEMWEAVE_VERILATOR", "kill -9 $$", ["'verilator' was ended by signal 9"]),
      (
        "MEMWEAVE_CXX", "exec /usr/bin/g++ -B\(folder.path)/ \"$@\"",
        ["ended with status 1", "Killed signal terminated program cc1plus"]
      ),
      (
        "MEMWEAVE_CXX", "ulimit -v 150000; exec /usr/bin/g++ \"$@\"",
        ["ended with status 1", "memory"]
      ),
    ]
    for (index, (variable, text, messages)) in troubles.enumerated() {
      let name = variable == "MEMWEAVE_CXX" ? "g++" : "verilator"
      let place = folder.appendingPathComponent("\(index)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let outcome = try program.run(
        Self.cosim,
        environment: [
          "MEMWEAVE_CACHE": cache, variable: Self.script(text, named: name, in: place),
        ])
      #expect(outcome.status == 3, "\(text): \(outcome.output)\(outcome.errors)")
      for message in messages + ["memory was used up, or somebody killed it"] {
        #expect(outcome.errors.contains(message), "\(text): \(outcome.errors)")
      }
    }
    let outcome = try program.run(Self.cosim + ["--json"], environment: ["MEMWEAVE_CACHE": cache])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\"mismatches\" : 0"), "\(outcome.output)")
  }
}
