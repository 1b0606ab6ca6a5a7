import Diagnostics
import Foundation

extension YAMLNode {
  /// Reads the YAML document in a file.
  ///
  /// - Parameter path: As the user typed it; the diagnostics say it the same way.
  /// - Throws: That the file is missing, a folder, not a regular file, unreadable or too large,
  ///   or what ``parse(bytes:file:)`` throws.
  public static func load(contentsOf path: String) throws(DiagnosticReport) -> YAMLNode {
    let bytes: [UInt8]
    do {
      bytes = try DescriptionFile.bytes(at: path)
    } catch {
      throw DiagnosticReport(error)
    }
    return try parse(bytes: bytes, file: path)
  }
}

/// Reads a description file, one byte over the limit at most.
private enum DescriptionFile {
  static func bytes(at path: String) throws(Diagnostic) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Diagnostic(
        .error, "file-missing",
        "'\(Excerpt.of(path))' is no file name; expected the path of a description")
    }
    try refuseOtherThanFile(path)
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    return try contents(of: descriptor, path)
  }

  private static func refuseOtherThanFile(_ path: String) throws(Diagnostic) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT || errno == ENOTDIR else { throw unreadable(path, errno) }
      throw Diagnostic(
        .error, "file-missing", "there is no file '\(path)'",
        remedy: "check the path; it is looked up from the folder the command was started in")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR:
      throw Diagnostic(
        .error, "file-is-folder", "'\(path)' is a folder; expected a description file",
        remedy: "name a file in it, such as '\(path.hasSuffix("/") ? path : path + "/")name.yaml'")
    default:
      throw Diagnostic(
        .error, "file-unreadable", "'\(path)' is no regular file; expected a text file")
    }
  }

  private static func contents(
    of descriptor: Int32, _ path: String
  ) throws(Diagnostic) -> [UInt8] {
    let limit = YAMLLimits.fileSize + 1
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress?.advanced(by: filled), limit - filled)
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(path, errno)
      }
      filled += count
    }
    bytes.removeLast(limit - filled)
    return bytes
  }

  private static func unreadable(_ path: String, _ code: Int32) -> Diagnostic {
    Diagnostic(
      .error, "file-unreadable", "'\(path)' cannot be read: \(String(cString: strerror(code)))",
      remedy: code == EACCES ? "give yourself the right to read it" : nil)
  }
}
