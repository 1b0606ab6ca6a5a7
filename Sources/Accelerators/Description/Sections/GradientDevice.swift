import DevicePhysics
import Diagnostics
import YAML

/// The second-order memristor, where it differs from the published one. What is left out takes its default.
public struct GradientDevice: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - plateaus: Pseudo-non-volatile states, 1...1000.
  ///   - lastPlateauRatio: Conductance of the last over the first.
  ///   - stretching: Exponent of the plateaus' curve.
  ///   - initialConductance: Before the first pulse pair.
  ///   - relaxationTime: Time constant of the recovery.
  public init(
    plateaus: Int? = nil,
    lastPlateauRatio: Double? = nil,
    stretching: Double? = nil,
    initialConductance: Quantity? = nil,
    relaxationTime: Quantity? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "device",
      [
        "plateaus": plateaus,
        "last-plateau-ratio": lastPlateauRatio,
        "stretching": stretching,
        "initial-conductance": initialConductance,
        "relaxation-time": relaxationTime,
      ], at: Place(fileID, line))
  }
}

extension GradientDevice {
  static func decode(_ mapping: inout YAMLMapping) -> OxygenGradientMemristor? {
    var device = OxygenGradientMemristor()
    device.plateaus = mapping.integer("plateaus", in: 1...1000, default: device.plateaus)
    device.lastPlateauRatio = mapping.number(
      "last-plateau-ratio", in: 1e-6...0.999, default: device.lastPlateauRatio)
    device.stretching = mapping.number("stretching", in: 0.05...5, default: device.stretching)
    device.initialConductance = mapping.quantity(
      "initial-conductance", .conductance, in: 1e-12...1, default: device.initialConductance)
    device.relaxationTime = mapping.quantity(
      "relaxation-time", .time, in: 1e-9...1e12, default: device.relaxationTime)
    return device
  }
}
