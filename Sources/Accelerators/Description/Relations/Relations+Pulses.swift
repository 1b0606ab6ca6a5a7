import DevicePhysics
import Specifications
import YAML

extension Relations {
  /// A pulse that moves a nominal cell by less than this part of its way has no effect.
  private static let leastMove = 1e-3

  /// The pulses of program-verify move a cell.
  func checkProgramming() {
    let verify = specification.programVerify
    check(verify.set, key: "set") { specification.tile.device.setTime($0) }
    check(verify.reset, key: "reset") { specification.tile.device.resetTime($0) }
  }

  private func check(_ train: PulseTrain, key: String, time: (Double) -> Double) {
    guard train.limit >= train.start else {
      report(
        "empty-range", at: "program-verify", key, "limit",
        message: "the limit of the \(key) pulses, \(rounded(train.limit, .voltage)), is below "
          + "their start of \(rounded(train.start, .voltage))",
        remedy: "raise 'limit' or lower 'start'")
      return
    }
    let last = Double(specification.programVerify.maximumAmplitude)
    let strongest = min(train.start + train.step * last, train.limit)
    let move = train.width / time(strongest)
    guard move < Self.leastMove else { return }
    report(
      "pulse-without-effect", at: "program-verify", key, "limit",
      message: "even the strongest \(key) pulse, \(rounded(strongest, .voltage)) for "
        + "\(rounded(train.width, .time)), moves a cell by less than a thousandth of its way "
        + "(all of it would take \(rounded(time(strongest), .time)))",
      remedy: "raise 'limit', 'start', 'step' or 'width'")
  }

  /// The pulse pair moves the second-order memristor, and its converter reads what comes of it.
  func checkLearningRate() {
    let unit = specification.learningRate
    let codesGood = [
      checkAmplitude(unit.driveAmplitude, key: "drive-amplitude"),
      checkAmplitude(unit.holdAmplitude, key: "hold-amplitude"),
    ]
    if codesGood == [true, true] { checkPulsePair() }
    guard checkRange(of: unit.converter, under: "learning-rate", "converter") else { return }
    let current = unit.device.initialConductance * unit.readVoltage
    let range = unit.converter.lowCurrent...unit.converter.highCurrent
    guard range.contains(current + unit.converter.comparatorOffset), range.contains(current) else {
      report(
        "current-out-of-range", at: "learning-rate", "converter", "high",
        message: "the second-order memristor carries \(rounded(current, .current)) at first, and "
          + "the comparator's offset is \(rounded(unit.converter.comparatorOffset, .current)); "
          + "their sum lies outside of the converter's range from "
          + "\(rounded(range.lowerBound, .current)) to \(rounded(range.upperBound, .current))",
        remedy: "leave 'low', 'high' and 'offset' out: then they follow from the device")
      return
    }
  }

  private func checkAmplitude(_ code: Int, key: String) -> Bool {
    let bits = specification.learningRate.amplitudeBits
    let highest = (1 << bits) - 1
    if code <= highest { return true }
    report(
      "out-of-range", at: "learning-rate", key,
      message: "'\(key)' is \(code); with 'amplitude-bits' of \(bits) expected a whole number from "
        + "0 to \(highest)",
      remedy: "lower it, or raise 'amplitude-bits'")
    return false
  }

  /// A pair whose pulses miss the device's thresholds would never move it.
  private func checkPulsePair() {
    let unit = specification.learningRate
    let device = unit.device
    let drive = Double(unit.driveAmplitude) * unit.amplitudeStep
    let hold = Double(unit.holdAmplitude) * unit.amplitudeStep
    if drive < device.driveThreshold {
      report(
        "pulse-without-effect", at: "learning-rate", "drive-amplitude",
        message: "the drive pulse has \(rounded(drive, .voltage)); the device needs at least "
          + "\(rounded(device.driveThreshold, .voltage))",
        remedy: remedy(from: device.driveThreshold, below: .infinity))
    }
    if !(device.holdThreshold..<device.driveThreshold).contains(hold) {
      report(
        "pulse-without-effect", at: "learning-rate", "hold-amplitude",
        message: "the hold pulse has \(rounded(hold, .voltage)); the device needs at least "
          + "\(rounded(device.holdThreshold, .voltage)) and less than "
          + "\(rounded(device.driveThreshold, .voltage))",
        remedy: remedy(from: device.holdThreshold, below: device.driveThreshold))
    }
  }

  /// Which code to write for a voltage, or that there is none.
  private func remedy(from lowest: Double, below limit: Double) -> String {
    let unit = specification.learningRate
    let step = rounded(unit.amplitudeStep, .voltage)
    let code = (lowest / unit.amplitudeStep).rounded(.up)
    if code * unit.amplitudeStep >= limit { return "lower 'amplitude-step' of \(step)" }
    if code > Double((1 << unit.amplitudeBits) - 1) {
      return "raise 'amplitude-step' of \(step) or 'amplitude-bits' of \(unit.amplitudeBits)"
    }
    return "write \(Int(code)) or some more: the amplitude is the code times \(step)"
  }
}
