import Glibc

/// Where compiled models are kept between runs, `models/<design>-<hash>.so`, and what they share:
/// Verilator's compiled runtime, `runtime/<name>-<hash>.o`, and headers, `runtime/<name>-<hash>.gch`.
public struct BuildCache: Sendable, Hashable {
  public let folder: String
  /// Where Verilator's compiled runtime is kept; the same for several caches when wanted.
  public let runtimeFolder: String

  /// - Parameter runtimeFolder: `nil` keeps the runtime in the cache itself.
  public init(folder: String, runtimeFolder: String? = nil) {
    self.folder = folder
    self.runtimeFolder = runtimeFolder ?? "\(folder)/runtime"
  }

  /// `$MEMWEAVE_CACHE`, else `$XDG_CACHE_HOME/memweave`, else `~/.cache/memweave`.
  public static var standard: BuildCache {
    if let folder = ExecutableSearch.environment("MEMWEAVE_CACHE") {
      return BuildCache(folder: folder)
    }
    if let folder = ExecutableSearch.environment("XDG_CACHE_HOME") {
      return BuildCache(folder: "\(folder)/memweave")
    }
    let home = ExecutableSearch.environment("HOME") ?? "/tmp"
    return BuildCache(folder: "\(home)/.cache/memweave")
  }

  var models: CacheFolder { CacheFolder(path: "\(folder)/models", fileType: "so") }

  /// Compiled programs that simulate in processes of their own.
  var benches: CacheFolder { CacheFolder(path: "\(folder)/benches", fileType: "exe") }

  var runtimes: CacheFolder { CacheFolder(path: runtimeFolder, fileType: "o") }

  /// Headers in the compiler's own form.
  var headers: CacheFolder { CacheFolder(path: runtimeFolder, fileType: "gch") }

  var folders: [CacheFolder] { [models, benches, runtimes, headers] }
}

/// Files of one kind, each named by a key: what it is, and the first half of a SHA-256 over all that
/// went into it.
///
/// ```
/// <key>.so            an entry
/// locks/<key>         held while the entry is being built, so that nobody builds it twice
/// work/<key>-XXXXXX/  a build in progress
/// ```
/// An entry is a single file that appears by `rename`, so it is there whole or not at all; what a
/// killed build leaves in `work` is never looked at, and removed by the next build of the same
/// entry. The locks only save work: where the file system has none, both builders build, and
/// either's result is right.
struct CacheFolder {
  let path: String
  let fileType: String

  /// Makes the entry unless it is there, and tells whether it was.
  ///
  /// - Parameter make: makes the entry's file in a private folder and returns its path.
  func entry(
    _ key: String, make: (_ workFolder: String) throws -> String
  ) throws -> (path: String, wasThere: Bool) {
    let file = "\(path)/\(key).\(fileType)"
    if FileSystem.exists(file) { return (file, true) }
    try FileSystem.makeFolder("\(path)/locks")
    try FileSystem.makeFolder("\(path)/work")
    let lock = FileLock(waitingFor: "\(path)/locks/\(key)")
    defer { lock.release() }
    if FileSystem.exists(file) { return (file, true) }
    if lock.isHeld { removeLeftovers(of: key) }
    let work = try FileSystem.makePrivateFolder(prefix: "\(path)/work/\(key)-")
    defer { FileSystem.remove(work) }
    try FileSystem.publish(make(work), as: file)
    return (file, false)
  }

  /// Makes the entry unless it is there, and gives it a second name, under which it stays whoever clears
  /// the cache meanwhile.
  func lend(
    _ key: String, as path: String, make: (_ workFolder: String) throws -> String
  ) throws {
    while true {
      let entry = try entry(key, make: make).path
      if try FileSystem.link(entry, as: path) { return }
    }
  }

  /// Lends a private folder, and removes it afterwards. It is locked like that of a build, so that
  /// clearing the cache leaves it alone while it is used, and removes it when its user was killed.
  func withWorkFolder<Result>(
    _ name: String, _ body: (_ folder: String) throws -> Result
  ) throws -> Result {
    try FileSystem.makeFolder("\(path)/locks")
    try FileSystem.makeFolder("\(path)/work")
    let key = "\(name)-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let lock = FileLock(waitingFor: "\(path)/locks/\(key)")
    defer {
      FileSystem.remove("\(path)/locks/\(key)")
      lock.release()
    }
    let work = try FileSystem.makePrivateFolder(prefix: "\(path)/work/\(key)-")
    defer { FileSystem.remove(work) }
    return try body(work)
  }

  /// Removes what killed builds of the entry left; only for the holder of its lock.
  private func removeLeftovers(of key: String) {
    for name in FileSystem.names(in: "\(path)/work") where name.hasPrefix("\(key)-") {
      FileSystem.remove("\(path)/work/\(name)")
    }
  }
}
