import Foundation
import Testing

@testable import CoSimulation

/// The newest Verilator, which `make parsers` puts into the cache, beside the one in `PATH`.
@Suite struct NewestVerilatorTests {
  private static let folder = "\(BuildCache.standard.folder)/verilator-5/verilator/bin"

  private static func builder() throws -> ModelBuilder {
    try #require(
      FileSystem.exists("\(folder)/verilator_bin"), "install it with: make parsers")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return ModelBuilder(
      cache: BuildCache(
        folder: "\(BuildCache.standard.folder)/tests",
        runtimeFolder: BuildCache.standard.runtimeFolder),
      runner: ToolRunner(searchPath: "\(folder):\(path)"))
  }

  /// Verilated into the process and as a SystemC module, it gives what the golden model gives.
  @Test func theNewestVerilatorAgrees() throws {
    let bench = try BackEndBench(states: 3)
    let check = try CrossCheck(
      bench.list(20), on: [.verilator, .systemc], design: bench.design, builder: Self.builder())
    #expect(check.isClean)
    for (_, run) in check.runs { #expect(run.records.count == 20) }
  }

  /// Cells of `real` in modules that are dissolved and in modules that stay whole are reached.
  @Test func itsProbesAreFound() throws {
    let model = try ModelLibrary(Self.builder().build(Designs.cells)).makeInstance()
    try model.reset()
    try model.poke("pulse_i", 1)
    try model.poke("cell_i", 3)
    try model.step(2)
    #expect(try model.probe(model.library.probe("plain")).count == 12)
    for name in ["first", "second"] {
      #expect(try model.probe(model.library.probe(name), at: 3) == 12)
    }
  }
}
