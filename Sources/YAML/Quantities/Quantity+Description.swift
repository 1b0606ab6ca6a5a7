extension Quantity: CustomStringConvertible {
  /// The shortest digits that give the value back, with the prefix that puts one to three of them
  /// before the point: `100 MHz`, `-1.2 V`, `5 uS`.
  public var description: String {
    let digits = ShortestDigits(value)
    guard dimension != .number else { return digits.plain }
    guard value != 0 else { return "0 \(dimension.unit)" }
    let power = Int((Double(digits.leadingPower) / 3).rounded(.down)) * 3
    guard let prefix = SIPrefix.spelling(for: power) else {
      return "\(digits.scientific) \(dimension.unit)"
    }
    return "\(digits.text(dividedByTenToThe: power)) \(prefix)\(dimension.unit)"
  }
}

/// The shortest decimal digits that give a finite `Double` back.
struct ShortestDigits {
  private let sign: String
  /// Without leading or trailing zeros, except for the one digit of zero.
  private let digits: [Character]
  /// The power of ten of the first digit.
  let leadingPower: Int

  init(_ value: Double) {
    let parts = "\(value.magnitude)".split(separator: "e")
    let number = parts[0].split(separator: ".")
    let whole = String(number[0])
    let all = Array(whole + (number.count > 1 ? number[1] : ""))
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let leadingZeros = all.prefix { $0 == "0" }.count
    sign = value < 0 ? "-" : ""
    if leadingZeros == all.count {
      digits = ["0"]
      leadingPower = 0
    } else {
      var significant = Array(all[leadingZeros...])
      while significant.last == "0" { significant.removeLast() }
      digits = significant
      leadingPower = exponent + whole.count - 1 - leadingZeros
    }
  }

  /// Written out from 0.001 up to 15 digits before the point, else with an exponent.
  var plain: String {
    -3..<15 ~= leadingPower ? text(dividedByTenToThe: 0) : scientific
  }

  /// One digit before the point, then the exponent: `1.5e-20`.
  var scientific: String {
    "\(text(dividedByTenToThe: leadingPower))e\(leadingPower)"
  }

  /// The number divided by a power of ten, written out.
  func text(dividedByTenToThe power: Int) -> String {
    let point = leadingPower - power + 1
    if point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + String(digits)
    }
    if point >= digits.count {
      return sign + String(digits) + String(repeating: "0", count: point - digits.count)
    }
    return sign + String(digits[..<point]) + "." + String(digits[point...])
  }
}
