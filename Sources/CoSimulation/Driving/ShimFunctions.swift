import Glibc

/// The C functions of one loaded model, in the order of `templates/model_shim.cpp`.
@usableFromInline
struct ShimFunctions: Sendable {
  @usableFromInline typealias Model = UnsafeMutableRawPointer

  /// The loader's handle, different for every loaded object.
  let object: Int
  let create:
    @convention(c) @Sendable (
      Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafeMutablePointer<CChar>, Int
    ) -> Model?
  let destroy: @convention(c) @Sendable (Model) -> Void
  let message: @convention(c) @Sendable (Model) -> UnsafePointer<CChar>
  let cycle: @convention(c) @Sendable (Model) -> UInt64
  private let portTable: @convention(c) @Sendable () -> UnsafeRawPointer
  let state: @convention(c) @Sendable (Model) -> UnsafeMutableRawPointer
  let stale: @convention(c) @Sendable (Model) -> UnsafeMutablePointer<Bool>
  let settle: @convention(c) @Sendable (Model) -> Int32
  let pokeWide: @convention(c) @Sendable (Model, Int32, UnsafePointer<UInt64>) -> Void
  let setResets: @convention(c) @Sendable (Model, UInt64) -> Void
  let peekWide: @convention(c) @Sendable (Model, Int32, UnsafeMutablePointer<UInt64>) -> Int32
  @usableFromInline let step: @convention(c) @Sendable (Model, UInt64) -> Int32
  let drive:
    @convention(c) @Sendable (
      Model, UnsafePointer<Int32>, Int64, UnsafePointer<Int32>, Int64, Int64, UnsafePointer<UInt64>,
      UnsafeMutablePointer<UInt64>
    ) -> Int32
  let edge: @convention(c) @Sendable (Model, UInt64) -> Int32
  let runUntil: @convention(c) @Sendable (Model, Int32, UInt64, UInt64) -> Int64
  let records:
    @convention(c) @Sendable (Model, UnsafeMutablePointer<Int64>) -> UnsafePointer<UInt64>?
  let clearRecords: @convention(c) @Sendable (Model) -> Void
  let probe: @convention(c) @Sendable (Model, Int32) -> UnsafePointer<Double>
  let openWave: @convention(c) @Sendable (Model, UnsafePointer<CChar>, UInt64) -> Int32
  let writeCoverage: @convention(c) @Sendable (Model, UnsafePointer<CChar>) -> Int32
  let closeWave: @convention(c) @Sendable (Model) -> Void

  /// Loads the shared object and keeps it: an object is never unloaded while the process lives.
  ///
  /// - Throws: `ModelFailure` with the loader's words.
  init(loading path: String) throws(ModelFailure) {
    guard let object = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw ModelFailure(
        .notLoaded, "model-not-loaded",
        "the compiled model cannot be loaded: \(String(cString: dlerror()))",
        remedy: "remove '\(path)' and build again")
    }
    self.object = Int(bitPattern: object)
    create = try Self.function("create", of: object)
    destroy = try Self.function("destroy", of: object)
    message = try Self.function("message", of: object)
    cycle = try Self.function("cycle", of: object)
    portTable = try Self.function("ports", of: object)
    state = try Self.function("state", of: object)
    stale = try Self.function("stale", of: object)
    settle = try Self.function("settle", of: object)
    pokeWide = try Self.function("poke_wide", of: object)
    setResets = try Self.function("set_resets", of: object)
    drive = try Self.function("drive", of: object)
    peekWide = try Self.function("peek_wide", of: object)
    step = try Self.function("step", of: object)
    edge = try Self.function("edge", of: object)
    runUntil = try Self.function("run_until", of: object)
    records = try Self.function("records", of: object)
    clearRecords = try Self.function("clear_records", of: object)
    probe = try Self.function("probe", of: object)
    openWave = try Self.function("open_wave", of: object)
    writeCoverage = try Self.function("write_coverage", of: object)
    closeWave = try Self.function("close_wave", of: object)
  }

  /// The ports, in the order of the description.
  func ports() -> UnsafePointer<PortPlace> { portTable().assumingMemoryBound(to: PortPlace.self) }

  private static func function<Function>(
    _ name: String, of object: UnsafeMutableRawPointer
  ) throws(ModelFailure) -> Function {
    guard let address = dlsym(object, "model_\(name)") else {
      throw ModelFailure(
        .notLoaded, "model-not-loaded", "the compiled model has no function 'model_\(name)'")
    }
    return unsafeBitCast(address, to: Function.self)
  }
}
