import HDL

/// A value that a port of a model takes or shows: `Bool` for one bit, `UInt64` or `Int64` for up to 64,
/// `BitVector` for any number.
public protocol PortValue: Sendable {
  /// Whether ports of so many bits have values of this type.
  static func fits(bits: Int) -> Bool
  /// Sets an input.
  func poke(_ port: InputHandle, of instance: ModelInstance) throws(ModelFailure)
  /// Reads an output.
  static func peek(_ port: OutputHandle, of instance: ModelInstance) throws(ModelFailure) -> Self
}

/// An input that takes values of one type. It cannot be read: that does not compile.
///
/// `memweave generate` writes a struct with all ports of a design, `swift/NAMEPorts.swift`:
/// ```swift
/// let ports = try MazeWalkerPorts(library)
/// try instance.poke(ports.observationReward, -3)
/// let action = try instance.peek(ports.action)
/// ```
public struct InputPort<Value: PortValue>: Sendable, Hashable {
  /// For batches, and all else that takes handles without types.
  public let handle: InputHandle
}

/// An output that shows values of one type. It cannot be set: that does not compile.
public struct OutputPort<Value: PortValue>: Sendable, Hashable {
  /// For batches, recorders, and all else that takes handles without types.
  public let handle: OutputHandle
}

extension ModelLibrary {
  /// - Throws: `ModelFailure` when there is no such input, or one of another width.
  public func input<Value>(
    _ name: String, bits: Int
  ) throws(ModelFailure) -> InputPort<Value> {
    let handle = try input(name)
    try check(name, handle.width, bits, Value.self)
    return InputPort(handle: handle)
  }

  /// - Throws: `ModelFailure` when there is no such output, or one of another width.
  public func output<Value>(
    _ name: String, bits: Int
  ) throws(ModelFailure) -> OutputPort<Value> {
    let handle = try output(name)
    try check(name, handle.width, bits, Value.self)
    return OutputPort(handle: handle)
  }

  private func check<Value: PortValue>(
    _ name: String, _ width: Int, _ bits: Int, _: Value.Type
  ) throws(ModelFailure) {
    guard width == bits, Value.fits(bits: bits) else {
      throw ModelFailure(
        .wrongName, "port-width",
        "the port '\(name)' of '\(description.top)' has \(width) bits; the typed handle is for "
          + "\(bits) bits as \(Value.self)", remedy: "generate the typed handles anew")
    }
  }
}

extension ModelInstance {
  /// Sets an input; it acts on the next rising edge.
  ///
  /// - Throws: `ModelFailure` when the value does not fit the port, or the port is another model's.
  @inlinable @inline(__always)
  public func poke<Value>(_ port: InputPort<Value>, _ value: Value) throws(ModelFailure) {
    try value.poke(port.handle, of: self)
  }

  /// The settled value of an output for the inputs as they are now.
  ///
  /// - Throws: `ModelFailure` when the port is another model's.
  @inlinable @inline(__always)
  public func peek<Value>(_ port: OutputPort<Value>) throws(ModelFailure) -> Value {
    try Value.peek(port.handle, of: self)
  }

  /// Clocks until an output of one bit is 1, and returns how often it was clocked, as
  /// `run(until:equals:limit:)` does.
  @discardableResult
  public func run(until port: OutputPort<Bool>, limit: Int) throws(ModelFailure) -> Int {
    try run(until: port.handle, limit: limit)
  }

  /// Clocks until an output shows a value, and returns how often it was clocked, as
  /// `run(until:equals:limit:)` does.
  @discardableResult
  public func run(
    until port: OutputPort<UInt64>, equals value: UInt64, limit: Int
  ) throws(ModelFailure) -> Int {
    try run(until: port.handle, equals: value, limit: limit)
  }
}

extension Bool: PortValue {
  public static func fits(bits: Int) -> Bool { bits == 1 }

  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, of instance: ModelInstance) throws(ModelFailure) {
    try instance.poke(port, bit: self)
  }

  @inlinable @inline(__always)
  public static func peek(
    _ port: OutputHandle, of instance: ModelInstance
  ) throws(ModelFailure) -> Bool {
    try instance.peek(port) == 1
  }
}

extension UInt64: PortValue {
  public static func fits(bits: Int) -> Bool { bits <= 64 }

  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, of instance: ModelInstance) throws(ModelFailure) {
    try instance.poke(port, self)
  }

  @inlinable @inline(__always)
  public static func peek(
    _ port: OutputHandle, of instance: ModelInstance
  ) throws(ModelFailure) -> UInt64 {
    try instance.peek(port)
  }
}

extension Int64: PortValue {
  public static func fits(bits: Int) -> Bool { bits <= 64 }

  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, of instance: ModelInstance) throws(ModelFailure) {
    try instance.poke(port, signed: self)
  }

  @inlinable @inline(__always)
  public static func peek(
    _ port: OutputHandle, of instance: ModelInstance
  ) throws(ModelFailure) -> Int64 {
    try instance.peekSigned(port)
  }
}

extension BitVector: PortValue {
  public static func fits(bits: Int) -> Bool { true }

  @inlinable @inline(__always)
  public func poke(_ port: InputHandle, of instance: ModelInstance) throws(ModelFailure) {
    try instance.poke(port, bits: self)
  }

  @inlinable @inline(__always)
  public static func peek(
    _ port: OutputHandle, of instance: ModelInstance
  ) throws(ModelFailure) -> BitVector {
    try instance.peekVector(port)
  }
}
