import Diagnostics
import YAML

/// The second-order memristor, where it differs from the published one. What is left out takes its default.
public struct GradientDevice: Section {
  public let content: SectionContent

  /// - Parameters:
  ///   - plateaus: Pseudo-non-volatile states, 1...1000.
  ///   - lastPlateauRatio: Conductance of the last over the first.
  ///   - stretching: Exponent of the plateaus' curve.
  ///   - initialConductance: Before the first pulse pair.
  ///   - relaxationTime: Time constant of the recovery.
  public init(
    plateaus: Int? = nil,
    lastPlateauRatio: Double? = nil,
    stretching: Double? = nil,
    initialConductance: Quantity? = nil,
    relaxationTime: Quantity? = nil,
    fileID: StaticString = #fileID, line: UInt = #line
  ) {
    content = SectionContent(
      "device",
      [
        "plateaus": plateaus,
        "last-plateau-ratio": lastPlateauRatio,
        "stretching": stretching,
        "initial-conductance": initialConductance,
        "relaxation-time": relaxationTime,
      ], at: Place(fileID, line))
  }
}
