import Diagnostics

/// An input of a model, looked up once by `ModelLibrary.input(_:)`. It is a few numbers, which nothing has
/// to be counted for: it may be copied in the innermost loop.
public struct InputHandle: Sendable, Hashable {
  /// In bits.
  public let width: Int
  @usableFromInline let model: Int
  /// The same for a port of at most 64 bits; 0, which is none, for a wider one.
  @usableFromInline let narrowModel: Int
  /// The greatest word that fits.
  @usableFromInline let greatest: UInt64
  @usableFromInline let offset: Int
  @usableFromInline let bytes: Int
  @usableFromInline let index: Int32
  @usableFromInline let nameAddress: Int

  /// As in the RTL.
  public var name: String { PortPlace.text(at: nameAddress) }

  init(place: PortPlace, width: Int, index: Int32, model: Int) {
    self.width = width
    self.index = index
    self.model = model
    narrowModel = width <= 64 ? model : 0
    greatest = .mask(width: width)
    (nameAddress, offset, bytes) = (place.name, place.offset, place.bytes)
  }
}

/// An output of a model, looked up once by `ModelLibrary.output(_:)`.
public struct OutputHandle: Sendable, Hashable {
  /// In bits.
  public let width: Int
  @usableFromInline let model: Int
  /// As of an input.
  @usableFromInline let narrowModel: Int
  @usableFromInline let offset: Int
  @usableFromInline let bytes: Int
  let index: Int32
  @usableFromInline let nameAddress: Int

  /// As in the RTL.
  public var name: String { PortPlace.text(at: nameAddress) }

  init(place: PortPlace, width: Int, index: Int32, model: Int) {
    self.width = width
    self.index = index
    self.model = model
    narrowModel = width <= 64 ? model : 0
    (nameAddress, offset, bytes) = (place.name, place.offset, place.bytes)
  }
}

/// A probe of a model, looked up once by `ModelLibrary.probe(_:)`.
public struct ProbeHandle: Sendable, Hashable {
  public let name: String
  /// How many elements it has.
  public let count: Int
  let index: Int32
  let model: Int
}

/// A clock of a model, looked up once by `ModelLibrary.clock(_:)`.
public struct ClockHandle: Sendable, Hashable {
  public let name: String
  let index: Int
  let model: Int
}

extension ModelLibrary {
  /// - Throws: `ModelFailure` when there is no such clock, with the nearest name.
  public func clock(_ name: String) throws(ModelFailure) -> ClockHandle {
    let names = description.clocks.map(\.name)
    guard let index = names.firstIndex(of: name) else {
      throw ModelFailure(
        .wrongName, "unknown-clock", "the model '\(description.top)' has no clock '\(name)'",
        remedy: Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" })
    }
    return ClockHandle(name: name, index: index, model: identity)
  }

  /// - Throws: `ModelFailure` when there is no such port, with the nearest name, or it is an output.
  public func input(_ name: String) throws(ModelFailure) -> InputHandle {
    let (index, port) = try port(name, .input)
    return InputHandle(
      place: functions.ports()[Int(index)], width: port.width, index: index, model: identity)
  }

  /// - Throws: `ModelFailure` when there is no such port, with the nearest name, or it is an input.
  public func output(_ name: String) throws(ModelFailure) -> OutputHandle {
    let (index, port) = try port(name, .output)
    return OutputHandle(
      place: functions.ports()[Int(index)], width: port.width, index: index, model: identity)
  }

  /// - Throws: `ModelFailure` when there is no such probe, with the nearest name.
  public func probe(_ name: String) throws(ModelFailure) -> ProbeHandle {
    guard let index = description.probes.firstIndex(where: { $0.name == name }) else {
      throw ModelFailure(
        .wrongName, "unknown-probe", "the model '\(description.top)' has no probe '\(name)'",
        remedy: Suggestion.nearest(to: name, among: description.probes.map(\.name))
          .map { "did you mean '\($0)'?" })
    }
    return ProbeHandle(
      name: name, count: description.probes[index].count, index: Int32(index), model: identity)
  }

  private func port(
    _ name: String, _ direction: ModelPort.Direction
  ) throws(ModelFailure) -> (Int32, ModelPort) {
    guard let index = description.ports.firstIndex(where: { $0.name == name }) else {
      throw ModelFailure(.wrongName, description.unknownPort(name))
    }
    let port = description.ports[index]
    guard port.direction == direction else {
      throw ModelFailure(
        .wrongName, "port-direction",
        "the port '\(name)' of '\(description.top)' is an \(port.direction), not an \(direction)")
    }
    return (Int32(index), port)
  }
}

extension ModelFailure {
  init(_ reason: Reason, _ diagnostic: Diagnostic) {
    self.reason = reason
    self.diagnostic = diagnostic
  }
}
