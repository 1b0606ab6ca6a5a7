import Diagnostics
import Specifications
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

extension Converter {
  /// - Parameters:
  ///   - bits: The default of the resolution.
  ///   - range: The default of the range in amperes; `nil` where what it follows from is faulty.
  static func decode(
    _ mapping: inout YAMLMapping, bits: Int, range: (low: Double, high: Double)?
  ) -> SARConverterSpecification? {
    let bits = mapping.integer("bits", in: 4...16, default: bits)
    let settleCycles = mapping.integer("settle-cycles", in: 1...255, default: 2)
    let low = mapping.quantity("low", .current, in: -1...1, default: range?.low ?? 0)
    let high = mapping.quantity("high", .current, in: -1...1, default: range?.high ?? 1)
    // By default an offset that calibration visibly takes out: 1 % of the range.
    let offset = mapping.quantity(
      "offset", .current, in: -1...1, default: (high - low) * 0.01)
    return SARConverterSpecification(
      bits: bits, settleCycles: settleCycles, lowCurrent: low, highCurrent: high,
      comparatorOffset: offset)
  }
}
