import Diagnostics
import Specifications
import YAML

/// How far each stage of a matrix engine may be from what it should make of its input, as a share of its full
/// scale. What is left out is not judged.
public struct Tolerances: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - dac: Of a row's voltage, of the read voltage.
  ///   - array: Of a column's current, of the converter's range.
  ///   - adc: Of a code, of the highest.
  ///   - accumulate: Of a sum, of the greatest that codes can come to.
  public init(
    dac: Double? = nil, array: Double? = nil, adc: Double? = nil, accumulate: Double? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "tolerances", ["dac": dac, "array": array, "adc": adc, "accumulate": accumulate],
      at: Place(fileID, line))
  }
}

extension Tolerances {
  /// The key of a stage.
  static func key(of stage: MatrixStage) -> String { stage.rawValue.lowercased() }

  static func decode(_ mapping: inout YAMLMapping) -> StageTolerances? {
    var tolerances = StageTolerances()
    for stage in MatrixStage.measured {
      tolerances[stage] = mapping.numberIfPresent(key(of: stage), in: 0...1)
    }
    return tolerances
  }
}
