import Glibc
import Synchronization

/// One program started with an argument vector, never through a shell.
///
/// `posix_spawn` and `waitpid` cost 1–2 ms, where Foundation's `Process` costs some 50.
/// Standard input is empty; standard output and standard error go into one pipe, which is read to
/// its end before the program is waited for, so the program never blocks, however much it writes. It is the
/// first of a group of processes, so that what it starts can be killed with it, also when this process
/// ends before it.
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
      switch ProgramStart(arguments, output: .descriptor(ends[1])).start() {
      case .success(let child): return (child, ends[0])
      case .failure(let failure):
        close(ends[0])
        throw StartError(code: failure.code)
      }
    }
    OrphanWatch.add(child)
    self.init(identifier: child, output: output)
  }

  private init(identifier: pid_t, output: Int32) {
    self.identifier = identifier
    self.output = output
  }

  /// A program that nobody waits for any more is killed.
  deinit {
    guard !isFinished else { return }
    killGroup()
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
    killGroup()
    _ = awaitEnd()
    return end
  }

  private func killGroup() { Glibc.kill(-identifier, SIGKILL) }

  private func awaitEnd() -> End {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    OrphanWatch.remove(identifier)
    // The layout of the status word that WIFEXITED and its kin take apart.
    let signal = status & 0x7f
    return signal == 0 ? .exited(status: (status >> 8) & 0xff) : .killed(signal: signal)
  }
}
