import Diagnostics
import Foundation

/// Writes generated files into a folder of the user's: all of them or, when something fails, none
/// half-written.
public struct OutputFolder: Sendable {
  /// The folder as the user named it.
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  /// Writes the files beside the folder first and then renames each into its place. Other files in
  /// the folder stay.
  ///
  /// - Throws: `DiagnosticReport`: `output-is-file` where the path is a file, `output-not-writable`
  ///   where the system refuses.
  public func write(_ files: [GeneratedText]) throws(DiagnosticReport) {
    let target = URL(fileURLWithPath: path).standardizedFileURL
    try refuseFile(at: target)
    do {
      try FileManager.default.createDirectory(
        at: target, withIntermediateDirectories: true)
      let draft = target.appendingPathComponent(".memweave-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: draft) }
      for file in files {
        let place = draft.appendingPathComponent(file.name)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: place)
      }
      for file in files { try prepare(target.appendingPathComponent(file.name)) }
      for file in files {
        let place = target.appendingPathComponent(file.name)
        guard rename(draft.appendingPathComponent(file.name).path, place.path) == 0 else {
          throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: place.path])
        }
      }
    } catch {
      throw DiagnosticReport(
        Diagnostic(
          .error, "output-not-writable",
          "cannot write into the folder '\(path)': \(error.localizedDescription)",
          remedy: "choose a folder that can be written with -o"))
    }
  }

  /// Makes the folder a file goes into, and finds what would keep the file out of its place before
  /// any other is touched.
  private func prepare(_ place: URL) throws {
    let folder = place.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var isFolder: ObjCBool = false
    let isTaken = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    guard FileManager.default.isWritableFile(atPath: folder.path), !(isTaken && isFolder.boolValue)
    else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: place.path])
    }
  }

  private func refuseFile(at target: URL) throws(DiagnosticReport) {
    var isFolder: ObjCBool = false
    var parent = target
    while parent.path != "/" {
      if FileManager.default.fileExists(atPath: parent.path, isDirectory: &isFolder) {
        if isFolder.boolValue { return }
        throw DiagnosticReport(
          Diagnostic(
            .error, "output-is-file",
            "the output folder '\(path)' cannot be made: '\(parent.lastPathComponent)' is a file",
            remedy: "choose another folder with -o"))
      }
      parent.deleteLastPathComponent()
    }
  }
}
