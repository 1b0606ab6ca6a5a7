import Diagnostics
import YAML

/// The successive-approximation converter that the columns share. What is left out takes its default.
public struct Converter: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - bits: Resolution, 4...16.
  ///   - settleCycles: Cycles before the current is sampled, 1...255.
  ///   - low: Current at the lower edge of code 0.
  ///   - high: Current at the upper edge of the highest code.
  ///   - offset: The comparator's offset.
  public init(
    bits: Int? = nil,
    settleCycles: Int? = nil,
    low: Quantity? = nil,
    high: Quantity? = nil,
    offset: Quantity? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "converter",
      [
        "bits": bits,
        "settle-cycles": settleCycles,
        "low": low,
        "high": high,
        "offset": offset,
      ], at: Place(fileID, line))
  }
}
