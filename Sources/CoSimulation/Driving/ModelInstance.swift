import Diagnostics
import Glibc
import HDL

/// One running copy of a model, with its own state, clock and plusargs.
///
/// A cycle is: clock low, ports settle and are observed, clock high. A poke acts on the next rising
/// edge; a peek gives the settled value for the inputs as they are, without a clock edge.
/// ```swift
/// try instance.reset()
/// try instance.poke(start, 1)
/// try instance.step()
/// let cycles = try instance.run(until: done, limit: 10_000)
/// ```
/// Of several clocks, all rise in every cycle, unless `step` is told which.
///
/// An instance belongs to one thread at a time; different instances run side by side.
public final class ModelInstance {
  public let library: ModelLibrary
  @usableFromInline let functions: ShimFunctions
  @usableFromInline let identity: Int
  @usableFromInline let model: UnsafeMutableRawPointer
  /// Where the model keeps its ports.
  @usableFromInline let state: UnsafeMutableRawPointer
  /// Whether inputs were set since the design was last evaluated.
  @usableFromInline let isStale: UnsafeMutablePointer<Bool>
  /// One bit for each clock's reset, active low.
  private(set) var resets: UInt64 = 0
  /// Is told before every rising edge, with the ports settled; driving is slower meanwhile.
  @usableFromInline var watcher: ((ModelInstance) throws(ModelFailure) -> Void)?

  init(library: ModelLibrary, plusargs: [String: String]) throws(ModelFailure) {
    let functions = library.functions
    let arguments =
      ["memweave"] + plusargs.sorted { $0.key < $1.key }.map { "+\($0.key)=\($0.value)" }
    let copies = arguments.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var message = [CChar](repeating: 0, count: 1024)
    let model = copies.map { UnsafePointer($0) }.withUnsafeBufferPointer { pointers in
      pointers.baseAddress.flatMap {
        functions.create(Int32(pointers.count), $0, &message, message.count)
      }
    }
    guard let model else {
      let text = String(
        decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      throw ModelFailure(
        .notLoaded, "model-not-started",
        "the model '\(library.description.top)' cannot be started: \(text)")
    }
    self.library = library
    self.functions = functions
    self.model = model
    identity = library.identity
    state = functions.state(model)
    isStale = functions.stale(model)
  }

  deinit {
    functions.destroy(model)
  }

  /// Cycles clocked since the instance was made, those under reset included.
  public var cycle: UInt64 { functions.cycle(model) }

  /// Holds every reset for `cycles` clock cycles, then releases it. Does not put the cycle count back.
  public func reset(cycles: Int = 2) throws(ModelFailure) {
    setResets(0)
    try step(cycles)
    setResets(.max)
  }

  /// Sets the resets of all clocks, one bit each, active low.
  func setResets(_ levels: UInt64) {
    resets = levels
    functions.setResets(model, levels)
  }

  /// Clocks the design once.
  @inlinable
  public func step() throws(ModelFailure) {
    if watcher != nil { return try step(1) }
    guard functions.step(model, 1) == 0 else { throw stopped() }
  }

  /// Clocks the design `cycles` times (none when negative).
  public func step(_ cycles: Int) throws(ModelFailure) {
    if let watcher {
      for _ in 0..<max(0, cycles) {
        try watcher(self)
        guard functions.step(model, 1) == 0 else { throw stopped() }
      }
    } else {
      guard functions.step(model, UInt64(max(0, cycles))) == 0 else { throw stopped() }
    }
  }

  /// Clocks until the settled port shows the value, and returns how often it was clocked.
  ///
  /// The cycle in which the port shows the value is not clocked any more: after waiting for a ready
  /// port, one `step` makes the transfer. 0 when it shows the value already.
  ///
  /// - Throws: `ModelFailure` with the reason `timeout` when `limit` cycles were not enough, and
  ///   `outOfRange` when the port is too narrow for the value.
  @discardableResult
  public func run(
    until port: OutputHandle, equals value: UInt64 = 1, limit: Int
  ) throws(ModelFailure) -> Int {
    try check(port.model, port.name)
    try checkNarrow(port.name, port.width)
    guard value <= .mask(width: port.width) else {
      throw tooWide("\(value)", port.name, port.width)
    }
    let cycles =
      try watcher == nil
      ? functions.runUntil(model, port.index, value, UInt64(max(0, limit)))
      : runWatched(until: port, equals: value, limit: limit)
    if cycles >= 0 { return Int(cycles) }
    guard cycles == -1 else { throw stopped() }
    let shown = try peek(port)
    throw ModelFailure(
      .timeout(cycles: limit), "model-timeout",
      "the port '\(port.name)' of '\(library.description.top)' was not \(value) within \(limit) "
        + "cycles; at cycle \(cycle) it is \(shown)")
  }

  /// As the model's own function, cycle by cycle.
  private func runWatched(
    until port: OutputHandle, equals value: UInt64, limit: Int
  ) throws(ModelFailure) -> Int64 {
    for cycle in 0...max(0, limit) {
      if functions.runUntil(model, port.index, value, 0) == 0 { return Int64(cycle) }
      if cycle < limit { try step() }
    }
    return -1
  }

  /// Sets an input; it acts on the next rising edge.
  ///
  /// - Throws: `ModelFailure` when the value does not fit the port, or the handle is another model's.
  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, _ value: UInt64) throws(ModelFailure) {
    guard port.narrowModel == identity, value <= port.greatest else {
      return try pokeWide(port.index, port.model, port.nameAddress, value)
    }
    write(value, to: port)
  }

