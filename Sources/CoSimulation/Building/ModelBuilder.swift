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
  private let cache: BuildCache
  private let runner: ToolRunner

  public init(cache: BuildCache = .standard, runner: ToolRunner = ToolRunner()) {
    self.cache = cache
    self.runner = runner
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
    let runtime = VerilatorRuntime(folder: cache.runtimes, runner: runner)
    let key = try key(of: description, tools: runtime.fingerprint())
    let (path, wasThere) = try cache.models.entry(key) { work in
      try make(description, runtime: runtime, in: work)
    }
    return CompiledModel(
      path: path, fromCache: wasThere, seconds: (clock.now - start) / .seconds(1),
      description: description)
  }

  private static func verilatorArguments(top: String) -> [String] {
    [
      "--cc", "-O3", "--x-assign", "fast", "--x-initial", "fast", "--noassert",
      "--prefix", "model", "--Mdir", "../generated", "--top-module", top,
    ]
  }

  private func key(of description: ModelDescription, tools: String) throws -> String {
    // The places of the probes follow from the sources.
    let shim = try description.shimText { $0.fullName(in: description.top) }
    var hash = SHA256()
    let flags = Self.verilatorArguments(top: description.top) + VerilatorRuntime.compilerFlags
    for part in [tools, shim] + flags { hash.add(part) }
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
    return String(hash.finalized().prefix(32))
  }

  private func make(
    _ description: ModelDescription, runtime: VerilatorRuntime, in work: String
  ) throws -> String {
    for file in description.sources + description.headers {
      try FileSystem.write(file.bytes, to: "\(work)/rtl/\(file.name)")
    }
    try verilate(description, in: "\(work)/rtl")
    let generated = "\(work)/generated"
    let places = GeneratedProbes(symbols: text(of: "\(generated)/model__Syms.cpp"))
    let problems =
      GeneratedPorts(header: text(of: "\(generated)/model.h")).differences(from: description)
      + places.missing(from: description)
    if !problems.isEmpty { throw DiagnosticReport(problems) }
    let shim = try description.shimText { places.place(of: $0, in: description.top) ?? "" }

    // One translation unit: the headers are read once, and calls between the parts are inlined.
    let parts = FileSystem.names(in: generated).filter { $0.hasSuffix(".cpp") }
    let unit = (parts + ["shim.cpp"]).map { "#include \"\($0)\"\n" }.joined()
    try FileSystem.write(Array(shim.utf8), to: "\(generated)/shim.cpp")
    try FileSystem.write(Array(unit.utf8), to: "\(generated)/unit.cpp")
    let includes = try runtime.includeArguments()
    let object = try runtime.object(includes: includes)
    try runner.run(
      .cxx,
      VerilatorRuntime.compilerFlags + includes
        + ["-I.", "-shared", "unit.cpp", object, "-pthread", "-o", "model.so"],
      in: generated)
    return "\(generated)/model.so"
  }

  private func text(of path: String) -> String {
    String(decoding: FileSystem.contents(of: path) ?? [], as: UTF8.self)
  }

  private func verilate(
    _ description: ModelDescription, in folder: String
  ) throws(ToolFailure) {
    let arguments =
      Self.verilatorArguments(top: description.top) + description.sources.map(\.name)
    do {
      try runner.run(.verilator, arguments, in: folder)
    } catch {
      let messages = VerilatorMessages.diagnostics(in: error.output)
      guard !messages.isEmpty else { throw error }
      throw ToolFailure(
        tool: error.tool, reason: error.reason, output: error.output,
        report: DiagnosticReport(messages))
    }
  }
}
