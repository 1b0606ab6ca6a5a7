import RegisterMaps

/// The pins of a bus port of a compiled model.
public struct ModelPins: BusPins {
  private let instance: ModelInstance
  private let prefix: String

  /// - Parameter prefix: begins the names of the ports, such as `axi_`.
  public init(_ instance: ModelInstance, prefix: String = "") {
    self.instance = instance
    self.prefix = prefix
  }

  public var cycle: Int { Int(instance.cycle) }

  public func set(_ input: String, _ value: UInt64) throws {
    try instance.poke("\(prefix)\(input)_i", value)
  }

  public func get(_ output: String) throws -> UInt64 {
    try instance.peek("\(prefix)\(output)_o")
  }

  public func step() throws { try instance.step() }

  public func stuck(_ output: String, cycles: Int) -> any Error {
    do throws(ModelFailure) {
      return try Stall("\(prefix)\(output)_o", cycles: cycles, instance: instance).failure
    } catch { return error }
  }

  public func refused(_ message: String) -> any Error {
    ModelFailure(.wrongAnswer, "bus-error", "the register bank refused: \(message)")
  }
}
