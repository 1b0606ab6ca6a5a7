import Diagnostics
import Specifications
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

extension SenseAmplifiers {
  /// - Parameter levelCurrent: From one level to the next, in amperes; `nil` where the crossbar is
  ///   faulty.
  static func decode(
    _ mapping: inout YAMLMapping, levelCurrent: Double?
  ) -> SenseAmplifierSpecification? {
    let levelCurrent = levelCurrent ?? 0
    return SenseAmplifierSpecification(
      offsetSpread: mapping.quantity(
        "offset-spread", .current, in: 0...1, default: levelCurrent * 0.05),
      margin: mapping.quantity("margin", .current, in: 0...1, default: levelCurrent * 0.5),
      settleCycles: mapping.integer("settle-cycles", in: 1...255, default: 2))
  }
}
