import Accelerators
import Foundation
import Generation
import Testing

/// Where the tests find the shipped descriptions and what was generated from them.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The design of a shipped description.
  static func design(example name: String) throws -> GeneratedDesign {
    try GeneratedDesign(
      AcceleratorDescription(contentsOf: path(ofExample: name)).specification())
  }

  /// The design of `maze-walker` with one place of its text changed.
  static func mazeWalker(_ text: String, becomes replacement: String) throws -> GeneratedDesign {
    let yaml = try String(contentsOfFile: path(ofExample: "maze-walker"), encoding: .utf8)
    try #require(yaml.ranges(of: text).count == 1, "'\(text)' is not there once")
    return try GeneratedDesign(
      AcceleratorDescription(
        yaml: yaml.replacing(text, with: replacement), file: "changed.yaml"
      ).specification())
  }

  /// The folder with the committed output of a shipped description.
  static func generated(_ name: String) -> URL {
    root.appendingPathComponent("generated/\(name)")
  }

  private static func path(ofExample name: String) -> String {
    root.appendingPathComponent("examples/\(name).yaml").path
  }
}
