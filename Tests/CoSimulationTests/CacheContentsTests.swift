import Testing

@testable import CoSimulation

@Suite struct CacheContentsTests {
  /// The bench's cache without the runtime that all tests share.
  private static func own(_ bench: borrowing Bench) -> BuildCache {
    BuildCache(folder: bench.cache.folder)
  }

  @Test func entriesTellDesignAndSize() throws {
    let bench = Bench()
    let compiled = try bench.builder.build(Designs.counter)
    let entry = try #require(bench.cache.entries.first { $0.design == Designs.counter.top })
    #expect(entry.path == compiled.path)
    #expect(entry.size > 10_000)
  }

  @Test func clearedModelsAreBuiltAgain() throws {
    let bench = Bench()
    let running = try bench.instance(of: Designs.counter)
    let cache = Self.own(bench)
    try FileSystem.write([1], to: "\(cache.runtimeFolder)/runtime-1.o")
    try FileSystem.makeFolder("\(cache.runtimeFolder)/locks")
    try FileSystem.makeFolder("\(bench.cache.models.path)/work/counter-killed-abcdef")
    #expect(cache.clear().removed.map(\.design) == [Designs.counter.top, "runtime"])
    #expect(cache.entries.isEmpty)
    #expect(FileSystem.names(in: "\(bench.cache.models.path)/work").isEmpty)
    try running.reset()
    #expect(try !bench.builder.build(Designs.counter).fromCache)
  }

  @Test func whatIsBeingBuiltIsLeftAlone() throws {
    let bench = Bench()
    let models = bench.cache.models
    _ = try models.entry("first-1") { work in
      // A second entry is in the cache and held by its builder, as when it is built once more.
      try FileSystem.write([2], to: "\(models.path)/second-2.so")
      let lock = FileLock(waitingFor: "\(models.path)/locks/second-2")
      defer { lock.release() }
      #expect(lock.isHeld)
      let clearance = Self.own(bench).clear()
      #expect(clearance.busy.map(\.design) == ["second"])
      #expect(FileSystem.exists(work))
      try FileSystem.write([1], to: "\(work)/model.so")
      return "\(work)/model.so"
    }
    #expect(bench.cache.entries.map(\.design).prefix(2) == ["first", "second"])
  }

  @Test func clearingHarmsNoBuild() async throws {
    let bench = Bench()
    let (builder, cache) = (bench.builder, Self.own(bench))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let model = try builder.load(Designs.counter).library.makeInstance()
          try model.reset()
        }
      }
      group.addTask {
        for _ in 0..<60 {
          _ = cache.clear()
          try await Task.sleep(for: .milliseconds(20))
        }
      }
      try await group.waitForAll()
    }
  }
}
