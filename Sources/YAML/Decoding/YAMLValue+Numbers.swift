extension YAMLValue {
  /// A whole number in plain decimal digits, such as `-12`.
  ///
  /// - Returns: `nil`, after a diagnostic, for any other spelling (`1e9`, `1_000`, `0x10`, `010`,
  ///   `8.0`, `"8"`) and outside the range.
  public func integer(in range: ClosedRange<Int> = .min ... .max) -> Int? {
    let expected = Expectation.integer(range)
    guard let text = plainText(expecting: expected) else { return nil }
    guard let number = DecimalText(text), isPlainInteger(text, number) else {
      reportNoInteger(text, expecting: expected)
      return nil
    }
    guard let value = Int(text), range.contains(value) else {
      report("out-of-range", mismatch(text, expecting: expected))
      return nil
    }
    return value
  }

  private func isPlainInteger(_ text: String, _ number: DecimalText) -> Bool {
    number.mantissa == text && !text.contains(".")
  }

  private func reportNoInteger(_ text: String, expecting expected: String) {
    let looksLikeNumber = text.utf8.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    report(
      looksLikeNumber ? "number-format" : "wrong-type", mismatch(text, expecting: expected),
      remedy: looksLikeNumber
        ? "write plain decimal digits such as 1000: no point, exponent, '_', '+', unit or leading 0"
        : nil)
  }

  /// A plain decimal number without unit, such as `0.5` or `1e-3`; never NaN or infinite.
  public func number(in range: ClosedRange<Double>? = nil) -> Double? {
    quantity(.number, in: range)
  }

  /// A number with its unit, such as `100 MHz`.
  ///
  /// - Parameter range: In the SI unit without prefix.
  /// - Returns: The value in the SI unit without prefix, always finite; `nil` after a diagnostic
  ///   for a missing or wrong unit, another spelling, and outside the range.
  public func quantity(
    _ dimension: PhysicalDimension, in range: ClosedRange<Double>? = nil
  ) -> Double? {
    let expected = Expectation.quantity(dimension, range)
    guard let text = quantityText(dimension, expecting: expected) else { return nil }
    let value: Double
    do {
      value = try Quantity.parse(text, as: dimension).value
    } catch {
      let explanation = QuantityExplanation(
        text: text, dimension: dimension, example: Expectation.example(dimension, range))
      report(
        explanation.identifier(of: error),
        "\(label) is \(explanation.finding(error)); expected \(expected)",
        remedy: explanation.remedy(for: error))
      return nil
    }
    if let range, !range.contains(value) {
      report("out-of-range", mismatch(text, expecting: expected))
      return nil
    }
    return value
  }

  /// A plain number stands without quotes; a quantity is a text in any case.
  private func quantityText(
    _ dimension: PhysicalDimension, expecting expected: String
  ) -> String? {
    dimension == .number
      ? plainText(expecting: expected) : scalar(expecting: expected)?.text
  }
}