  /// Sets an input to 0 or 1, which fits any port: no branch depends on the value.
  ///
  /// - Throws: `ModelFailure` when the handle is another model's.
  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, bit: Bool) throws(ModelFailure) {
    let value: UInt64 = bit ? 1 : 0
    guard port.narrowModel == identity else {
      return try pokeWide(port.index, port.model, port.nameAddress, value)
    }
    write(value, to: port)
  }

  /// - Parameter value: fits the port, which is one of this model and at most 64 bits wide.
  @inlinable @inline(__always)
  func write(_ value: UInt64, to port: InputHandle) {
    PortMemory(state, offset: port.offset, bytes: port.bytes).write(value)
    isStale.pointee = true
  }

  /// Sets an input wider than a word, or says why it cannot be set. It gets the parts of the handle: one
  /// that is given away as a whole would be copied before every use.
  @usableFromInline @inline(never)
  func pokeWide(
    _ index: Int32, _ model: Int, _ nameAddress: Int, _ value: UInt64
  ) throws(ModelFailure) {
    try check(model, PortPlace.text(at: nameAddress))
    let port = library.description.ports[Int(index)]
    guard port.width > 64 else { throw tooWide("\(value)", port.name, port.width) }
    try poke(library.input(port.name), bits: BitVector(width: port.width, words: [value]))
  }

  /// Sets an input to a signed number in two's complement.
  ///
  /// - Throws: `ModelFailure` when the value does not fit the port, or the handle is another model's.
  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, signed value: Int64) throws(ModelFailure) {
    guard port.narrowModel == identity, let bits = value.bits(width: port.width) else {
      throw unfit(value, port.model, port.nameAddress, port.width)
    }
    write(bits, to: port)
  }

  /// Why a signed number cannot be given to an input.
  @usableFromInline @inline(never)
  func unfit(_ value: Int64, _ model: Int, _ nameAddress: Int, _ width: Int) -> ModelFailure {
    do throws(ModelFailure) { try checkWord(model, nameAddress, width) } catch { return error }
    return tooWide("\(value)", PortPlace.text(at: nameAddress), width)
  }

  /// The settled value of an output for the inputs as they are now.
  ///
  /// - Throws: `ModelFailure` for a port wider than 64 bits, which `peekVector` reads.
  @inlinable @inline(__always)
  public func peek(_ port: OutputHandle) throws(ModelFailure) -> UInt64 {
    if port.narrowModel != identity { try checkWord(port.model, port.nameAddress, port.width) }
    if isStale.pointee { try settle() }
    return PortMemory(state, offset: port.offset, bytes: port.bytes).value
  }

  @usableFromInline @inline(never)
  func checkWord(_ model: Int, _ nameAddress: Int, _ width: Int) throws(ModelFailure) {
    let name = PortPlace.text(at: nameAddress)
    try check(model, name)
    try checkNarrow(name, width)
  }

  /// Evaluates the design for the inputs as they are now.
  @usableFromInline
  func settle() throws(ModelFailure) {
    guard functions.settle(model) == 0 else { throw stopped() }
  }

  /// The settled value of an output as a signed number in two's complement.
  @inlinable
  public func peekSigned(_ port: OutputHandle) throws(ModelFailure) -> Int64 {
    try peek(port).signed(width: port.width)
  }

  /// The settled value of any port found by name, an input too; 0 where there is none.
  func value(ofPort name: String) throws(ModelFailure) -> UInt64 {
    guard let index = library.description.ports.firstIndex(where: { $0.name == name }) else {
      return 0
    }
    try settle()
    let place = functions.ports()[index]
    return PortMemory(state, offset: place.offset, bytes: place.bytes).value
  }

  /// Sets an input found by name; in a loop, look the handle up once.
  public func poke(_ name: String, _ value: UInt64) throws(ModelFailure) {
    try poke(library.input(name), value)
  }

  /// The settled value of an output found by name; in a loop, look the handle up once.
  public func peek(_ name: String) throws(ModelFailure) -> UInt64 {
    try peek(library.output(name))
  }

  /// That the handle is one of this model.
  func check(_ owner: Int, _ name: String) throws(ModelFailure) {
    guard owner == identity else {
      throw ModelFailure(
        .wrongName, "foreign-handle",
        "the handle '\(name)' belongs to another model than '\(library.description.top)'")
    }
  }

  func tooWide(_ value: String, _ port: String, _ width: Int) -> ModelFailure {
    ModelFailure(
      .outOfRange, "port-value", "\(value) does not fit the \(width) bits of the port '\(port)'")
  }

  func checkNarrow(_ port: String, _ width: Int) throws(ModelFailure) {
    guard width <= 64 else {
      throw ModelFailure(
        .outOfRange, "port-value", "the port '\(port)' is \(width) bits wide, more than a word",
        remedy: "use peekVector(_:) and poke(_:bits:)")
    }
  }

  @usableFromInline
  func stopped() -> ModelFailure {
    ModelFailure(
      .stopped, "model-stopped",
      "the model '\(library.description.top)' stopped at cycle \(cycle): "
        + String(cString: functions.message(model)))
  }
}
