import Diagnostics
import YAML

/// A train of pulses of growing amplitude. What is left out takes its default.
public struct Pulses: Section {
  public let content: SectionContent

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
