/// The steps of a vector in a layer, in the order in which they act on each other.
public enum MatrixStage: String, Sendable, Hashable, CaseIterable, Codable {
  /// Voltages of the wordlines.
  case dac = "DAC"
  /// Currents of the columns, as they are held.
  case array
  /// Codes.
  case adc = "ADC"
  /// Exact sums: shift and add, over the tiles.
  case accumulate
  /// What leaves the layer.
  case postProcessing = "post-processing"
  /// Clock cycles.
  case timing
  /// What program-verify makes of the cells.
  case programming

  /// Those whose error can be told: what they make of what they are given.
  public static let measured: [MatrixStage] = [.dac, .array, .adc, .accumulate]
}

/// How far each stage may be from what it should make of its input, as a share of its full scale; a stage that is left
/// out may be anywhere (`docs/matrix-engine.md`).
public struct StageTolerances: Sendable, Hashable {
  private var limits: [MatrixStage: Double] = [:]

  public init() {}

  public var isEmpty: Bool { limits.isEmpty }

  /// 0...1.
  public subscript(stage: MatrixStage) -> Double? {
    get { limits[stage] }
    set { limits[stage] = newValue }
  }
}
