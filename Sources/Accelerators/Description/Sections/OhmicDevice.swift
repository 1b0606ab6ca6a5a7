import DevicePhysics
import Diagnostics
import YAML

/// The ohmic memristor in the cells, where it differs from the published one. What is left out takes its default.
public struct OhmicDevice: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - offConductance: High-resistance state.
  ///   - onOffRatio: Low over high resistance state's conductance.
  ///   - setTime: SET time at 0.8 V.
  public init(
    offConductance: Quantity? = nil,
    onOffRatio: Double? = nil,
    setTime: Quantity? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "device",
      [
        "off-conductance": offConductance,
        "on-off-ratio": onOffRatio,
        "set-time": setTime,
      ], at: Place(fileID, line))
  }
}

extension OhmicDevice {
  static func decode(_ mapping: inout YAMLMapping) -> OhmicMemristor? {
    var device = OhmicMemristor()
    device.offConductance = mapping.quantity(
      "off-conductance", .conductance, in: 1e-12...1, default: device.offConductance)
    device.onOffRatio = mapping.number("on-off-ratio", in: 2...1e9, default: device.onOffRatio)
    device.setTimeAtLowerKnee = mapping.quantity(
      "set-time", .time, in: 1e-12...1, default: device.setTimeAtLowerKnee)
    return device
  }
}
