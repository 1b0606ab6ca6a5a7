import Glibc

extension BuildCache {
  /// One file of the cache.
  public struct Entry: Sendable, Hashable {
    /// The top module of the model, with `-vcd` or `-fst` where it writes waves and `-coverage` where
    /// it counts what is reached; `runtime` for Verilator's compiled runtime, `headers` for its headers.
    public let design: String
    /// In bytes, as the disk holds them.
    public let size: Int
    public let path: String
  }

  /// What clearing did.
  public struct Clearance: Sendable, Hashable {
    public let removed: [Entry]
    /// Entries left alone because somebody builds them right now.
    public let busy: [Entry]
  }

  /// Everything kept: the models by name, then the runtimes.
  public var entries: [Entry] {
    folders.flatMap { folder in folder.files.map { folder.entry(of: $0) } }
  }

  /// Removes every entry, and what killed builds left, and harms nobody: an entry goes as a whole,
  /// a loaded model stays in memory, and what is being built is left alone.
  public func clear() -> Clearance {
    var removed: [Entry] = []
    var busy: [Entry] = []
    for folder in folders {
      for file in folder.files {
        let entry = folder.entry(of: file)
        let key = String(file.dropLast(folder.fileType.count + 1))
        if folder.whileFree(key, { FileSystem.remove(entry.path) }) {
          removed.append(entry)
        } else {
          busy.append(entry)
        }
      }
      folder.removeAllLeftovers()
    }
    return Clearance(removed: removed, busy: busy)
  }
}

extension CacheFolder {
  /// The names of the entries' files.
  fileprivate var files: [String] {
    FileSystem.names(in: path).filter { $0.hasSuffix(".\(fileType)") }
  }

  fileprivate func entry(of file: String) -> BuildCache.Entry {
    let entryPath = "\(path)/\(file)"
    var status = stat()
    let size = stat(entryPath, &status) == 0 ? Int(status.st_blocks) * 512 : 0
    let design = file.lastIndex(of: "-").map { String(file[..<$0]) } ?? "unknown"
    return BuildCache.Entry(design: design, size: size, path: entryPath)
  }

  /// Removes all entries that nobody builds.
  func discardAll() {
    for file in files {
      _ = whileFree(String(file.dropLast(fileType.count + 1))) {
        FileSystem.remove("\(path)/\(file)")
      }
    }
  }

  /// Does something to an entry unless somebody builds it; tells whether it was done.
  fileprivate func whileFree(_ key: String, _ body: () -> Void) -> Bool {
    let lock = FileLock(trying: "\(path)/locks/\(key)")
    defer { lock.release() }
    if lock.isHeld { body() }
    return lock.isHeld
  }

  /// Removes the work folders, named `<key>-XXXXXX`, whose builders are gone.
  fileprivate func removeAllLeftovers() {
    for name in FileSystem.names(in: "\(path)/work") where name.count > 7 {
      _ = whileFree(String(name.dropLast(7))) { FileSystem.remove("\(path)/work/\(name)") }
    }
  }
}
