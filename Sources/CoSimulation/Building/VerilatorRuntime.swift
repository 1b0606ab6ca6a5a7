/// Verilator's runtime, compiled once per version and flags (four seconds), then linked to every model.
struct VerilatorRuntime {
  /// What its models are part of.
  enum Host {
    /// A library with the C interface; the waves it writes.
    case library(WaveFormat?)
    /// A SystemC program.
    case systemC
  }

  let host: Host
  /// Where the compiled runtime is kept.
  let folder: CacheFolder
  let runner: ToolRunner

  /// How all C++ is compiled, the runtime and the models.
  ///
  /// No fused multiply-add, so that `real` arithmetic rounds as Swift's. Symbols stay inside their
  /// object, those of inline functions too: several models in one process must not share state.
  var compilerFlags: [String] {
    [
      "-std=c++17", "-O2", "-fPIC", "-ffp-contract=off", "-fvisibility=hidden", "-fno-gnu-unique",
      "-faligned-new", "-fcf-protection=none", "-w",
    ] + (waves?.compilerFlags ?? ["-DVM_TRACE=0"])
      + (isSystemC ? ["-DVM_SC=1"] : ["-DVM_SC=0"])
  }

  private var waves: WaveFormat? {
    if case .library(let waves) = host { waves } else { nil }
  }

  private var isSystemC: Bool {
    if case .systemC = host { true } else { false }
  }

  /// The parts a model without delays can need, as one translation unit; its ways of
  /// ending the process are left to the model's C interface.
  private var unit: String {
    let parts =
      [
        "verilated.cpp", "verilated_cov.cpp", "verilated_dpi.cpp", "verilated_probdist.cpp",
        "verilated_threads.cpp",
      ]
      + (waves.map { [$0.runtimeSource] } ?? [])
    let stops = isSystemC ? [] : ["FINISH", "STOP", "FATAL"].map { "#define VL_USER_\($0)\n" }
    return (stops + parts.map { "#include \"\($0)\"\n" }).joined()
  }

  /// Stands for the versions of Verilator and the compiler in cache keys.
  func fingerprint() -> String {
    let program = Tool(
      name: "verilator_bin", package: "verilator", purpose: Tool.verilator.purpose)
    let root = ExecutableSearch.environment("VERILATOR_ROOT") ?? ""
    return ToolFingerprint.of([.verilator, program, .cxx], with: runner) + "\n" + root
  }

  /// The folders with Verilator's C++ headers, as compiler arguments.
  func includeArguments() throws(ToolFailure) -> [String] {
    let answer = try runner.run(.verilator, ["--getenv", "VERILATOR_ROOT"]).output
    let root = answer.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return ["-I\(root)/include", "-I\(root)/include/vltstd"]
  }

  /// Puts a copy of the compiled runtime at `path`, compiled now if it was not there.
  ///
  /// The copy stays while its user links, whoever clears the cache meanwhile.
  func copy(to path: String, includes: [String]) throws {
    var hash = SHA256()
    for part in [fingerprint(), unit] + compilerFlags + includes { hash.add(part) }
    let name = isSystemC ? "runtime-systemc" : waves.map { "runtime-\($0.rawValue)" } ?? "runtime"
    let key = "\(name)-\(hash.finalized().prefix(32))"
    while true {
      let object = try object(key, includes: includes)
      if let bytes = FileSystem.contents(of: object) {
        return try FileSystem.write(bytes, to: path)
      }
      if FileSystem.exists(object) { throw CacheFailure("read", object) }
    }
  }

  private func object(_ key: String, includes: [String]) throws -> String {
    try folder.entry(key) { work in
      try FileSystem.write(Array(unit.utf8), to: "\(work)/runtime.cpp")
      try runner.run(
        .cxx, compilerFlags + includes + ["-c", "runtime.cpp", "-o", "runtime.o"], in: work)
      return "\(work)/runtime.o"
    }.path
  }
}
