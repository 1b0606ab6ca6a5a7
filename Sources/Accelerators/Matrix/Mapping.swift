import Diagnostics
import Specifications
import YAML

/// How weights become levels of cells. What is left out takes its default.
public struct Mapping: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - scheme: How a weight has its sign.
  ///   - slicing: How it is spread over several cells.
  ///   - weightBits: Bits of a weight, 2...16.
  ///   - cellBits: Bits of a cell, 1...5.
  public init(
    scheme: MappingScheme? = nil, slicing: Slicing? = nil, weightBits: Int? = nil,
    cellBits: Int? = nil, fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "mapping",
      [
        "scheme": scheme?.rawValue,
        "slicing": slicing?.rawValue,
        "weight-bits": weightBits,
        "cell-bits": cellBits,
      ], at: Place(fileID, line))
  }
}

extension Mapping {
  static func decode(_ mapping: inout YAMLMapping) -> WeightMapping? {
    WeightMapping(
      scheme: mapping.choice("scheme", of: MappingScheme.self, default: .differentialPair),
      slicing: mapping.choice("slicing", of: Slicing.self, default: .binary),
      weightBits: mapping.integer("weight-bits", in: 2...16, default: 8),
      cellBits: mapping.integer("cell-bits", in: 1...5, default: 2))
  }
}
