import Glibc

/// How a program is started: with an argument vector, in a group of processes of its own, no signal blocked.
struct ProgramStart {
  /// What a standard stream is.
  enum Stream {
    case file(String)
    case descriptor(Int32)
  }

  /// The first is the program's path.
  let arguments: [String]
  let standardInput: Stream
  /// Standard output and standard error.
  let output: Stream

  init(_ arguments: [String], standardInput: Stream = .file("/dev/null"), output: Stream) {
    self.arguments = arguments
    self.standardInput = standardInput
    self.output = output
  }

  /// The system's error number.
  struct Failure: Error {
    let code: Int32
  }

  /// Starts the program, with the environment of this process and messages in English; its process
  /// identifier, which is that of its group too.
  func start() -> Result<pid_t, Failure> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    Self.set(0, to: standardInput, O_RDONLY, &actions)
    for stream: Int32 in [1, 2] { Self.set(stream, to: output, O_WRONLY, &actions) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads of Swift's tasks block most signals, and a program inherits that: it could not be ended.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    var child = pid_t()
    let code = Self.withPointers(to: arguments) { argumentVector in
      Self.withPointers(to: Self.environment()) { environmentVector in
        posix_spawn(
          &child, arguments[0], &actions, &attributes, argumentVector, environmentVector)
      }
    }
    return code == 0 ? .success(child) : .failure(Failure(code: code))
  }

  private static func set(
    _ number: Int32, to stream: Stream, _ mode: Int32, _ actions: inout posix_spawn_file_actions_t
  ) {
    switch stream {
    case .file(let path): posix_spawn_file_actions_addopen(&actions, number, path, mode, 0)
    case .descriptor(let descriptor):
      posix_spawn_file_actions_adddup2(&actions, descriptor, number)
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
