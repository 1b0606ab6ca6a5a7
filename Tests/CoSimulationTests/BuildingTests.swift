import Diagnostics
import Glibc
import Testing

@testable import CoSimulation

@Suite struct BuildingTests {
  private func counter(_ text: String) -> ModelDescription {
    var description = Designs.counter
    description.sources = [ModelSource(name: "rtl/counter.sv", text: text)]
    return description
  }

  @Test func unchangedSourcesComeFromTheCache() throws {
    let bench = Bench()
    let first = try bench.builder.build(Designs.counter)
    let second = try bench.builder.build(Designs.counter)
    #expect(!first.fromCache)
    #expect(second.fromCache)
    #expect(first.path == second.path)
    #expect(FileSystem.names(in: "\(bench.cache.models.path)/work").isEmpty)
  }

  @Test func editedSourcesAreBuiltAgain() throws {
    let bench = Bench()
    let original = try bench.instance(of: Designs.counter)
    let text = Designs.counterText.replacing("count_o + 8'd1", with: "count_o + 8'd3")
    let edited = try bench.instance(of: counter(text))
    for (model, expected) in [(original, UInt64(4)), (edited, 12)] {
      try model.reset()
      try model.poke("enable_i", 1)
      try model.step(4)
      #expect(try model.peek("count_o") == expected)
    }
  }

  @Test func concurrentBuildsBothEndRight() async throws {
    let bench = Bench()
    let builder = bench.builder
    let paths = try await withThrowingTaskGroup(of: CompiledModel.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let compiled = try builder.build(Designs.counter)
          let model = try ModelLibrary(compiled).makeInstance()
          try model.reset()
          return compiled
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(paths.map(\.path)).count == 1)
    #expect(paths.count { !$0.fromCache } == 1)
  }

  @Test func leftoversOfAKilledBuildAreNotBelieved() throws {
    let bench = Bench()
    let compiled = try bench.builder.build(Designs.counter)
    let name = try #require(compiled.path.split(separator: "/").last?.split(separator: ".").first)
    // As it looks when a build is killed while it links: a work folder, no entry.
    try FileSystem.write([1, 2, 3], to: "\(bench.cache.models.path)/work/\(name)-abcdef/model.so")
    FileSystem.remove(compiled.path)
    let again = try bench.builder.build(Designs.counter)
    #expect(!again.fromCache)
    _ = try ModelLibrary(again).makeInstance()
    #expect(FileSystem.names(in: "\(bench.cache.models.path)/work").isEmpty)
  }

