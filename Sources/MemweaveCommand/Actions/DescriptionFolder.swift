import Foundation
import Memweave

/// A folder with descriptions.
struct DescriptionFolder {
  let path: String
  /// The names of its YAML files, in alphabetical order; at least one.
  let files: [String]

  /// `nil` where the path is none of a folder.
  ///
  /// - Throws: as `init(_:)`.
  init?(ifThereIs path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    try self.init(path)
  }

  /// - Throws: `Diagnostic` where it cannot be read, `folder-missing`, or has no description,
  ///   `no-descriptions`.
  init(_ path: String) throws {
    self.path = path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Diagnostic(
        .error, "folder-missing", "the folder '\(path)' cannot be read",
        remedy: "name a folder with descriptions, such as examples")
    }
    files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
    guard !files.isEmpty else {
      throw Diagnostic(
        .error, "no-descriptions",
        "the folder '\(path)' has no description, no file that ends with .yaml",
        remedy: "name a folder with descriptions, such as examples")
    }
  }
}
