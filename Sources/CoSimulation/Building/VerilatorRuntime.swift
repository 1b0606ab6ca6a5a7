/// What all models of one kind share, made once per version and flags: Verilator's runtime, compiled,
/// and its headers, read.
struct VerilatorRuntime {
  /// What its models are part of.
  enum Host {
    /// A library with the C interface; the waves it writes.
    case library(WaveFormat?)
    /// A SystemC program.
    case systemC
  }

  /// What a model is compiled and linked with, in a folder of its own.
  struct Lent {
    /// Arguments of every compilation.
    let arguments: [String]
    let header: ModelCompiler.Precompiled
    /// The compiled runtime.
    let object: String
  }

  let host: Host
  let cache: BuildCache
  let runner: ToolRunner
  let compiler: ModelCompiler

  init(host: Host, cache: BuildCache, runner: ToolRunner) {
    self.host = host
    self.cache = cache
    self.runner = runner
    compiler = ModelCompiler(runner)
  }

  /// What all that is compiled is told, the runtime and the models.
  private var definitions: [String] {
    (waves?.compilerFlags ?? ["-DVM_TRACE=0"]) + (isSystemC ? ["-DVM_SC=1"] : ["-DVM_SC=0"])
  }

  private var waves: WaveFormat? {
    if case .library(let waves) = host { waves } else { nil }
  }

  private var isSystemC: Bool {
    if case .systemC = host { true } else { false }
  }

  /// The parts a model without delays can need, as one translation unit; its ways of
  /// ending the process and of printing are left to the model's C interface.
  private var unit: ModelCompiler.Unit {
    let parts =
      [
        "verilated.cpp", "verilated_cov.cpp", "verilated_dpi.cpp", "verilated_probdist.cpp",
        "verilated_threads.cpp",
      ]
      + (waves.map { [$0.runtimeSource] } ?? [])
    let stops =
      isSystemC
      ? []
      : ["FINISH", "STOP", "FATAL"].map { "#define VL_USER_\($0)\n" } + [
        """
        extern "C" int model_print(const char* format, ...);
        #undef VL_PRINTF
        #define VL_PRINTF model_print

        """
      ]
    return ModelCompiler.Unit(
      name: "runtime", text: (stops + parts.map { "#include \"\($0)\"\n" }).joined(), isHot: true)
  }

  /// What the models' texts include, most of it the standard library's.
  private var headers: [String] {
    (isSystemC ? ["systemc.h", "verilated_sc.h"] : []) + ["verilated.h"]
      + (waves.map { [$0.runtimeHeader] } ?? [])
      + ["cstdint", "cstdio", "exception", "memory", "stdexcept", "string", "vector"]
  }

  /// Stands for the versions of Verilator and the compiler, and all flags, in cache keys.
  func fingerprint() -> String {
    let program = Tool(
      name: "verilator_bin", package: "verilator", purpose: Tool.verilator.purpose)
    let root = ExecutableSearch.environment("VERILATOR_ROOT") ?? ""
    return
      ([ToolFingerprint.of([.verilator, program], with: runner), root, compiler.fingerprint]
      + definitions + headers + [unit.text]).joined(separator: "\n")
  }

  /// The folders with Verilator's C++ headers, as compiler arguments.
  private func includeArguments() throws(ToolFailure) -> [String] {
    let answer = try runner.run(.verilator, ["--getenv", "VERILATOR_ROOT"]).output
    let root = answer.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return ["-I\(root)/include", "-I\(root)/include/vltstd"]
  }

  /// Puts runtime and headers into a folder, made now if they were not there. They stay while their user
  /// compiles and links, whoever clears the cache meanwhile.
  ///
  /// - Parameter libraries: folders of other libraries' headers, as compiler arguments.
  func lend(to folder: String, libraries: [String] = []) throws -> Lent {
    let arguments = definitions + (try includeArguments()) + libraries
    var hash = SHA256()
    for part in [fingerprint()] + arguments { hash.add(part) }
    let kind = isSystemC ? "-systemc" : waves.map { "-\($0.rawValue)" } ?? ""
    let key = hash.finalized().prefix(32)
    try FileSystem.makeFolder(folder)
    try cache.headers.lend("headers\(kind)-\(key)", as: "\(folder)/header.h.gch") { work in
      try runner.run([compiler.precompilation(of: headers, arguments, in: work)])
      return "\(work)/\(ModelCompiler.Precompiled.fileName)"
    }
    try cache.runtimes.lend("runtime\(kind)-\(key)", as: "\(folder)/runtime.o") { work in
      try runner.run([compiler.compilation(of: unit, arguments, in: work)])
      return "\(work)/runtime.o"
    }
    // g++ takes the text where its own form does not fit.
    let text = headers.map { "#include \"\($0)\"\n" }.joined()
    try FileSystem.write(Array(text.utf8), to: "\(folder)/header.h")
    return Lent(
      arguments: arguments, header: ModelCompiler.Precompiled(folder: folder),
      object: "\(folder)/runtime.o")
  }

  /// Compiles a model's units side by side and returns the objects of a program or library, the
  /// runtime's among them.
  ///
  /// Headers that changed after they were read, as an update of the system changes them, are read again
  /// the next time: no stale one ends a build.
  func compile(
    _ units: [ModelCompiler.Unit], with lent: Lent, in folder: String
  ) throws -> [String] {
    let arguments = lent.arguments + ["-I."]
    func compile(_ header: ModelCompiler.Precompiled?) throws {
      try runner.run(
        try units.map {
          try compiler.compilation(of: $0, arguments, header: header, in: folder)
        })
    }
    do {
      try compile(lent.header)
    } catch let failure as ToolFailure {
      guard case .exited = failure.reason else { throw failure }
      try compile(nil)
      cache.headers.discardAll()
    }
    return units.map { "\($0.name).o" } + [lent.object]
  }
}
