import Diagnostics
import Glibc

/// The few file operations the cache needs, with the system's own guarantees (`rename` is atomic).
enum FileSystem {
  /// The bytes of a file; `nil` when it cannot be read, and `lastError` says why.
  static func contents(of path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Writes a file, replacing an older one, and makes the folders on its way.
  static func write(_ bytes: [UInt8], to path: String) throws(CacheFailure) {
    if let slash = path.lastIndex(of: "/") { try makeFolder(String(path[..<slash])) }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw CacheFailure("write", path) }
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw CacheFailure("write", path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Makes a folder and those above it; one that is there already is no error.
  static func makeFolder(_ path: String) throws(CacheFailure) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw CacheFailure("make the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw CacheFailure("make the folder", path)
    }
  }

  /// Makes a folder nobody else has, named with `prefix` and six letters; its path from the root.
  static func makePrivateFolder(prefix: String) throws(CacheFailure) -> String {
    guard let name = strdup(prefix + "XXXXXX") else { throw CacheFailure("make", prefix) }
    defer { free(name) }
    guard mkdtemp(name) != nil else { throw CacheFailure("make the folder", prefix) }
    guard let path = realpath(name, nil) else { throw CacheFailure("find", prefix) }
    defer { free(path) }
    return String(cString: path)
  }

  /// Puts a finished file in its place at once, on the disk before its name is.
  static func publish(_ path: String, as final: String) throws(CacheFailure) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw CacheFailure("read", path) }
    fsync(file)
    close(file)
    guard rename(path, final) == 0 else { throw CacheFailure("write", final) }
  }

  /// Gives a file a second name; where two folders stand on different disks, a copy.
  ///
  /// - Returns: `false` where the file is not there.
  static func link(_ path: String, as second: String) throws(CacheFailure) -> Bool {
    if Glibc.link(path, second) == 0 { return true }
    guard let bytes = contents(of: path) else {
      if errno == ENOENT { return false }
      throw CacheFailure("read", path)
    }
    try write(bytes, to: second)
    return true
  }

  /// The names in a folder in alphabetical order; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with all in it; follows no links.
  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// In bytes; 0 for a file that is not there.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The system's words for the last failure.
  static func lastError() -> String { String(cString: strerror(errno)) }
}

/// The cache folder cannot be used.
public struct CacheFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public let diagnostic: Diagnostic

  /// Takes the reason from the system's last error.
  init(_ action: String, _ path: String) {
    diagnostic = Diagnostic(
      .error, "cache-unusable",
      "cannot \(action) '\(path)' in the build cache: \(FileSystem.lastError())",
      remedy: "set MEMWEAVE_CACHE to a folder that can be written")
  }

  public var description: String { diagnostic.description }
}
