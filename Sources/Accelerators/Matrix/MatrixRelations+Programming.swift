import DevicePhysics
import Specifications
import YAML

extension MatrixRelations {
  /// A pulse that moves a nominal cell by less than this part of its way has no effect.
  private static let leastMove = 1e-6

  private var programming: MatrixProgrammingSpecification { specification.layers[0].programming }

  /// Pulses that the device stands and answers to, and windows that the converter can tell apart.
  func checkProgramming() {
    guard programming.isVerified else { return }
    check(programming.set, key: "set") { tile.device.setTime($0) }
    check(programming.reset, key: "reset") { tile.device.resetTime($0) }
    checkTolerances()
  }

  private func check(_ pulses: VerifyPulses, key: String, time: (Double) -> Double) {
    guard pulses.voltageLimit >= pulses.voltage, pulses.widthLimit >= pulses.width else {
      let isVoltage = pulses.voltageLimit < pulses.voltage
      report(
        "empty-range", at: "programming", key, isVoltage ? "voltage-limit" : "width-limit",
        message: "the \(key) pulses begin beyond their limit",
        remedy: isVoltage
          ? "raise 'voltage-limit' or lower 'voltage'" : "raise 'width-limit' or lower 'width'")
      return
    }
    let scheduled = programming.scheduled(pulses)
    let last = Double(programming.highestCode)
    let strongest = min(scheduled.voltage + scheduled.voltageStep * last, scheduled.voltageLimit)
    let longest = min(scheduled.width + scheduled.widthStep * last, scheduled.widthLimit)
    let limit = OhmicMemristor.greatestVoltage
    if strongest > limit {
      let isFirst = scheduled.voltage > limit
      report(
        "program-voltage", at: "programming", key, isFirst ? "voltage" : "voltage-limit",
        message: "\(key) pulses reach \(Quantity(rounding: strongest, .voltage)), beyond the "
          + "\(Quantity(rounding: limit, .voltage)) that the device is known to stand",
        remedy: "write a '\(isFirst ? "voltage" : "voltage-limit")' of at most "
          + "\(Quantity(rounding: limit, .voltage))")
    }
    if longest / time(strongest) < Self.leastMove {
      report(
        "pulse-without-effect", at: "programming", key, "voltage",
        message: "even the strongest \(key) pulse, \(Quantity(rounding: strongest, .voltage)) for "
          + "\(Quantity(rounding: longest, .time)), moves a cell by less than a millionth of its "
          + "way (all of it would take \(Quantity(rounding: time(strongest), .time)))",
        remedy: "raise the voltages or widths")
    }
  }

  private func checkTolerances() {
    let levels = mapping.highestLevel + 1
    let count = programming.tolerances.count
    guard count == 1 || count == levels else {
      report(
        "tolerance-count", at: "programming", "tolerance",
        message: "'tolerance' has \(count) numbers, but a cell has \(levels) levels",
        remedy: "give one number, or one for each level")
      return
    }
    let layer = specification.layers[0]
    if layer.codesPerLevel < 1 {
      report(
        "verify-resolution", at: "converter", "bits",
        message:
          "a converter of \(layer.converter.bits) bits cannot tell the \(levels) levels of a "
          + "cell and one on either side apart",
        remedy: "raise the converter's 'bits', lower 'cell-bits', or program in open loop")
      return
    }
    guard
      let level = (0..<levels).first(where: { layer.verifyWindow(ofLevel: $0).isEmpty })
    else { return }
    report(
      "verify-resolution", at: "programming", "tolerance",
      message:
        "a tolerance of \(programming.tolerance(ofLevel: level)) levels is finer than half a "
        + "code: a converter of \(layer.converter.bits) bits has \(layer.codesPerLevel) codes for "
        + "a level",
      remedy:
        "write at least \((500 / Double(layer.codesPerLevel)).rounded(.up) / 1000), or raise the converter's 'bits'"
    )
  }
}
