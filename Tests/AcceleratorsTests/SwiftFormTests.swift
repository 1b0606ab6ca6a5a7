import Memweave
import Testing

@Suite struct SwiftFormTests {
  private static func problems(_ description: AcceleratorDescription) -> String {
    do {
      _ = try description.specification()
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test func `a mistake has the line of its section`() {
    let line = #line + 3
    let walker = AcceleratorDescription("walker", clock: 100.megahertz) {
      Learning(states: 4, actions: 2)
      Crossbar(
        slices: 9)
    }
    #expect(
      Self.problems(walker)
        == "AcceleratorsTests/SwiftFormTests.swift:\(line): error: 'slices' is 9; expected a whole "
        + "number from 1 to 8 [out-of-range]")
  }

  @Test func `every mistake is told`() {
    let line = #line + 1
    let walker = AcceleratorDescription("Maze Walker", clock: 1.volts) {
      Learning(states: -4, actions: 2, discount: .nan)
      LearningRate(tick: 1e300.gigahertz, device: GradientDevice(plateaus: 0))
    }
    let file = "AcceleratorsTests/SwiftFormTests.swift"
    #expect(
      Self.problems(walker) == """
        \(file):\(line): error: 'name' is Maze Walker; expected a name of lower-case letters, digits \
        and '-' that begins with a letter [illegal-name]
          help: write maze-walker
        \(file):\(line): error: 'clock' is 1 V, a voltage; expected a frequency from 1 kHz to 5 GHz \
        [wrong-unit]
          help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as 100 MHz
        \(file):\(line + 1): error: 'states' is -4; expected a whole number from 2 to 65536 \
        [out-of-range]
        \(file):\(line + 1): error: 'discount' is nan; expected a number from 0 to 1 [number-format]
          help: write a plain decimal number such as -1.2 or 3e-6
        \(file):\(line + 2): error: 'plateaus' is 0; expected a whole number from 1 to 1000 \
        [out-of-range]
        \(file):\(line + 2): error: 'tick' is inf Hz; expected a time from 0 s to 1 Ms \
        [number-format]
          help: write a plain decimal number and a unit, such as 30 ms
        """)
  }

  @Test func `a section stands once`() {
    let line = #line + 3
    let walker = AcceleratorDescription("walker") {
      Learning(states: 4, actions: 2)
      Crossbar(slices: 2)
      Crossbar(slices: 3)
    }
    #expect(
      Self.problems(walker) == """
        AcceleratorsTests/SwiftFormTests.swift:\(line + 1): error: the section 'crossbar' stands \
        twice in the description [duplicate-key]
          AcceleratorsTests/SwiftFormTests.swift:\(line): note: it stands here first
          help: remove one of the two
        """)
  }

  @Test func `an empty name and no sections`() {
    let line = #line + 1
    let walker = AcceleratorDescription("") {}
    let file = "AcceleratorsTests/SwiftFormTests.swift"
    #expect(
      Self.problems(walker) == """
        \(file):\(line): error: 'name' is empty; expected a name of lower-case letters, digits and \
        '-' that begins with a letter [illegal-name]
        \(file):\(line): error: the key 'learning' is missing in the description; expected a mapping \
        of keys to values [missing-key]
          help: add 'learning: …'
        """)
  }

  @Test func `sections on condition`() throws {
    func walker(wide: Bool) -> AcceleratorDescription {
      AcceleratorDescription("walker") {
        Learning(states: 4, actions: 2)
        if wide { Crossbar(slices: 4) } else { Crossbar(slices: 2) }
        if wide { Converter(bits: 10) }
      }
    }
    #expect(try walker(wide: true).specification().tile.slices == 4)
    #expect(try walker(wide: false).specification().tile.slices == 2)
    #expect(try walker(wide: false).specification().converter.bits == 8)
  }

  /// Every unit gives the number that the text with this unit gives.
  @Test(arguments: [0.3, 1, 7, 40, 123.456, 1e-3, 5e12])
  func `quantities are the same in both forms`(number: Double) throws {
    let units: [(Quantity, String, PhysicalDimension)] = [
      (number.hertz, "Hz", .frequency), (number.kilohertz, "kHz", .frequency),
      (number.megahertz, "MHz", .frequency), (number.gigahertz, "GHz", .frequency),
      (number.volts, "V", .voltage), (number.millivolts, "mV", .voltage),
      (number.amperes, "A", .current), (number.milliamperes, "mA", .current),
      (number.microamperes, "uA", .current), (number.nanoamperes, "nA", .current),
      (number.seconds, "s", .time), (number.milliseconds, "ms", .time),
      (number.microseconds, "us", .time), (number.nanoseconds, "ns", .time),
      (number.siemens, "S", .conductance), (number.millisiemens, "mS", .conductance),
      (number.microsiemens, "uS", .conductance), (number.nanosiemens, "nS", .conductance),
    ]
    for (quantity, unit, dimension) in units {
      #expect(try quantity == Quantity.parse("\(number) \(unit)", as: dimension))
      #expect(try Quantity.parse("\(quantity)", as: dimension) == quantity)
    }
    #expect(40.microsiemens == 40.0.microsiemens)
  }
}
