import Diagnostics
import Specifications
import YAML

extension Relations {
  private var tile: CrossbarTileSpecification { specification.tile }

  /// Stored values, rewards and errors as fixed-point numbers.
  func checkNumbers() {
    let rules = specification.learning
    if rules.fractionBits >= tile.valueBits {
      report(
        "fraction-too-wide", at: "learning", "fraction-bits",
        message: "'fraction-bits' is \(rules.fractionBits), but a stored value has only "
          + "\(tile.valueBits) bit\(tile.valueBits == 1 ? "" : "s") (slices × cell-bits = \(tile.slices) × \(tile.cellBits)), one "
          + "of them its sign",
        remedy: tile.valueBits == 1
          ? "write 0, or use more slices"
          : "write at most \(tile.valueBits - 1), or use more slices")
    }
    let range = rules.fractionBits...(rules.fractionBits + 16)
    if !range.contains(rules.errorFractionBits) {
      report(
        "error-fraction", at: "learning", "error-fraction-bits",
        message: "'error-fraction-bits' is \(rules.errorFractionBits); with 'fraction-bits' of "
          + "\(rules.fractionBits) expected a whole number from \(range.lowerBound) to "
          + "\(range.upperBound)",
        remedy: "errors have at least the fraction bits of a value and at most 16 more")
    }
  }

  /// The rows are not parted among too many tiles.
  func checkTiles() {
    let limit = CrossbarTileSpecification.tileLimit
    guard tile.tiles > limit else { return }
    report(
      "too-many-tiles", at: "crossbar", "tile-rows",
      message: "'tile-rows' is \(tile.tileRows), so that \(tile.rows) states need \(tile.tiles) "
        + "tiles; expected at most \(limit)",
      remedy: "write at least \((tile.rows + limit - 1) / limit)")
  }

  /// The levels lie within what the device can be.
  func checkLevels() {
    let device = tile.device
    let top = (1 << tile.cellBits) - 1
    let highest = tile.conductance(ofLevel: top)
    if tile.lowestLevel < device.offConductance {
      report(
        "level-unreachable", at: "crossbar", "lowest-level",
        message: "level 0 is \(rounded(tile.lowestLevel, .conductance)), below the device's lowest "
          + "conductance of \(rounded(device.offConductance, .conductance))",
        remedy: "raise 'lowest-level', or lower the device's 'off-conductance'")
    }
    if highest > device.onConductance {
      report(
        "level-unreachable", at: "crossbar", "level-spacing",
        message: "level \(top) is \(rounded(highest, .conductance)), above the device's highest "
          + "conductance of \(rounded(device.onConductance, .conductance))",
        remedy: "lower 'level-spacing', 'lowest-level' or 'cell-bits'")
    }
  }

  /// The converter tells the levels apart and reaches each of them.
  func checkTileConverter() {
    let converter = specification.converter
    guard converter.bits >= tile.cellBits else {
      report(
        "converter-too-coarse", at: "converter", "bits",
        message: "the converter has \(converter.bits) bits, but a cell stores \(tile.cellBits)",
        remedy: "give the converter at least \(tile.cellBits) bits, or lower 'cell-bits'")
      return
    }
    let widest = max(1, 1 << max(0, converter.bits - tile.cellBits - 1))
    if specification.programVerify.tolerance > widest {
      report(
        "tolerance-too-large", at: "program-verify", "tolerance",
        message: "'tolerance' is \(specification.programVerify.tolerance), but a level has "
          + "\(1 << (converter.bits - tile.cellBits)) codes; expected at most \(widest)",
        remedy: "write at most \(widest), or give the converter more bits")
    }
    guard checkRange(of: converter, under: "converter") else { return }
    checkOffset()
    checkLevelCurrents()
  }

  /// Whether the range of a converter is one.
  func checkRange(of converter: SARConverterSpecification, under path: String...) -> Bool {
    if converter.highCurrent > converter.lowCurrent { return true }
    findings.report(
      Diagnostic(
        .error, "empty-range",
        "the converter's range ends at \(rounded(converter.highCurrent, .current)) and begins at "
          + "\(rounded(converter.lowCurrent, .current)); expected an end above the beginning",
        at: place(of: path + [isWritten(path + ["high"]) ? "high" : "low"]),
        remedy: "raise 'high' or lower 'low'"))
    return false
  }

  /// The comparator's offset leaves the lowest and the highest level within the codes.
  private func checkOffset() {
    let converter = specification.converter
    // Of several tiles, hardly a comparator is farther off than four standard deviations.
    let spread = tile.tiles > 1 ? 4 * tile.comparatorSpread : 0
    let offsets = [converter.comparatorOffset + spread, converter.comparatorOffset - spread]
    func window(_ level: Int) -> ClosedRange<Int> {
      specification.programVerify.window(
        level: level, converterBits: converter.bits, cellBits: tile.cellBits)
    }
    let room =
      Double(
        -window(0).upperBound)...Double(
        converter.maximumCode - window((1 << tile.cellBits) - 1).lowerBound)
    let lost = offsets.first {
      !room.contains(($0 / converter.stepCurrent + 0.5).rounded(.down))
    }
    guard let offset = lost else { return }
    report(
      "offset-too-large", at: "converter", "offset",
      message: "the comparator's offset of \(rounded(offset, .current)) moves "
        + "the codes so far that the \(offset < 0 ? "lowest" : "highest") level is lost",
      remedy: "write an offset from "
        + "\(rounded(0.98 * (room.lowerBound - 0.5) * converter.stepCurrent, .current)) to "
        + "\(rounded(0.98 * (room.upperBound + 0.5) * converter.stepCurrent, .current)), or widen the "
        + "converter's range")
  }

  /// The device gives the currents at which the converter reads the lowest and the highest level.
  private func checkLevelCurrents() {
    let converter = specification.converter
    guard isWritten(["converter", "low"]) || isWritten(["converter", "high"]) else { return }
    let levels = Double(1 << tile.cellBits)
    let width = (converter.highCurrent - converter.lowCurrent) / levels
    let lowest = converter.lowCurrent + width / 2
    let highest = converter.highCurrent - width / 2
    let off = tile.device.offConductance * tile.readVoltage
    let on = tile.device.onConductance * tile.readVoltage
    if lowest < off * (1 - 1e-9) {
      report(
        "level-unreachable", at: "converter", "low",
        message: "the converter reads level 0 at \(rounded(lowest, .current)), but the device "
          + "carries at least \(rounded(off, .current)) at 'read-voltage'",
        remedy: "raise 'low', or leave 'low' and 'high' out: then they follow from the levels")
    }
    if highest > on * (1 + 1e-9) {
      report(
        "level-unreachable", at: "converter", "high",
        message: "the converter reads level \(Int(levels) - 1) at \(rounded(highest, .current)), "
          + "but the device carries at most \(rounded(on, .current)) at 'read-voltage'",
        remedy: "lower 'high', or leave 'low' and 'high' out: then they follow from the levels")
    }
  }
}
