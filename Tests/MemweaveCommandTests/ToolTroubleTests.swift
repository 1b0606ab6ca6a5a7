import Foundation
import Testing

/// Tools that are killed or missing, and a disk that is full: status 3, and nothing torn in the cache.
@Suite struct ToolTroubleTests {
  private static let cosim = ["cosim", "small.yaml", "--episodes", "1"]

  /// A folder of programs: Verilator, and compilers that do what a script says.
  private static func programs(in program: Program, compiler: String?) throws -> String {
    let folder = program.folder.appendingPathComponent("programs")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.appendingPathComponent("verilator").path,
      withDestinationPath: "/usr/bin/verilator")
    for name in ["g++", "clang++"] {
      guard let compiler else { continue }
      let file = folder.appendingPathComponent(name)
      try "#!/bin/sh\n\(compiler)\n".write(to: file, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    return folder.path
  }

  private static func files(below folder: URL) -> [String] {
    (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init())
      .compactMap { $0 as? URL }.filter { !$0.hasDirectoryPath }.map(\.lastPathComponent)
  }

  @Test(arguments: [
    ("kill -9 $$", "'clang++' was ended by signal 9"),
    ("echo made > runtime.o; echo made > header.h.gch; exit 1", "'clang++' ended with status 1"),
    ("sleep 600", "'clang++' did not end within 2.0 s and was killed"),
    (
      nil,
      "'g++' is needed to compile the model that Verilator writes, but it is in no folder of PATH ("
    ),
  ])
  func `a compiler in trouble is told, and the cache stays sound`(
    compiler: String?, message: String
  ) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let folder = try Self.programs(in: program, compiler: compiler)
    let cache = program.folder.appendingPathComponent("cache")
    var environment = ["PATH": folder, "MEMWEAVE_CACHE": cache.path]
    if compiler == "sleep 600" {
      environment["PATH"] = "\(folder):/usr/bin:/bin"
      environment["MEMWEAVE_TOOL_LIMIT"] = "2"
    }
    let outcome = try program.run(Self.cosim, environment: environment)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    let left = Self.files(below: cache).filter {
      ["so", "o", "gch", "cpp", "h", "sv"].contains($0.split(separator: ".").last ?? "")
    }
    #expect(left == [])
  }

  /// A disk of its own, which whoever may make name spaces may have.
  private static func diskCommand(_ size: String, _ folder: URL) -> [String] {
    ["-rm", "sh", "-c", "mount -t tmpfs -o size=\(size) tmpfs \"$0\" && exec \"$@\""]
      + [folder.path]
  }

  private static func run(_ words: [String], in program: Program, cache: URL) throws -> (
    Int32, String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = words
    process.currentDirectoryURL = program.folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["MEMWEAVE_CACHE": cache.path]
    ) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  private static let mayMount: Bool = {
    let folder = FileManager.default.temporaryDirectory
    guard let program = try? Program(),
      let result = try? run(
        diskCommand("64k", program.folder) + ["true"], in: program, cache: folder)
    else { return false }
    return result.0 == 0
  }()

  /// Full when the RTL is written, the headers are read, and the runtime is compiled.
  @Test(.enabled(if: mayMount, "needs name spaces"), arguments: ["64k", "2m", "12m"])
  func `a full disk is told, and the cache stays sound`(size: String) throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    let disk = program.folder.appendingPathComponent("disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    let memweave = Program.root.appendingPathComponent(".build/debug/memweave").path
    // What is left in the cache is told where the disk still is.
    let script = """
      "$0" cosim small.yaml --episodes 1; status=$?
      find "$MEMWEAVE_CACHE" -name '*.so' -o -path '*/work/*'
      exit $status
      """
    let (status, text) = try Self.run(
      Self.diskCommand(size, disk) + ["sh", "-c", script, memweave], in: program,
      cache: disk.appendingPathComponent("cache"))
    #expect(status == 3)
    #expect(text.contains("No space left on device"), "\(text)")
    #expect(!text.contains("/work/") || text.contains("cannot write"), "\(text)")
    #expect(!text.split(separator: "\n").contains { $0.hasSuffix(".so") })
  }
}
