import Accelerators
import Foundation
import Generation

/// Where the tests find the shipped descriptions and what was generated from them.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The design of a shipped description.
  static func design(example name: String) throws -> GeneratedDesign {
    let path = root.appendingPathComponent("examples/\(name).yaml").path
    return try GeneratedDesign(AcceleratorDescription(contentsOf: path).specification())
  }

  /// The folder with the committed output of a shipped description.
  static func generated(_ name: String) -> URL {
    root.appendingPathComponent("generated/\(name)")
  }
}
