import Glibc

/// A process and all that it started, and those in turn: a compiler's passes, a script's programs.
enum ProcessTree {
  /// Kills them all. Each is halted before its children are looked for, so that it starts no more.
  static func kill(_ root: pid_t) {
    Glibc.kill(root, SIGSTOP)
    for child in children(of: root) { kill(child) }
    Glibc.kill(root, SIGKILL)
  }

  /// As the system lists them for every thread.
  private static func children(of process: pid_t) -> [pid_t] {
    let threads = "/proc/\(process)/task"
    return FileSystem.names(in: threads).flatMap { thread in
      String(
        decoding: FileSystem.contents(of: "\(threads)/\(thread)/children") ?? [], as: UTF8.self
      ).split(separator: " ").compactMap { pid_t($0) }
    }
  }
}
