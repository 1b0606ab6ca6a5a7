extension Int {
  /// As a person reads it: in decimal and, where that looks otherwise, in hexadecimal.
  var decimalAndHexadecimal: String {
    if (-9...9) ~= self { return "\(self)" }
    return "\(self) (\(self < 0 ? "-" : "")0x\(String(magnitude, radix: 16)))"
  }
}

extension Double {
  /// In decimal, with the bits that it is held in.
  var decimalAndHexadecimal: String { "\(self) (0x\(String(bitPattern, radix: 16)))" }

  /// With three decimals, a million times as large: amperes in microamperes.
  var millionths: String {
    let thousandths = Int((Swift.max(-1e9, Swift.min(1e9, self * 1e6)) * 1000).rounded())
    let digits = String(thousandths.magnitude + 1000)
    let whole = thousandths.magnitude / 1000
    return "\(thousandths < 0 ? "-" : "")\(whole).\(digits.suffix(3))"
  }
}
