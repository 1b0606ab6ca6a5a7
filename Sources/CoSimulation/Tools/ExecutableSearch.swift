import Glibc

/// Finds programs as the shell would, without one.
enum ExecutableSearch {
  /// The path of the first executable file of this name in the folders of `PATH`; a name with a
  /// slash is taken as a path. Given from the root, for tools run in folders of their own. `nil` when
  /// there is none.
  static func path(of name: String, in searchPath: String? = environment("PATH")) -> String? {
    if name.contains("/") { return isExecutableFile(name) ? absolute(name) : nil }
    for folder in (searchPath ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      let candidate = "\(folder)/\(name)"
      if isExecutableFile(candidate) { return absolute(candidate) }
    }
    return nil
  }

  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  /// A variable of the process's environment; `nil` when it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func isExecutableFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}
