import Diagnostics
import Glibc

/// A file that several processes read, change and write back, one after the other.
struct SharedFile {
  let path: String

  init(_ path: String) { self.path = path }

  /// Replaces the contents, as a whole; nobody else changes them meanwhile.
  ///
  /// - Parameter change: gets the old contents, `nil` where there are none, and gives the new ones.
  /// - Throws: `Diagnostic` where the file cannot be written: `coverage-not-writable`.
  func replaced<Result>(
    _ change: (_ old: [UInt8]?) throws -> (new: [UInt8], result: Result)
  ) throws -> Result {
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw notWritable() }
      defer { close(file) }
      while flock(file, LOCK_EX) != 0 {
        guard errno == EINTR else { throw notWritable() }
      }
      try checkKind(of: file)
      // Whoever held the lock before has put another file in its place.
      guard isStill(file) else { continue }
      let (new, result) = try change(FileSystem.contents(of: path))
      try write(new)
      return result
    }
  }

  /// Only a plain file may be replaced: `/dev/null` would be gone.
  private func checkKind(of file: Int32) throws {
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return }
    throw Diagnostic(
      .error, "coverage-not-writable", "the coverage '\(path)' is no plain file",
      remedy: "name a file that can be replaced")
  }

  private func isStill(_ file: Int32) -> Bool {
    var mine = stat()
    var there = stat()
    return fstat(file, &mine) == 0 && stat(path, &there) == 0 && mine.st_ino == there.st_ino
      && mine.st_dev == there.st_dev
  }

  private func write(_ bytes: [UInt8]) throws {
    let temporary = "\(path).\(getpid()).new"
    do {
      try FileSystem.write(bytes, to: temporary)
      try FileSystem.publish(temporary, as: path)
    } catch {
      let problem = notWritable()
      FileSystem.remove(temporary)
      throw problem
    }
  }

  private func notWritable() -> Diagnostic {
    Diagnostic(
      .error, "coverage-not-writable",
      "the coverage '\(path)' cannot be written: \(FileSystem.lastError())",
      remedy: "choose a file in a folder that can be written")
  }
}
