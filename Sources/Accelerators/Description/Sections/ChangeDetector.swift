import Diagnostics
import Specifications
import YAML

/// What detects by the temporal-difference errors that the environment has changed, so that the device
/// is stimulated again. What is left out takes its default.
public struct ChangeDetector: Sendable {
  let content: SectionContent

  /// - Parameters:
  ///   - fast: The fast average is over about 2 to this many updates, 1...15.
  ///   - slow: The slow average, more than the fast one, 2...15.
  ///   - ratio: The fast one must be more than 2 to this many times the slow one, 0...7.
  ///   - floor: What the fast one must be more than besides, 0...1.
  ///   - holdOff: Updates after a start or a change in which none is detected, 1...65535.
  public init(
    fast: Int? = nil,
    slow: Int? = nil,
    ratio: Int? = nil,
    floor: Double? = nil,
    holdOff: Int? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "change-detector",
      [
        "fast": fast,
        "slow": slow,
        "ratio": ratio,
        "floor": floor,
        "hold-off": holdOff,
      ], at: Place(fileID, line))
  }
}

extension ChangeDetector {
  /// - Parameter fractionBits: Of a value.
  static func decode(
    _ mapping: inout YAMLMapping, fractionBits: Int
  ) -> ChangeDetectorSpecification? {
    let fast = mapping.integer("fast", in: 1...14, default: 4)
    let slow = mapping.integer("slow", in: 2...15, default: 10)
    let floor = mapping.number("floor", in: 0...1, default: 0.03)
    return ChangeDetectorSpecification(
      fastShift: fast, slowShift: slow,
      ratioShift: mapping.integer("ratio", in: 0...7, default: 1),
      floor: Int((floor * Double(1 << fractionBits)).rounded()),
      holdOff: mapping.integer("hold-off", in: 1...65535, default: 512))
  }
}
