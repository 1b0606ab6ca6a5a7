import Diagnostics
import YAML

/// The sense amplifiers of the winner-take-all. What is left out takes its default.
public struct SenseAmplifiers: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - offsetSpread: Standard deviation of the offsets.
  ///   - margin: How far below the greatest a column stays in the running.
  ///   - settleCycles: Cycles of a comparison, 1...255.
  public init(
    offsetSpread: Quantity? = nil,
    margin: Quantity? = nil,
    settleCycles: Int? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "sense-amplifiers",
      [
        "offset-spread": offsetSpread,
        "margin": margin,
        "settle-cycles": settleCycles,
      ], at: Place(fileID, line))
  }
}
