import Specifications

/// What happens at the tile during one operation, in order.
public struct OperationLog: Sendable, Hashable {
  public var conversions: [Conversion] = []
  public var valuesRead: [ValueRead] = []
  public var pulses: [ProgramPulse] = []

  public init() {}
}
