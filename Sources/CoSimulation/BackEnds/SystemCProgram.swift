import Benches
import Generation

/// The bench of a design in SystemC: its RTL, Verilated, with its macros and the bench of `sim/` as SystemC
/// modules, compiled to a program of its own.
final class SystemCProgram {
  private let top: String
  private let sources: [ModelSource]
  private let headers: [ModelSource]
  private let builder: ModelBuilder

  /// - Parameter sources: RTL and macros in the order in which they are read; those in SystemC take
  ///   the place of the macros.
  convenience init(_ design: GeneratedDesign, sources: [ModelSource], builder: ModelBuilder) {
    self.init(
      top: design.circuit.top, bench: Benches.systemC,
      sources: Self.sources(
        sources, macros: design.macros, stubs: design.stubs, systemC: design.systemC),
      headers: design.systemC, builder: builder)
  }

  /// The same for a matrix engine.
  convenience init(_ design: GeneratedMatrixEngine, sources: [ModelSource], builder: ModelBuilder) {
    self.init(
      top: design.circuit.top, bench: Benches.matrixSystemC,
      sources: Self.sources(
        sources, macros: design.macros, stubs: design.stubs, systemC: design.systemC),
      headers: design.systemC, builder: builder)
  }

  private init(
    top: String, bench: String, sources: [ModelSource], headers: [GeneratedText],
    builder: ModelBuilder
  ) {
    self.top = top
    self.sources = sources
    self.builder = builder
    self.headers =
      headers.filter { $0.name.hasSuffix(".hpp") }.map {
        ModelSource(name: $0.name, text: $0.text)
      } + [ModelSource(name: "systemc_bench.cpp", text: bench)]
  }

  /// The RTL without its macros, with their black boxes, and the module that leads their pins out.
  private static func sources(
    _ sources: [ModelSource], macros: [GeneratedText], stubs: [GeneratedText],
    systemC: [GeneratedText]
  ) -> [ModelSource] {
    let names = Set(macros.map { $0.name.fileName })
    return stubs.map { ModelSource(name: $0.name, text: $0.text) }
      + sources.filter { !names.contains($0.name.fileName) }
      + systemC.filter { $0.name.hasSuffix(".sv") }.map {
        ModelSource(name: $0.name, text: $0.text)
      }
  }

  /// The tool that a compiled program is.
  static func tool(_ program: String) -> Tool {
    Tool(name: program, package: "libsystemc-dev", purpose: "simulate in SystemC")
  }

  private static let verilatorArguments = [
    "--sc", "-O3", "--x-assign", "fast", "--x-initial", "fast", "--noassert", "--prefix", "model",
    "--Mdir", "../generated",
  ]

  /// The compiled program, from the cache where it is there.
  ///
  /// - Throws: `ToolFailure` when a tool is missing, refuses the text, or breaks down.
  func path() throws -> String {
    let runtime = VerilatorRuntime(host: .systemC, cache: builder.cache, runner: builder.runner)
    var hash = SHA256()
    for part in [runtime.fingerprint()] + Self.verilatorArguments { hash.add(part) }
    for file in sources + headers {
      hash.add(file.name)
      hash.add(file.bytes)
    }
    let key = "\(top)-\(hash.finalized().prefix(32))"
    return try builder.cache.benches.entry(key) { try make(runtime, in: $0) }.path
  }

  private func make(_ runtime: VerilatorRuntime, in work: String) throws -> String {
    for source in sources { try FileSystem.write(source.bytes, to: "\(work)/rtl/\(source.name)") }
    let library = try SystemCLibrary(builder.runner)
    let lent = try builder.verilate(
      Self.verilatorArguments + ["--top-module", "\(top)_pins"]
        + sources.map(\.name),
      environment: library.environment, in: "\(work)/rtl",
      meanwhile: { try runtime.lend(to: "\(work)/runtime", libraries: library.includeArguments) })
    let generated = "\(work)/generated"
    for header in headers {
      try FileSystem.write(header.bytes, to: "\(generated)/\(header.name.fileName)")
    }
    let units =
      CompilationUnits(ModelBuilder.parts(in: generated), preamble: "").units
      + [
        ModelCompiler.Unit(
          name: "bench", text: "#include \"systemc_bench.cpp\"\n", isHot: true)
      ]
    let objects = try runtime.compile(units, with: lent, in: generated)
    try runtime.compiler.link(objects, to: "bench", library.linkArguments, in: generated)
    return "\(generated)/bench"
  }
}

/// Where the SystemC library is, as pkg-config says.
struct SystemCLibrary {
  let includeArguments: [String]
  let linkArguments: [String]
  /// What Verilator wants to be told where it does not know it.
  let environment: [String: String]

  /// - Throws: `ToolFailure` where the library is not installed.
  init(_ runner: ToolRunner) throws {
    includeArguments = try Self.answer(["--cflags"], runner)
    linkArguments = try Self.answer(["--libs"], runner)
    let headers = try Self.answer(["--variable=includedir"], runner)
    let libraries = try Self.answer(["--variable=libdir"], runner)
    // A library in the compiler's own folders may have none to name.
    environment = [
      "SYSTEMC_INCLUDE": headers.first ?? "/usr/include",
      "SYSTEMC_LIBDIR": libraries.first ?? "/usr/lib",
    ]
  }

  /// The words that pkg-config answers.
  private static func answer(_ arguments: [String], _ runner: ToolRunner) throws -> [String] {
    try runner.run(.systemCLibrary, arguments + ["systemc"]).output
      .split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

extension String {
  /// The name without its folder.
  fileprivate var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
