import Testing

@testable import YAML

@Suite struct QuantityTests {
  @Test(arguments: [
    ("100 MHz", PhysicalDimension.frequency, 100e6), ("5 uS", .conductance, 5e-6),
    ("5uS", .conductance, 5e-6), ("5 µS", .conductance, 5e-6), ("5 μS", .conductance, 5e-6),
    ("-1.2 V", .voltage, -1.2), ("30 ms", .time, 30e-3), ("0.1 ns", .time, 0.1e-9),
    ("3.3 fA", .current, 3.3e-15), ("7 pF", .capacitance, 7e-12), ("1.5e3 kHz", .frequency, 1.5e6),
    ("1e-3 V", .voltage, 1e-3), ("1E+3 V", .voltage, 1e3), ("10 kOhm", .resistance, 10e3),
    ("10 kohm", .resistance, 10e3), ("10 kΩ", .resistance, 10e3),
    ("10 k\u{2126}", .resistance, 10e3), ("300 K", .temperature, 300), ("2 GHz", .frequency, 2e9),
    ("0 V", .voltage, 0), ("-0 V", .voltage, 0), ("0.5", .number, 0.5), ("1e3", .number, 1e3),
    ("5  pJ", .energy, 5e-12), ("4.9e-324", .number, .leastNonzeroMagnitude),
    ("0e-9999 V", .voltage, 0),
  ])
  func `a number with its unit`(text: String, dimension: PhysicalDimension, value: Double) throws {
    #expect(try Quantity.parse(text, as: dimension) == Quantity(value, dimension))
  }

  @Test func `each prefix gives the double of the literal exactly`() throws {
    let powers = ["f": -15, "p": -12, "n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9]
    for (prefix, power) in powers {
      for hundredths in 1...999 {
        let mantissa = "\(hundredths / 100).\(hundredths % 100)"
        let quantity = try Quantity.parse("\(mantissa) \(prefix)S", as: .conductance)
        #expect(quantity.value == Double("\(mantissa)e\(power)"))
      }
    }
  }

  @Test(arguments: [
    ("", Quantity.Problem.notANumber), ("V", .notANumber), (".5 V", .notANumber),
    ("5. V", .notANumber), ("+5 V", .notANumber), ("05 V", .notANumber), ("1_000 V", .notANumber),
    ("0x10 V", .notANumber), ("1,5 V", .notANumber), ("nan V", .notANumber),
    ("inf V", .notANumber), ("-inf V", .notANumber), ("5 V V", .notANumber),
    ("5 m V", .notANumber), ("- 5 V", .notANumber), ("5 V.", .notANumber), ("٣ V", .notANumber),
    ("5", .missingUnit), ("5e", .unknownUnit("e")), ("5 v", .unknownUnit("v")),
    ("5 TV", .unknownUnit("TV")), ("5 m", .unknownUnit("m")), ("5 Volt", .unknownUnit("Volt")),
    ("5 MHz", .wrongDimension(.frequency)), ("5 S", .wrongDimension(.conductance)),
    ("1e400 V", .notRepresentable), ("-1e308 kV", .notRepresentable),
    ("1e-400 V", .notRepresentable), ("1e99999999999999999999 V", .notRepresentable),
    ("1e-99999999999999999999 V", .notRepresentable),
  ])
  func `what is no voltage`(text: String, problem: Quantity.Problem) {
    #expect(throws: problem) { try Quantity.parse(text, as: .voltage) }
  }

  @Test func `a plain number takes no unit`() {
    #expect(throws: Quantity.Problem.wrongDimension(.voltage)) {
      try Quantity.parse("5 mV", as: .number)
    }
  }

  @Test(arguments: [
    (100e6, PhysicalDimension.frequency, "100 MHz"), (5e-6, .conductance, "5 uS"),
    (-1.2, .voltage, "-1.2 V"), (30e-3, .time, "30 ms"), (0, .voltage, "0 V"),
    (999.9, .voltage, "999.9 V"), (1000, .voltage, "1 kV"), (1e12, .frequency, "1e12 Hz"),
    (1.5e-20, .current, "1.5e-20 A"), (1e-15, .energy, "1 fJ"), (10e3, .resistance, "10 kOhm"),
    (123_456, .frequency, "123.456 kHz"), (0.1, .number, "0.1"), (1e-3, .number, "0.001"),
    (1e-9, .number, "1e-9"), (1e20, .number, "1e20"), (1000, .number, "1000"), (0, .number, "0"),
    (.greatestFiniteMagnitude, .number, "1.7976931348623157e308"),
    (.leastNonzeroMagnitude, .number, "5e-324"),
  ])
  func `the shortest text`(value: Double, dimension: PhysicalDimension, text: String) {
    #expect(Quantity(value, dimension).description == text)
  }

  @Test func `what is printed is read back the same`() throws {
    var value = 1.2345678901234567e-18
    while value < 1e14 {
      for dimension in PhysicalDimension.allCases {
        let quantity = Quantity(value, dimension)
        #expect(try Quantity.parse(quantity.description, as: dimension) == quantity)
      }
      value *= 3.7
    }
  }

  @Test func `no two dimensions share a spelling`() {
    let units = PhysicalDimension.allCases.filter { $0 != .number }.flatMap(\.unitSpellings)
    #expect(SpelledUnit.spellings.count == units.count * (SIPrefix.all.count + 1))
  }
}
