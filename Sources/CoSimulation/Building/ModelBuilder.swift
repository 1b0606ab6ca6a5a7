import Diagnostics

/// A model ready to be loaded.
public struct CompiledModel: Sendable, Hashable {
  /// The shared object.
  public let path: String
  /// Whether it was there already.
  public let fromCache: Bool
  /// How long it took, wall-clock time.
  public let seconds: Double
  public let description: ModelDescription
}

/// Compiles a design with Verilator into a shared object, or finds it in the cache.
///
/// ```swift
/// let compiled = try ModelBuilder().build(description)
/// let model = try ModelLibrary(compiled).makeInstance(plusargs: ["seed": "7"])
/// ```
/// Verilator's warnings are errors here. Its arithmetic is two-valued: `x` and variables without
/// an initial value are 0, always the same.
public struct ModelBuilder: Sendable {
  let cache: BuildCache
  let runner: ToolRunner

  public init(cache: BuildCache = .standard, runner: ToolRunner = ToolRunner()) {
    self.cache = cache
    self.runner = runner
  }

  /// Lends a folder for the files of a simulator in a process of its own, and removes it afterwards.
  func withWorkFolder<Result>(
    _ name: String, _ body: (_ folder: String) throws -> Result
  ) throws -> Result {
    try cache.models.withWorkFolder(name, body)
  }

  /// Builds the model; the same description gives the same file, from several processes at once too.
  ///
  /// - Throws: `DiagnosticReport` when the description is wrong in itself or differs from the RTL's
  ///   ports; `ToolFailure` when a tool is missing or refuses the sources, with Verilator's own
  ///   messages and places; `CacheFailure` when the cache folder cannot be used.
  public func build(_ description: ModelDescription) throws -> CompiledModel {
    let clock = ContinuousClock()
    let start = clock.now
    try description.validate()
    let runtime = VerilatorRuntime(
      host: .library(description.waves), cache: cache, runner: runner)
    let key = try key(of: description, runtime: runtime)
    let (path, wasThere) = try cache.models.entry(key) { work in
      try make(description, runtime: runtime, in: work)
    }
    return CompiledModel(
      path: path, fromCache: wasThere, seconds: (clock.now - start) / .seconds(1),
      description: description)
  }

  /// Builds the model and loads it; one that is cleared from the cache between the two is built
  /// again.
  ///
  /// - Throws: what `build(_:)` throws; `ModelFailure` when the model cannot be loaded.
  public func load(
    _ description: ModelDescription
  ) throws -> (compiled: CompiledModel, library: ModelLibrary) {
    while true {
      let compiled = try build(description)
      do {
        return (compiled, try ModelLibrary(compiled))
      } catch let failure where FileSystem.exists(compiled.path) {
        throw failure
      } catch {
        continue
      }
    }
  }

  private static func verilatorArguments(_ description: ModelDescription) -> [String] {
    [
      "--cc", "-O3", "--x-assign", "fast", "--x-initial", "fast",
      "--prefix", "model", "--Mdir", "../generated", "--top-module", description.top,
    ] + (description.acceptsWarnings ? ["-Wno-fatal"] : [])
      + (description.waves?.verilatorArguments ?? [])
      + (description.measuresCoverage
        ? coverageArguments : [description.judgesProperties ? "--assert" : "--noassert"])
  }

  /// Verilator meets no `cover` where it asserts nothing. Every bit that may change is a branch of its
  /// own, so that memories are too large to be looked at bit by bit.
  private static let coverageArguments = [
    "--assert", "--coverage-line", "--coverage-toggle", "--coverage-user", "--coverage-max-width",
    "\(ModelDescription.widestToggle)",
  ]

