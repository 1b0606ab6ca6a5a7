/// Verilator's runtime, compiled once per version and flags (four seconds), then linked to every model.
struct VerilatorRuntime {
  /// Where the compiled runtime is kept.
  let folder: CacheFolder
  let runner: ToolRunner

  /// How all C++ is compiled, the runtime and the models.
  ///
  /// No fused multiply-add, so that `real` arithmetic rounds as Swift's. Symbols stay inside their
  /// object, those of inline functions too: several models in one process must not share state.
  static let compilerFlags = [
    "-std=c++17", "-O2", "-fPIC", "-ffp-contract=off", "-fvisibility=hidden", "-fno-gnu-unique",
    "-faligned-new", "-fcf-protection=none", "-w", "-DVM_COVERAGE=0", "-DVM_SC=0", "-DVM_TRACE=0",
  ]

  /// The parts a model without tracing, coverage and delays can need, as one translation unit; its
  /// ways of ending the process are left to the model's C interface.
  private static let unit = """
    #define VL_USER_FINISH
    #define VL_USER_STOP
    #define VL_USER_FATAL
    #include "verilated.cpp"
    #include "verilated_dpi.cpp"
    #include "verilated_probdist.cpp"
    #include "verilated_threads.cpp"

    """

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

  /// The path of the compiled runtime, compiled now if it was not there.
  func object(includes: [String]) throws -> String {
    var hash = SHA256()
    for part in [fingerprint(), Self.unit] + Self.compilerFlags + includes { hash.add(part) }
    let key = String(hash.finalized().prefix(32))
    return try folder.entry(key) { work in
      try FileSystem.write(Array(Self.unit.utf8), to: "\(work)/runtime.cpp")
      try runner.run(
        .cxx, Self.compilerFlags + includes + ["-c", "runtime.cpp", "-o", "runtime.o"], in: work)
      return "\(work)/runtime.o"
    }.path
  }
}
