import Specifications

extension GoldenRun {
  /// One verify of the start.
  struct Verify {
    /// Counted from 1.
    let number: Int
    let rawCode: Int
    let code: Int
    /// The codes that count as the level to be written.
    let window: ClosedRange<Int>
  }

  /// The verifies of the start, in order. Every value is written as 0.
  var verifies: [Verify] {
    let tile = specification.tile
    let bits = specification.converter.bits
    let offset = start.calibrationCode - specification.converter.referenceCode
    return start.conversions.enumerated().map { index, conversion in
      // Offset binary: 0 is half of the range.
      let isMostSignificant = conversion.column % tile.slices == 0
      return Verify(
        number: index + 1, rawCode: conversion.code,
        code: min(max(conversion.code - offset, 0), specification.converter.maximumCode),
        window: specification.programVerify.window(
          level: isMostSignificant ? 1 << (tile.cellBits - 1) : 0, converterBits: bits,
          cellBits: tile.cellBits))
    }
  }

  /// What differs when a decision after a verify of the start is another one: what is converted
  /// next.
  func verifyAfter(first condition: (Verify) -> Bool) -> String? {
    verifies.first(where: condition).map { "verify \($0.number + 1)" }
  }

  /// The first verify at the upper edge of its window.
  var verifyAfterUpperEdge: String? { verifyAfter { $0.code == $0.window.upperBound } }

  /// The first verify that the converter's offset moves out of its window, into it or across it.
  var verifyAfterOffset: String? {
    func side(_ code: Int, _ window: ClosedRange<Int>) -> Int {
      code < window.lowerBound ? -1 : code > window.upperBound ? 1 : 0
    }
    return verifyAfter { side($0.code, $0.window) != side($0.rawCode, $0.window) }
  }

  /// The first verify that calls for a pulse.
  var verifyAfterPulse: String? { verifyAfter { !$0.window.contains($0.code) } }
}
