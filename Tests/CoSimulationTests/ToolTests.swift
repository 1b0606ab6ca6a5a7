import Foundation
import Testing

@testable import CoSimulation

@Suite struct ToolTests {
  private static func utility(_ name: String) -> Tool {
    Tool(name: name, package: "coreutils", purpose: "test")
  }

  @Test func argumentsReachTheToolUntouched() throws {
    let result = try ToolRunner().run(Self.utility("printf"), ["%s|", "a b", "$HOME", "'x'", "*"])
    #expect(result.output == "a b|$HOME|'x'|*|")
  }

  @Test func largeOutputDoesNotBlock() throws {
    let result = try ToolRunner().run(Self.utility("seq"), ["400000"])
    #expect(result.output.utf8.count == 2_688_895)
  }

  @Test func runsInTheFolderAsked() throws {
    #expect(try ToolRunner().run(Self.utility("pwd"), [], in: "/usr").output == "/usr\n")
  }

  @Test func failureCarriesStatusAndOutput() {
    let error = #expect(throws: ToolFailure.self) {
      try ToolRunner().run(Self.utility("ls"), ["/no/such/folder"])
    }
    #expect(error?.reason == .exited(status: 2))
    #expect(error?.output.contains("No such file or directory") == true)
    #expect(error?.description.contains("'ls' ended with status 2; it wrote:") == true)
  }

  @Test func deathBySignalIsTold() {
    let error = #expect(throws: ToolFailure.self) {
      try ToolRunner().run(Self.utility("timeout"), ["--signal=KILL", "0.01", "sleep", "5"])
    }
    #expect(error?.reason == .killed(signal: 9))
  }

  @Test func whatCannotBeStartedIsTold() throws {
    let path = NSTemporaryDirectory() + "memweave-tests-\(UUID().uuidString)"
    try FileSystem.write([0, 1, 2, 3], to: path)
    defer { FileSystem.remove(path) }
    chmod(path, 0o755)
    let error = #expect(throws: ToolFailure.self) { try ToolRunner().run(Self.utility(path), []) }
    #expect(error?.reason == .notStarted(code: ENOEXEC))
  }

  /// What a tool has started ends with it.
  @Test func aToolThatTakesTooLongIsKilledWithItsChildren() throws {
    let runner = ToolRunner(limit: .milliseconds(400))
    let error = #expect(throws: ToolFailure.self) {
      try runner.run(Self.utility("sh"), ["-c", "sleep 60 & echo $!; sh -c 'sleep 61; true'"])
    }
    #expect(error?.reason == .timedOut(limit: .milliseconds(400)))
    let text = error?.description ?? ""
    #expect(text.contains("'sh' did not end within 0.4 s and was killed; it wrote:"), "\(text)")
    #expect(text.contains("MEMWEAVE_TOOL_LIMIT"))
    let child = try #require(pid_t(error?.output.split(separator: "\n").first ?? ""))
    // It may be there for a moment, until the system has buried it.
    for _ in 0..<200 where kill(child, 0) == 0 { usleep(10_000) }
    #expect(kill(child, 0) == -1 && errno == ESRCH)
  }

  /// Threads of Swift's tasks block signals; what they start must not, or `timeout` could not end it.
  @Test func aToolBlocksNoSignalsOfItsCaller() throws {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let status = try ToolRunner().run(Self.utility("cat"), ["/proc/self/status"]).output
    #expect(status.contains("SigBlk:\t0000000000000000"), "\(status)")
  }

  @Test func aToolThatWritesWithoutEndIsKilled() {
    let error = #expect(throws: ToolFailure.self) { try ToolRunner().run(Self.utility("yes"), []) }
    #expect(error?.reason == .flooded)
    #expect((error?.description.utf8.count ?? .max) < 2_000)
  }

  @Test func oneFailureEndsThoseBesideIt() {
    let clock = ContinuousClock()
    let time = clock.measure {
      let error = #expect(throws: ToolFailure.self) {
        try ToolRunner().run([
          ToolCall(Self.utility("false"), []), ToolCall(Self.utility("sleep"), ["600"]),
        ])
      }
      #expect(error?.tool == "false")
    }
    #expect(time < .seconds(300))
  }

  @Test func somethingElseIsDoneMeanwhile() throws {
    let folder = NSTemporaryDirectory() + "memweave-tests-\(UUID().uuidString)"
    defer { FileSystem.remove(folder) }
    try FileSystem.makeFolder(folder)
    // The tool ends when the other has done its part.
    let wait = ToolCall(
      Self.utility("sh"), ["-c", "until [ -e done ]; do sleep 0.01; done"], in: folder)
    let answer = try ToolRunner().run(wait) {
      try FileSystem.write([], to: "\(folder)/done")
      return 7
    }
    #expect(answer == 7)
    struct Other: Error {}
    #expect(throws: Other.self) {
      try ToolRunner().run(ToolCall(Self.utility("sleep"), ["600"])) { throw Other() }
    }
  }

  @Test func missingToolNamesItsPackage() {
    let error = #expect(throws: ToolFailure.self) {
      try ToolRunner(searchPath: "/nowhere").run(.verilator, [])
    }
    #expect(
      error?.description == """
        error: 'verilator' is needed to compile SystemVerilog for co-simulation, but it is in no folder \
        of PATH (/nowhere) [tool-missing]
          help: apt-get install verilator
        """)
  }

  @Test(arguments: [
    ("Verilator 5.006 2023-01-22 rev (Debian 5.006-3)", ToolVersion(5, 6)),
    ("g++ (Debian 12.2.0-14+deb12u1) 12.2.0", ToolVersion(12, 2, 0)),
    ("Icarus Verilog version 11.0 (stable) ()", ToolVersion(11, 0)),
    ("Yosys 0.23 (git sha1 7ce5011c24b)", ToolVersion(0, 23)),
  ])
  func versionIsFound(text: String, version: ToolVersion) {
    #expect(ToolVersion(foundIn: text) == version)
  }

  @Test func surveyTellsFoundMissingAndTooOld() {
    let absent = Tool(name: "no-such-tool", package: "none", purpose: "test")
    let future = Tool(
      name: "verilator", package: "verilator", purpose: "test", minimumVersion: ToolVersion(99, 0))
    let findings = Toolbox.survey([.verilator, absent, future])
    guard case .found(let version?, _) = findings[0].state else {
      Issue.record("verilator was not found")
      return
    }
    #expect(version >= ToolVersion(5, 6))
    #expect(findings[1].state == .missing)
    #expect(findings[1].remedy == "apt-get install none")
    guard case .tooOld = findings[2].state else {
      Issue.record("a version below the minimum was taken")
      return
    }
  }
}
