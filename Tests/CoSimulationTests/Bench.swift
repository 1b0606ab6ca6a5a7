import Foundation

@testable import CoSimulation

/// A builder with a cache of its own; only Verilator's compiled runtime is shared between tests.
struct Bench: ~Copyable {
  let cache: BuildCache
  let builder: ModelBuilder

  init() {
    let folder = NSTemporaryDirectory() + "memweave-tests-" + UUID().uuidString
    cache = BuildCache(folder: folder, runtimeFolder: BuildCache.standard.runtimeFolder)
    builder = ModelBuilder(cache: cache)
  }

  deinit {
    FileSystem.remove(cache.folder)
  }

  func instance(
    of description: ModelDescription, plusargs: [String: String] = [:]
  ) throws -> ModelInstance {
    try ModelLibrary(builder.build(description)).makeInstance(plusargs: plusargs)
  }
}