  @Test func brokenSourcesComeBackWithVerilatorsPlaces() {
    let bench = Bench()
    let text = Designs.counterText.replacing("count_o <= 8'd0;", with: "count_o <= ;")
    let error = #expect(throws: ToolFailure.self) { try bench.builder.build(counter(text)) }
    #expect(error?.tool == "verilator")
    #expect(
      error?.description == """
        rtl/counter.sv:9:29: error: syntax error, unexpected ';', expecting TYPE-IDENTIFIER \
        [verilator-error]
          note:     9 |     if (!rst_ni) count_o <= ;
          note:       |                             ^
        """)
    #expect(error?.output.contains("%Error: rtl/counter.sv:9:29:") == true)
    #expect(FileSystem.names(in: bench.cache.models.path) == ["locks", "work"])
    #expect(FileSystem.names(in: "\(bench.cache.models.path)/work").isEmpty)
  }

  @Test func warningsEndTheBuild() {
    let bench = Bench()
    let text = Designs.counterText.replacing("count_o + 8'd1", with: "count_o + 9'd1")
    let error = #expect(throws: ToolFailure.self) { try bench.builder.build(counter(text)) }
    #expect(error?.report.diagnostics.first?.identifier == "verilator-width")
    #expect(error?.report.diagnostics.first?.place?.line == 10)
  }

  @Test func disagreementOnPortsIsTold() {
    let bench = Bench()
    var description = Designs.counter
    description.ports = [
      ModelPort("enable", width: 1, .input), ModelPort("count_o", width: 7, .output),
      ModelPort("wrapped_o", width: 1, .input),
    ]
    let error = #expect(throws: (any Error).self) { try bench.builder.build(description) }
    #expect(
      error.map { "\($0)" } == """
        error: the RTL module 'counter' has no port 'enable'; expected an input of 1 bit [port-mismatch]
          help: did you mean 'enable_i'?
        error: the RTL module 'counter' has 'count_o' as an output of 8 bits; expected an output of \
        7 bits [port-mismatch]
        error: the RTL module 'counter' has 'wrapped_o' as an output of 1 bit; expected an input of \
        1 bit [port-mismatch]
        error: the RTL module 'counter' has a port 'enable_i' that the description lacks [port-mismatch]
        """)
  }

  @Test func wrongDescriptionsNeverReachVerilator() {
    var description = Designs.counter
    description.sources = [ModelSource(name: "../counter.sv", text: "")]
    description.ports += [
      ModelPort("clk_i", width: 1, .input), ModelPort("a__b", width: 65, .input),
    ]
    description.probes = [
      ModelProbe("p", instancePath: ["u; exit"], variable: "state_q", count: 0)
    ]
    description.recorders = [ModelRecorder(valid: "count_o", fields: ["counted_o"])]
    let error = #expect(throws: (any Error).self) {
      try ModelBuilder(cache: BuildCache(folder: "/nowhere")).build(description)
    }
    let text = error.map { "\($0)" } ?? ""
    for identifier in ["model-sources", "model-name", "model-port", "model-probe", "unknown-port"] {
      #expect(text.contains("[\(identifier)]"), "\(text)")
    }
  }

  @Test func sourcesAreReadFromTheirFolder() throws {
    let bench = Bench()
    let folder = bench.cache.folder
    try FileSystem.write(Array("module a; endmodule".utf8), to: "\(folder)/rtl/a.sv")
    let source = try ModelSource(name: "rtl/a.sv", in: folder)
    #expect(source == ModelSource(name: "rtl/a.sv", text: "module a; endmodule"))
    let error = #expect(throws: Diagnostic.self) { try ModelSource(name: "b.sv", in: folder) }
    #expect(error?.message == "the source file cannot be read: No such file or directory")
  }

  @Test func missingToolsAreTold() {
    let bench = Bench()
    let builder = ModelBuilder(cache: bench.cache, runner: ToolRunner(searchPath: "/nowhere"))
    let error = #expect(throws: ToolFailure.self) { try builder.build(Designs.counter) }
    #expect(error?.reason == .missing)
  }

  @Test func unusableCacheIsTold() {
    let builder = ModelBuilder(cache: BuildCache(folder: "/dev/null/cache"))
    let error = #expect(throws: CacheFailure.self) { try builder.build(Designs.counter) }
    #expect(error?.diagnostic.remedy == "set MEMWEAVE_CACHE to a folder that can be written")
  }

  /// Both compilers, each with the headers it reads once; what is read from the cache is believed.
  @Test(arguments: [Tool.clang, .cxx])
  func eachCompilerReadsTheHeadersOnce(tool: Tool) throws {
    let path = try #require(ToolRunner().path(of: tool))
    let folder = Bench()
    let programs = "\(folder.cache.folder)/programs"
    try FileSystem.makeFolder(programs)
    for name in [tool.name, "verilator", "ld.gold", "as", "ld"] {
      let target = try #require(ExecutableSearch.path(of: name))
      #expect(symlink(name == tool.name ? path : target, "\(programs)/\(name)") == 0)
    }
    let builder = ModelBuilder(
      cache: BuildCache(folder: folder.cache.folder), runner: ToolRunner(searchPath: programs))
    #expect(ModelCompiler(builder.runner).tool == tool)
    for step in [1, 3] {
      let text = Designs.counterText.replacing("count_o + 8'd1", with: "count_o + 8'd\(step)")
      let model = try ModelLibrary(builder.build(counter(text))).makeInstance()
      try model.reset()
      try model.poke("enable_i", 1)
      try model.step(4)
      #expect(try model.peek("count_o") == UInt64(4 * step))
    }
    let kept = builder.cache.entries.map(\.design)
    #expect(kept == ["counter", "counter", "runtime", "headers"])
    // A stale form of the headers costs time, and ends nothing.
    let headers = try #require(builder.cache.entries.last)
    FileSystem.remove(headers.path)
    try FileSystem.write(Array("stale".utf8), to: headers.path)
    let text = Designs.counterText.replacing("count_o + 8'd1", with: "count_o + 8'd5")
    #expect(try !builder.build(counter(text)).fromCache)
  }
}
