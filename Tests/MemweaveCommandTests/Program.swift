import Foundation
import Testing

/// The built program, run as its user runs it, in a folder of its own.
final class Program {
  /// What came of one call.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let mazeWalker = root.appendingPathComponent("examples/maze-walker.yaml").path

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memweave-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// - Parameter environment: variables that differ from the test's own.
  func run(_ words: String..., environment: [String: String] = [:]) throws -> Outcome {
    try run(words, environment: environment)
  }

  /// Starts the program, deaf and mute; the caller ends it or waits for its end.
  func start(_ words: String..., environment: [String: String] = [:]) throws -> Process {
    let process = process(words, environment)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func process(_ words: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = Self.root.appendingPathComponent(".build/debug/memweave")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  func run(_ words: [String], environment: [String: String] = [:]) throws -> Outcome {
    let process = process(words, environment)
    let outputFile = folder.appendingPathComponent("stdout-\(UUID().uuidString)")
    let errorFile = folder.appendingPathComponent("stderr-\(UUID().uuidString)")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    defer { for file in [outputFile, errorFile] { try? FileManager.default.removeItem(at: file) } }
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: outputFile, encoding: .utf8),
      errors: try String(contentsOf: errorFile, encoding: .utf8))
  }

  /// Writes a file into the folder and returns its name.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    return name
  }

  /// The names in the folder.
  var contents: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }
}

/// A description of a small accelerator: 16 states, quick to start.
let smallDescription = """
  name: small-walker
  learning:
    states: 16
    actions: 4
  """
