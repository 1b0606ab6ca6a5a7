import HDL

/// What a test puts in the place of a black box: its behaviour in plain Swift.
///
/// ```swift
/// final class Rom: BlackBoxModel {
///   func settle(_ ports: BlackBoxPorts) { ports["data"] = ports["address"] * 3 }
/// }
/// let simulation = try Simulation(circuit, blackBoxes: ["rom": Rom()])
/// ```
public protocol BlackBoxModel: AnyObject {
  /// Sets the outputs from the inputs and the model's own state. May be called any number of times
  /// between clock edges, so it must not change the state.
  ///
  /// Only the inputs that `inputs(affecting:)` names for the outputs at hand are settled when it is
  /// called.
  func settle(_ ports: BlackBoxPorts)

  /// Takes the new state from the inputs, all settled. Called at each edge of a clock the black box
  /// has.
  func clockEdge(_ ports: BlackBoxPorts)

  /// Goes back to the state after reset.
  func reset()

  /// The inputs whose change within a cycle can change that output. `nil` stands for all of them.
  ///
  /// Name fewer (often none: `[]`) for outputs that come from the state, so that logic may feed an
  /// input from such an output without a loop.
  func inputs(affecting output: String) -> [String]?
}

extension BlackBoxModel {
  public func clockEdge(_ ports: BlackBoxPorts) {}
  public func reset() {}
  public func inputs(affecting output: String) -> [String]? { nil }
}

/// The ports of a black box, as its model sees them, by their bare names.
///
/// A name that is no port, a value that does not fit, and the writing of an input are not carried
/// out; the simulation reports them at its next step.
public final class BlackBoxPorts {
  private let inputTypes: [String: Circuit.ValueType]
  private let outputTypes: [String: Circuit.ValueType]
  private var values: [String: BitVector] = [:]
  private(set) var problems: [String] = []

  init(inputs: [String: Circuit.ValueType], outputs: [String: Circuit.ValueType]) {
    inputTypes = inputs
    outputTypes = outputs
  }

  /// The value of a port, signed ports sign-extended; zero for a value that no `Int` holds.
  public subscript(port: String) -> Int {
    get {
      guard let type = type(of: port) else { return 0 }
      let vector = values[port] ?? .zero(width: type.width)
      guard let value = type.isSigned ? vector.signedValue : vector.unsignedValue else {
        report("port '\(port)' holds a value beyond Int; read it with vector(_:)")
        return 0
      }
      return value
    }
    set {
      guard let type = type(of: port) else { return }
      guard let vector = BitVector(exactly: newValue, width: type.width, isSigned: type.isSigned)
      else {
        report("value \(newValue) does not fit port '\(port)' of type \(type.text)")
        return
      }
      set(port, to: vector)
    }
  }

  /// The bits of a port of any width.
  public func vector(_ port: String) -> BitVector {
    guard let type = type(of: port) else { return .zero(width: 1) }
    return values[port] ?? .zero(width: type.width)
  }

  /// Drives an output with bits, exactly as many as the port has.
  public func set(_ port: String, to bits: BitVector) {
    guard let type = outputTypes[port] else {
      report(
        inputTypes[port] == nil
          ? "the black box has no port '\(port)'"
          : "port '\(port)' is an input and cannot be driven")
      return
    }
    guard bits.width == type.width else {
      report("port '\(port)' has \(type.width) bits, but was given \(bits.width)")
      return
    }
    values[port] = bits
  }

  func load(_ port: String, _ bits: BitVector) { values[port] = bits }

  func takeProblems() -> [String] {
    defer { problems = [] }
    return problems
  }

  private func type(of port: String) -> Circuit.ValueType? {
    guard let type = inputTypes[port] ?? outputTypes[port] else {
      report("the black box has no port '\(port)'")
      return nil
    }
    return type
  }

  private func report(_ problem: String) {
    if !problems.contains(problem) { problems.append(problem) }
  }
}

extension Circuit.ValueType {
  /// Such as `signed 8` or `unsigned 4`.
  var text: String { "\(isSigned ? "signed" : "unsigned") \(width)" }
}
