import Glibc
import Synchronization

/// A program that outlives this process by a moment and kills what this process has started and not seen end.
///
/// It is told of process groups over a socket. However this process ends, `SIGKILL` included, the socket is closed
/// with it, and the programs that were still running are killed with all that they had started.
enum OrphanWatch {
  /// A line `+ GROUP` adds a group, `- GROUP` takes it away; whatever ends this process in its group of
  /// processes or on its terminal does not end the watch.
  private static let script = """
    trap '' HUP INT QUIT TERM
    groups=
    while read -r change group; do
      case $change in
        +) groups="$groups $group" ;;
        -)
          rest=
          for other in $groups; do [ "$other" = "$group" ] || rest="$rest $other"; done
          groups=$rest
          ;;
      esac
    done
    for group in $groups; do kill -9 "-$group"; done
    """

  /// This process's end of the socket, once a program was started; -1 where there can be no watch.
  private static let connection = Mutex<Int32?>(nil)

  /// A group of processes was started.
  static func add(_ group: pid_t) { tell("+ \(group)\n") }

  /// A group's first process has ended and was waited for.
  static func remove(_ group: pid_t) { tell("- \(group)\n") }

  private static func tell(_ line: String) {
    connection.withLock { connection in
      let socket = connection ?? start()
      connection = socket
      // Short lines are sent whole. Where the watch was killed there is nobody to tell.
      _ = send(socket, line, line.utf8.count, Int32(MSG_NOSIGNAL))
    }
  }

  private static func start() -> Int32 {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return -1 }
    defer { close(ends[1]) }
    let spawn = ProgramStart(
      ["/bin/sh", "-c", script], standardInput: .descriptor(ends[1]), output: .file("/dev/null"))
    guard case .success = spawn.start() else {
      close(ends[0])
      return -1
    }
    return ends[0]
  }
}
