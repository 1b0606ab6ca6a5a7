import Foundation

/// A program that was run to its end.
struct ToolRun {
  let status: Int32
  /// Standard output and standard error.
  let output: String

  /// Runs a program found on the search path, in a folder.
  init(_ program: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: bytes, as: UTF8.self)
  }

  static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}

/// Runs `body` with a new folder that is gone afterwards.
func withTemporaryFolder<Outcome>(_ body: (URL) throws -> Outcome) throws -> Outcome {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("memweave-macros-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}
