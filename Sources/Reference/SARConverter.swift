import CrossbarPhysics
import Specifications

/// A successive-approximation converter with offset calibration, as a function of the sampled current.
public struct SARConverterReference: Sendable {
  public let specification: SARConverterSpecification
  /// What calibration takes off every raw code.
  public private(set) var offset = 0
  let currents: ConverterCurrents

  public init(_ specification: SARConverterSpecification) {
    self.specification = specification
    currents = ConverterCurrents(specification)
  }

  /// The raw code of a sampled current in amperes: the greatest code whose threshold the comparator still sees reached, or 0.
  ///
  /// The bit-by-bit search of the hardware ends at this code because thresholds grow with the code. The floor of the
  /// quotient is at most a rounding error away from it; the comparator's own comparison decides.
  public func rawCode(of sampled: Double) -> Int {
    let seen = sampled + specification.comparatorOffset
    let quotient = ((seen - specification.lowCurrent) / specification.stepCurrent).rounded(.down)
    let highest = specification.maximumCode
    var code = quotient >= Double(highest) ? highest : quotient > 0 ? Int(quotient) : 0
    while code < highest, currents.keeps(trial: code + 1, sampled: sampled) { code += 1 }
    while code > 0, !currents.keeps(trial: code, sampled: sampled) { code -= 1 }
    return code
  }

  /// Takes the raw code of the reference current as the converter's offset.
  public mutating func calibrate(rawCode: Int) {
    offset = rawCode - specification.referenceCode
  }

  /// A raw code with the offset taken off.
  public func code(ofRaw rawCode: Int) -> Int {
    min(max(rawCode - offset, 0), specification.maximumCode)
  }
}
