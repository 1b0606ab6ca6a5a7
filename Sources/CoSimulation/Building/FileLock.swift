import Glibc

/// A lock on a file, shared by threads and processes; the system lets go of it when its holder dies.
struct FileLock {
  private let file: Int32
  /// Whether the file system gave the lock.
  let isHeld: Bool

  /// Waits until the lock is free.
  init(waitingFor path: String) {
    self.init(path, operation: LOCK_EX)
  }

  /// Takes the lock where it is free, and does not wait.
  init(trying path: String) {
    self.init(path, operation: LOCK_EX | LOCK_NB)
  }

  private init(_ path: String, operation: Int32) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    var result = file >= 0 ? flock(file, operation) : -1
    while result != 0, file >= 0, errno == EINTR { result = flock(file, operation) }
    isHeld = result == 0
  }

  func release() {
    if file >= 0 { close(file) }
  }
}