  /// The top module's name, the waves' format, whether it counts, and a hash over all that goes into
  /// the model.
  private func key(
    of description: ModelDescription, runtime: VerilatorRuntime
  ) throws -> String {
    // The places of the probes follow from the sources.
    let shim = try description.shimText { $0.fullName(in: description.top) }
    var hash = SHA256()
    let flags = Self.verilatorArguments(description) + [Self.preamble(of: description)]
    for part in [runtime.fingerprint(), shim] + flags { hash.add(part) }
    for port in description.ports {
      hash.add("\(port.name) \(port.width) \(port.direction)")
    }
    for files in [description.sources, description.headers] {
      hash.add("\(files.count)")
      for file in files {
        hash.add(file.name)
        hash.add(file.bytes)
      }
    }
    let name =
      [description.top] + (description.waves.map { [$0.rawValue] } ?? [])
      + (description.measuresCoverage ? ["coverage"] : [])
    return (name + [String(hash.finalized().prefix(32))]).joined(separator: "-")
  }

  private func make(
    _ description: ModelDescription, runtime: VerilatorRuntime, in work: String
  ) throws -> String {
    for file in description.sources + description.headers {
      try FileSystem.write(file.bytes, to: "\(work)/rtl/\(file.name)")
    }
    let lent = try verilate(
      Self.verilatorArguments(description) + description.sources.map(\.name), in: "\(work)/rtl",
      meanwhile: { try runtime.lend(to: "\(work)/runtime") })
    let generated = "\(work)/generated"
    try FileSystem.write(
      Array(shim(of: description, in: generated).utf8), to: "\(generated)/shim.cpp")
    // A model that counts runs a few times, and is large.
    let units = CompilationUnits(
      Self.parts(in: generated), preamble: Self.preamble(of: description), glue: "shim.cpp"
    ).units.map { description.measuresCoverage ? $0.cold : $0 }
    let objects = try runtime.compile(units, with: lent, in: generated)
    try runtime.compiler.link(
      objects, to: "model.so", ["-shared"] + (description.waves?.libraries ?? []), in: generated)
    return "\(generated)/model.so"
  }

  /// What stands before every text that is compiled of a model.
  private static func preamble(of description: ModelDescription) -> String {
    "#define VM_COVERAGE \(description.measuresCoverage ? 1 : 0)\n"
  }

  /// The C++ files that Verilator wrote.
  static func parts(in folder: String) -> [(name: String, bytes: Int)] {
    FileSystem.names(in: folder).filter { $0.hasPrefix("model") && $0.hasSuffix(".cpp") }
      .map { ($0, FileSystem.size(of: "\(folder)/\($0)")) }
  }

  /// The C interface of a model that Verilator wrote.
  ///
  /// - Throws: `DiagnosticReport` where the text's ports or variables are not those of the description.
  private func shim(of description: ModelDescription, in generated: String) throws -> String {
    let symbols = FileSystem.names(in: generated).filter {
      $0.hasPrefix("model__Syms") && $0.hasSuffix(".cpp")
    }
    let places = GeneratedProbes(
      symbols: symbols.map { text(of: "\(generated)/\($0)") }.joined(separator: "\n"))
    let problems =
      GeneratedPorts(header: text(of: "\(generated)/model.h")).differences(from: description)
      + places.missing(from: description)
    if !problems.isEmpty { throw DiagnosticReport(problems) }
    return try description.shimText { places.place(of: $0, in: description.top) ?? "" }
  }

  private func text(of path: String) -> String {
    String(decoding: FileSystem.contents(of: path) ?? [], as: UTF8.self)
  }

  /// Runs Verilator, and does something else while it runs; its messages become problems with places.
  ///
  /// - Throws: what `body` throws, or else what Verilator has to say.
  func verilate<Result>(
    _ arguments: [String], environment: [String: String] = [:], in folder: String,
    meanwhile body: () throws -> Result
  ) throws -> Result {
    do {
      return try runner.run(
        ToolCall(.verilator, arguments, environment: environment, in: folder), meanwhile: body)
    } catch let failure as ToolFailure where failure.tool == Tool.verilator.name {
      let messages = VerilatorMessages.diagnostics(in: failure.output)
      guard !messages.isEmpty else { throw failure }
      throw ToolFailure(
        tool: failure.tool, reason: failure.reason, output: failure.output,
        report: DiagnosticReport(messages))
    }
  }
}
