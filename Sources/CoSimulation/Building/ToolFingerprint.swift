import Glibc

/// What stands for a tool's version in a cache key: its program's path, size and time of change.
///
/// Asking the tool itself costs 60 ms, more than all the rest of an unchanged start.
enum ToolFingerprint {
  /// The fingerprint of the programs of these names; a missing one counts as missing.
  static func of(_ tools: [Tool], with runner: ToolRunner) -> String {
    tools.map { tool in
      guard let path = runner.path(of: tool), let real = realpath(path, nil) else {
        return "\(tool.name) missing"
      }
      defer { free(real) }
      var status = stat()
      stat(real, &status)
      let time = status.st_mtim
      return "\(String(cString: real)) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
    }.joined(separator: "\n")
  }
}
