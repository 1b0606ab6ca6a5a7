import Glibc
import Synchronization

/// One program started with an argument vector, never through a shell.
///
/// `posix_spawn` and `waitpid` cost 1–2 ms, where Foundation's `Process` costs some 50.
/// Standard input is empty; standard output and standard error go into one pipe, which is read to
/// its end before the program is waited for, so the program never blocks, however much it writes.
final class ChildProcess {
  enum End: Sendable, Hashable {
    case exited(status: Int32)
    case killed(signal: Int32)
    /// It took longer than it was given, and was killed with all that it had started.
    case outOfTime
    /// It wrote more than `mostOutput`, and was killed with all that it had started.
    case outOfMeasure
  }

  /// The pipe could not be made or the program not started.
  struct StartError: Error {
    /// The system's error number.
    let code: Int32
  }

  /// In bytes: more than any tool writes that comes to an end.
  static let mostOutput = 1 << 26

  private let identifier: pid_t
  private let output: Int32
  private let started = SuspendingClock.now
  private var isFinished = false

  /// Held from the making of a pipe until the program has started, so that a program started
  /// meanwhile by another thread does not inherit the pipe and hold it open.
  private static let starting = Mutex(())

  /// Starts `arguments[0]`, a path, with the environment of this process and messages in English.
  convenience init(_ arguments: [String]) throws(StartError) {
    let (child, output) = try Self.starting.withLock { _ throws(StartError) in
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw StartError(code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      defer { close(ends[1]) }
      var child = pid_t()
      let code = Self.start(arguments, writingTo: ends[1], &child)
      guard code == 0 else {
        close(ends[0])
        throw StartError(code: code)
      }
      return (child, ends[0])
    }
    self.init(identifier: child, output: output)
  }

  private init(identifier: pid_t, output: Int32) {
    self.identifier = identifier
    self.output = output
  }

  /// A program that nobody waits for any more is killed.
  deinit {
    guard !isFinished else { return }
    ProcessTree.kill(identifier)
    close(output)
    _ = awaitEnd()
  }

  /// Reads all that the program writes and waits for its end. To be called once.
  ///
  /// - Parameter limit: time from the program's start after which it is killed.
  func finish(within limit: Duration) -> (output: [UInt8], end: End) {
    isFinished = true
    defer { close(output) }
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      guard hasOutput(before: started + limit) else { return (text, kill(.outOfTime)) }
      let count = read(output, &buffer, buffer.count)
      if count > 0 {
        text.append(contentsOf: buffer[..<count])
        // The beginning is enough to tell what it is.
        if text.count > Self.mostOutput { return (Array(text.prefix(4_096)), kill(.outOfMeasure)) }
      } else if count == 0 || errno != EINTR {
        return (text, awaitEnd())
      }
    }
  }

  /// Waits until there is something to read, the end of the output included; `false` when time is up.
  private func hasOutput(before deadline: SuspendingClock.Instant) -> Bool {
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while true {
      let left = (deadline - SuspendingClock.now) / .milliseconds(1)
      if left <= 0 { return false }
      if poll(&descriptor, 1, Int32(min(left.rounded(.up), 60_000))) > 0 { return true }
    }
  }

  private func kill(_ end: End) -> End {
    ProcessTree.kill(identifier)
    _ = awaitEnd()
    return end
  }

  private func awaitEnd() -> End {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    // The layout of the status word that WIFEXITED and its kin take apart.
    let signal = status & 0x7f
    return signal == 0 ? .exited(status: (status >> 8) & 0xff) : .killed(signal: signal)
  }

  /// 0, or the system's error number.
  private static func start(
    _ arguments: [String], writingTo output: Int32, _ child: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    // The threads of Swift's tasks block most signals, and a program inherits that: it could not be ended.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    return withPointers(to: arguments) { argumentVector in
      withPointers(to: environment()) { environmentVector in
        posix_spawn(
          &child, arguments[0], &actions, &attributes, argumentVector, environmentVector)
      }
    }
  }

  private static func environment() -> [String] {
    var variables: [String] = ["LC_ALL=C"]
    var next = environ
    while let variable = next.pointee {
      let text = String(cString: variable)
      if !text.hasPrefix("LC_ALL=") { variables.append(text) }
      next += 1
    }
    return variables
  }

  private static func withPointers<Result>(
    to strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
