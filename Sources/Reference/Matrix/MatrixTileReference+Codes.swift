import CrossbarPhysics
import Specifications

/// From samples to codes: the decision of each lane, or of all together, and its correction.
extension MatrixTileReference {
  /// What is held of one column of every lane, and the codes, corrected where the lanes are calibrated.
  ///
  /// - Parameter currents: of all bitlines, without noise, in every cycle in which the rows show their codes.
  mutating func convert(
    column: Int, currents: [[Double]]
  ) -> [(sample: Double, code: Int)] {
    let found = find(column: column, currents: currents)
    guard !corrections.isEmpty else { return found }
    return zip(found, corrections).map { ($0.sample, $1.corrected($0.code)) }
  }

  /// The codes of all lanes for what they hold, in amperes, as they are found.
  func foundCodes(of held: [Double]) -> [Int] {
    guard let decisions else {
      return held.enumerated().map { foundCode(of: $0.element, lane: $0.offset) }
    }
    let seen = held.enumerated().map { self.seen($0.element, lane: $0.offset) }
    return decisions.kind == .winnerTakeAll
      ? decisions.winners(of: seen)
      : seen.enumerated().map {
        decisions.code(of: $0.element, lane: $0.offset, samples: samples)
      }
  }

  /// Finds the corrections of all lanes with references.
  mutating func calibrate(_ converter: MatrixConverterSpecification) {
    guard converter.calibration != .none else { return }
    let (low, high) = converter.referenceCodes
    let lower = referenceSums(of: low)
    let upper = converter.calibration == .offsetAndGain ? referenceSums(of: high) : nil
    corrections = lower.indices.map {
      LaneCorrection(converter, lowSum: lower[$0], highSum: upper?[$0])
    }
  }

  /// The sums of every lane's codes of a reference.
  private mutating func referenceSums(of code: Int) -> [Int] {
    (0..<MatrixConverterSpecification.calibrationSamples).reduce(into: []) { sums, _ in
      let codes = findReference(code: code)
      sums = sums.isEmpty ? codes : zip(sums, codes).map(+)
    }
  }
}

/// What is done to the codes of a lane.
struct LaneCorrection: Sendable {
  private let converter: MatrixConverterSpecification
  private let lowSum: Int
  /// With the converter's `gainFraction` bits behind the point.
  private let gain: Int

  /// - Parameter highSum: of the codes of the upper reference; `nil` to leave the gain as it is.
  init(_ converter: MatrixConverterSpecification, lowSum: Int, highSum: Int?) {
    self.converter = converter
    self.lowSum = lowSum
    gain =
      highSum.map { converter.gainDividend / max($0 - lowSum, converter.leastDifference) }
      ?? 1 << converter.gainFraction
  }

  /// A code of 0 says at most how great a current is, so it stays.
  func corrected(_ code: Int) -> Int {
    guard code > 0 else { return 0 }
    let samples = MatrixConverterSpecification.calibrationSamples
    let shift = converter.gainFraction + MatrixConverterSpecification.calibrationSampleBits
    let rounded = ((code * samples - lowSum) * gain + 1 << (shift - 1)) >> shift
    return min(max(rounded + converter.referenceCodes.low, 0), converter.highestCode)
  }
}
