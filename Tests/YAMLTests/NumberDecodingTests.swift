import Testing

@testable import YAML

@Suite struct NumberDecodingTests {
  @Test(arguments: [("4", 4), ("16", 16), ("7 # bits", 7)])
  func `whole numbers`(text: String, value: Int) {
    #expect(decoded("bits: \(text)") { $0.integer("bits", in: 4...16) } == value)
    #expect(decoded("bits: \(text)") { $0.integer("bits", in: 4...16, default: 8) } == value)
  }

  @Test(arguments: [
    ("-12", -12), ("0", 0), ("-0", 0), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min),
  ])
  func `whole numbers without range`(text: String, value: Int) {
    #expect(decoded("n: \(text)") { $0.integer("n") } == value)
  }

  @Test(arguments: ["3", "17", "-4", "99999999999999999999", "-99999999999999999999"])
  func `a whole number out of range`(text: String) {
    #expect(
      problems("bits: \(text)") { $0.integer("bits", in: 4...16) }
        == "a.yaml:1:7: error: 'bits' is \(text); expected a whole number from 4 to 16 "
        + "[out-of-range]")
  }

  @Test(arguments: [
    "1e9", "1_000", "0x10", "010", "0o10", "8.0", "+8", "8 bits", "1,000", "8.5", "-08", "5 V",
  ])
  func `a whole number spelled otherwise`(text: String) {
    #expect(
      problems("bits: \(text)") { $0.integer("bits", in: 4...16) } == """
        a.yaml:1:7: error: 'bits' is \(text); expected a whole number from 4 to 16 [number-format]
          help: write plain decimal digits such as 1000: no point, exponent, '_', '+', unit or \
        leading 0
        """)
  }

  @Test(arguments: ["eight", ".nan", ".inf", "-x", "true"])
  func `a word is no whole number`(text: String) {
    #expect(
      problems("bits: \(text)") { $0.integer("bits", in: 4...16) }
        == "a.yaml:1:7: error: 'bits' is \(text); expected a whole number from 4 to 16 "
        + "[wrong-type]")
  }

  @Test(arguments: [
    (
      "\"8\"",
      """
      a.yaml:1:7: error: 'bits' is a text in quotes; expected a whole number from 4 to 16 \
      [wrong-type]
        help: write it without quotes
      """
    ),
    (
      "[8]",
      "a.yaml:1:7: error: 'bits' is a list; expected a whole number from 4 to 16 [wrong-type]"
    ),
    (
      "{a: 8}",
      "a.yaml:1:7: error: 'bits' is a mapping; expected a whole number from 4 to 16 [wrong-type]"
    ),
    (
      "~",
      """
      a.yaml:1:7: error: 'bits' has no value; expected a whole number from 4 to 16 [missing-value]
        help: write a value after 'bits:', or remove the key
      """
    ),
  ])
  func `another kind of node`(text: String, message: String) {
    #expect(problems("bits: \(text)") { $0.integer("bits", in: 4...16) } == message)
    #expect(problems("bits: \(text)") { $0.integer("bits", in: 4...16, default: 5) } == message)
  }

  @Test func `the range in words`() {
    #expect(
      problems("n: x") { $0.integer("n") }.contains("expected a whole number [wrong-type]"))
    #expect(
      problems("n: 0") { $0.integer("n", in: 1 ... .max) }
        .contains("expected a whole number of at least 1 [out-of-range]"))
  }

  @Test(arguments: [("100 MHz", 100e6), ("'100 MHz'", 100e6), ("1kHz", 1e3), ("5 GHz", 5e9)])
  func `quantities`(text: String, value: Double) {
    #expect(
      decoded("clock: \(text)") { $0.quantity("clock", .frequency, in: 1e3...5e9) } == value)
    #expect(
      decoded("clock: \(text)") { $0.quantity("clock", .frequency, default: 7) } == value)
  }

  @Test(arguments: [
    (
      "100",
      """
      a.yaml:1:8: error: 'clock' is 100, without a unit; expected a frequency from 1 kHz to 5 GHz \
      [missing-unit]
        help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as 100 MHz
      """
    ),
    (
      "1.2 V",
      """
      a.yaml:1:8: error: 'clock' is 1.2 V, a voltage; expected a frequency from 1 kHz to 5 GHz \
      [wrong-unit]
        help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as 100 MHz
      """
    ),
    (
      "100 mhz",
      """
      a.yaml:1:8: error: 'clock' is 100 mhz, whose unit 'mhz' is unknown; expected a frequency \
      from 1 kHz to 5 GHz [wrong-unit]
        help: did you mean 'mHz' or 'MHz'?
      """
    ),
    (
      "100 bits",
      """
      a.yaml:1:8: error: 'clock' is 100 bits, whose unit 'bits' is unknown; expected a frequency \
      from 1 kHz to 5 GHz [wrong-unit]
        help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as 100 MHz
      """
    ),
    (
      "6 GHz",
      "a.yaml:1:8: error: 'clock' is 6 GHz; expected a frequency from 1 kHz to 5 GHz [out-of-range]"
    ),
    (
      "1e999 Hz",
      """
      a.yaml:1:8: error: 'clock' is 1e999 Hz, which is too large or too small a number; expected \
      a frequency from 1 kHz to 5 GHz [out-of-range]
      """
    ),
    (
      "fast",
      """
      a.yaml:1:8: error: 'clock' is fast; expected a frequency from 1 kHz to 5 GHz [number-format]
        help: write a plain decimal number and a unit, such as 100 MHz
      """
    ),
    (
      "[1 Hz]",
      "a.yaml:1:8: error: 'clock' is a list; expected a frequency from 1 kHz to 5 GHz [wrong-type]"
    ),
  ])
  func `bad quantities`(text: String, message: String) {
    #expect(
      problems("clock: \(text)") { $0.quantity("clock", .frequency, in: 1e3...5e9) } == message)
  }

  @Test func `an example lies in the range`() {
    #expect(
      problems("v: 3") { $0.quantity("v", .voltage, in: -3 ... -0.5) }.hasSuffix("such as -500 mV"))
    #expect(
      problems("v: 3") { $0.quantity("v", .voltage, in: 2...3) }.hasSuffix("such as 2 V"))
  }

  @Test func `plain numbers`() {
    #expect(decoded("gain: 1e-3") { $0.number("gain", in: 0...1) } == 1e-3)
    #expect(decoded("gain: 1e-3") { $0.number("gain", default: 1) } == 1e-3)
    #expect(
      problems("gain: nan") { $0.number("gain", in: 0...1) } == """
        a.yaml:1:7: error: 'gain' is nan; expected a number from 0 to 1 [number-format]
          help: write a plain decimal number such as -1.2 or 3e-6
        """)
    #expect(
      problems("gain: 5 mV") { $0.number("gain", in: 0...1) } == """
        a.yaml:1:7: error: 'gain' is 5 mV, a voltage; expected a number from 0 to 1 [wrong-unit]
          help: write the number without a unit
        """)
    #expect(
      problems("gain: '1'") { $0.number("gain") } == """
        a.yaml:1:7: error: 'gain' is a text in quotes; expected a number [wrong-type]
          help: write it without quotes
        """)
  }
}
