import Diagnostics
import Specifications
import YAML

/// A train of pulses of growing amplitude. What is left out takes its default.
public struct Pulses: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - start: Magnitude of the first.
  ///   - step: What each further one adds.
  ///   - limit: Magnitude none exceeds.
  ///   - width: Duration in device time.
  public init(
    start: Quantity? = nil,
    step: Quantity? = nil,
    limit: Quantity? = nil,
    width: Quantity? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "pulses",
      [
        "start": start,
        "step": step,
        "limit": limit,
        "width": width,
      ], at: Place(fileID, line))
  }
}

extension Pulses {
  /// - Parameter standard: The defaults.
  static func decode(_ mapping: inout YAMLMapping, standard: PulseTrain) -> PulseTrain? {
    PulseTrain(
      start: mapping.quantity("start", .voltage, in: 0...10, default: standard.start),
      step: mapping.quantity("step", .voltage, in: 0...10, default: standard.step),
      limit: mapping.quantity("limit", .voltage, in: 0...10, default: standard.limit),
      width: mapping.quantity("width", .time, in: 1e-12...1e3, default: standard.width))
  }
}
