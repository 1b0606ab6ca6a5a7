import Foundation
import Testing

/// ccache in the place of the compiler: it keeps what an edit of the RTL leaves as it was.
@Suite struct CompilerCacheTests {
  private static let compiler = "/usr/lib/ccache/g++"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: compiler)))
  func `what an edit leaves as it was is not compiled again`() throws {
    let program = try Program()
    try program.write(smallDescription, to: "small.yaml")
    #expect(try program.run("generate", "small.yaml", "-o", "rtl").status == 0)
    let folder = program.folder.appendingPathComponent("rtl/macros")
    let macro = try #require(
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .first { $0.lastPathComponent.hasSuffix("_crossbar_macro.sv") })
    let statistics = program.folder.appendingPathComponent("statistics")
    let environment = [
      "MEMWEAVE_CXX": Self.compiler,
      "MEMWEAVE_CACHE": program.folder.appendingPathComponent("cache").path,
      "CCACHE_DIR": program.folder.appendingPathComponent("ccache").path,
      "CCACHE_STATSLOG": statistics.path,
    ]
    func run() throws -> Set<Substring> {
      try? FileManager.default.removeItem(at: statistics)
      let outcome = try program.run(
        "cosim", "small.yaml", "--rtl", "rtl", "--episodes", "1", environment: environment)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      return Set(try String(contentsOf: statistics, encoding: .utf8).split(separator: "\n"))
    }
    #expect(try !run().contains("direct_cache_hit"))
    // Another start value that the reset hides.
    let text = try String(contentsOf: macro, encoding: .utf8)
    let edited = text.replacing(/compared_q = [0-9.e-]+;/, with: "compared_q = 3.0e-30;")
    #expect(edited != text)
    try edited.write(to: macro, atomically: true, encoding: .utf8)
    let found = try run()
    #expect(found.contains("direct_cache_hit"), "\(found)")
    #expect(found.contains("cache_miss"), "\(found)")
  }
}
