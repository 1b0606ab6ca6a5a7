import Diagnostics
import Testing

@testable import YAML

@Suite struct MappingDecodingTests {
  private struct Converter: Equatable {
    var bits: Int
    var rounding: Rounding
  }

  private static func converter(_ mapping: inout YAMLMapping) -> Converter? {
    let bits = mapping.integer("bits", in: 4...16)
    let rounding = mapping.choice("rounding", of: Rounding.self, default: .nearest)
    guard let bits else { return nil }
    return Converter(bits: bits, rounding: rounding)
  }

  @Test func `nested mappings`() {
    let found = decoded("converter:\n  bits: 8\n") { mapping in
      mapping.nested("converter", Self.converter)
    }
    #expect(found == Converter(bits: 8, rounding: .nearest))
  }

  @Test func `all problems are told together, in the order of the text`() {
    let text = """
      nam: a
      converter:
        bit: 8
        rounding: nearst
        extra: 1
      clock: 5
      """
    let found = problems(text) { mapping in
      let clock = mapping.quantity("clock", .frequency)
      let converter = mapping.nested("converter", Self.converter)
      let name = mapping.identifier("name")
      guard let clock, let converter, let name else { return String?.none }
      return "\(clock) \(converter) \(name)"
    }
    #expect(
      found == """
        a.yaml:1:1: error: the key 'name' is missing in the description; expected a name of \
        lower-case letters, digits and '-' that begins with a letter [missing-key]
          help: add 'name: …'
        a.yaml:1:1: error: unknown key 'nam' in the description; expected one of 'clock', \
        'converter', 'name' [unknown-key]
          help: did you mean 'name'?
        a.yaml:2:1: error: the key 'bits' is missing in converter; expected a whole number from 4 \
        to 16 [missing-key]
          help: add 'bits: …'
        a.yaml:3:3: error: unknown key 'bit' in converter; expected one of 'bits', 'rounding' \
        [unknown-key]
          help: did you mean 'bits'?
        a.yaml:4:13: error: 'rounding' is nearst; expected one of 'nearest', 'truncate', \
        'stochastic' [unknown-choice]
          help: did you mean 'nearest'?
        a.yaml:5:3: error: unknown key 'extra' in converter; expected one of 'bits', 'rounding' \
        [unknown-key]
        a.yaml:6:8: error: 'clock' is 5, without a unit; expected a frequency [missing-unit]
          help: write the unit Hz, alone or with the prefix f, p, n, u, m, k, M or G, such as \
        100 MHz
        """)
  }

  @Test(arguments: [
    ("8", "a.yaml:1:1: error: the description is 8; expected a mapping of keys to values"),
    ("[]", "a.yaml:1:1: error: the description is a list; expected a mapping of keys to values"),
  ])
  func `a root that is no mapping`(text: String, message: String) {
    #expect(problems(text) { $0.integer("a") } == message + " [wrong-type]")
  }

  @Test(arguments: [
    ("8", "'converter' is 8; expected a mapping of keys to values [wrong-type]"),
    ("[8]", "'converter' is a list; expected a mapping of keys to values [wrong-type]"),
    (
      "",
      """
      'converter' has no value; expected a mapping of keys to values [missing-value]
        help: write a value after 'converter:', or remove the key
      """
    ),
  ])
  func `a nested value that is no mapping`(text: String, message: String) {
    #expect(
      problems("a: 1\nconverter: \(text)") { mapping in
        _ = mapping.integer("a")
        return mapping.nested("converter", Self.converter)
      }.hasSuffix("error: \(message)"))
  }

  @Test func `defaults for missing keys`() {
    let found = decoded("x: 1") { mapping in
      _ = mapping.integer("x")
      return [
        "\(mapping.integer("a", default: 3))", "\(mapping.number("b", default: 0.5))",
        "\(mapping.quantity("c", .voltage, default: 1.2))",
        "\(mapping.boolean("d", default: true))", mapping.string("e", default: "t"),
        mapping.choice("f", of: Rounding.self, default: .truncate).rawValue,
        "\(mapping.sequence("g", default: [1]) { $0.integer() })",
        "\(mapping.nestedIfPresent("h", Self.converter) == nil)",
        "\(mapping.valueIfPresent("i")?.integer() == nil)",
      ]
    }
    #expect(found == ["3", "0.5", "1.2", "true", "t", "truncate", "[1]", "true", "true"])
  }

  @Test func `missing keys say what was expected`() {
    let found = problems("x: 1") { mapping in
      _ = mapping.integer("x")
      _ = mapping.boolean("a")
      _ = mapping.string("b")
      _ = mapping.nested("c", Self.converter)
      _ = mapping.number("d", in: 0...1)
      _ = mapping.choice("f", of: Rounding.self)
      return mapping.sequence("e", count: 1...4) { $0.integer() }
    }
    let errors = found.split(separator: "\n").filter { $0.contains("error") }.map(String.init)
    let expected: [(key: String, value: String)] = [
      ("a", "true or false"), ("b", "a text"), ("c", "a mapping of keys to values"),
      ("d", "a number from 0 to 1"), ("f", "one of 'nearest', 'truncate', 'stochastic'"),
      ("e", "a list of 1 to 4 elements"),
    ]
    let messages = expected.map { key, value in
      "a.yaml:1:1: error: the key '\(key)' is missing in the description; expected \(value) "
        + "[missing-key]"
    }
    #expect(errors == messages)
  }

  @Test func `sequences`() {
    #expect(decoded("s: [1, 2]") { $0.sequence("s") { $0.integer() } } == [1, 2])
    #expect(decoded("s: []") { $0.sequence("s") { $0.integer() } } == [])
    let mappings = decoded("s:\n  - bits: 4\n  - bits: 5\n") { mapping in
      mapping.sequence("s") { $0.mapping(Self.converter) }
    }
    #expect(mappings?.map(\.bits) == [4, 5])
  }

  @Test(arguments: [
    ("8", 1...4, "'s' is 8; expected a list of 1 to 4 elements [wrong-type]"),
    ("{a: 1}", 0 ... .max, "'s' is a mapping; expected a list [wrong-type]"),
    ("[]", 1 ... .max, "'s' has 0 elements; expected a list of at least 1 elements [out-of-range]"),
    ("[1, 2]", 1...1, "'s' has 2 elements; expected a list of 1 element [out-of-range]"),
    ("[1]", 2...2, "'s' has 1 element; expected a list of 2 elements [out-of-range]"),
    ("[[1]]", 1...4, "'s[0]' is a list; expected a whole number [wrong-type]"),
  ])
  func `bad sequences`(text: String, count: ClosedRange<Int>, message: String) {
    #expect(
      problems("s: \(text)") { $0.sequence("s", count: count) { $0.integer() } }
        .hasSuffix("error: \(message)"))
  }

  @Test func `every element is told`() {
    #expect(
      problems("s: [a, 1, {bit: 8}]") { mapping in
        mapping.sequence("s") { $0.integer(in: 0...3) }
      } == """
        a.yaml:1:5: error: 's[0]' is a; expected a whole number from 0 to 3 [wrong-type]
        a.yaml:1:11: error: 's[2]' is a mapping; expected a whole number from 0 to 3 [wrong-type]
        """)
  }

  @Test func `a mapping that may be missing is decoded from nothing`() {
    func bits(_ text: String) -> Int? {
      decoded(text) { root in
        _ = root.integer("x")
        return root.nestedOrEmpty("converter") { $0.integer("bits", default: 8) }
      }
    }
    #expect(bits("x: 1") == 8)
    #expect(bits("x: 1\nconverter: {bits: 6}") == 6)
    #expect(
      problems("x: 1") { root -> Int? in
        _ = root.integer("x")
        return root.nestedOrEmpty("converter") { $0.integer("bits") }
      } == """
        a.yaml:1:1: error: the key 'bits' is missing in converter; expected a whole number \
        [missing-key]
          help: add 'bits: …'
        """)
  }

  @Test func `a key of another section`() {
    #expect(
      problems("converter: {slices: 2}") { root -> Int? in
        _ = root.nestedOrEmpty("converter") { $0.integer("bits", default: 8) }
        return root.nestedOrEmpty("crossbar") { $0.integer("slices", default: 3) }
      } == """
        a.yaml:1:13: error: unknown key 'slices' in converter; expected 'bits' [unknown-key]
          help: 'slices' belongs to 'crossbar'
        """)
  }

  @Test func `what was asked for is recorded`() throws {
    let decoder = YAMLDecoder()
    var root = decoder.mapping(
      try YAMLNode.parse("name: a\nlist: [{bits: 4}]", file: "a.yaml"), of: "the description")
    _ = root.identifier("name")
    _ = root.nestedOrEmpty("crossbar") { crossbar in
      crossbar.nestedOrEmpty("device") {
        $0.quantity("off", .conductance, in: 1e-6...1, default: 2e-6)
      }
    }
    _ = root.sequence("list") { $0.mapping { $0.integer("bits", default: 8) } }
    #expect(
      decoder.readings.map { "\($0.path) \($0.expected) \($0.isRequired) \($0.default ?? "-")" }
        == [
          #"["name"] a name of lower-case letters, digits and '-' that begins with a letter true -"#,
          #"["crossbar"] a mapping of keys to values false -"#,
          #"["crossbar", "device"] a mapping of keys to values false -"#,
          #"["crossbar", "device", "off"] a conductance from 1 uS to 1 S false 2 uS"#,
          #"["list"] a list true -"#,
          #"["list[0]", "bits"] a whole number false 8"#,
        ])
  }

  @Test func `places for later checks`() throws {
    let node = try YAMLNode.parse("a:\n  bits: 8\n", file: "a.yaml")
    let decoder = YAMLDecoder()
    var root = decoder.mapping(node, of: "the description")
    let places = root.nested("a") { inner in
      [
        inner.place, inner.place(of: "bits"), inner.place(ofKey: "bits"), inner.place(of: "none"),
        inner.integer("bits") == 8 && inner.contains("bits") && !inner.contains("none")
          ? inner.place : inner.place(of: "bits"),
      ]
    }
    root.finish()
    try decoder.throwIfErrors()
    func at(_ line: Int, _ column: Int) -> Place {
      Place(file: "a.yaml", line: line, column: column)
    }
    #expect(places == [at(1, 1), at(2, 9), at(2, 3), at(1, 1), at(1, 1)])
  }

  @Test func `warnings pass, and semantic errors are sorted in`() throws {
    let node = try YAMLNode.parse("a: 1\nb: x\n", file: "a.yaml")
    let passed = try YAMLDecoder.decode(node, of: "the description") { mapping in
      mapping.decoder.report(Diagnostic(.warning, "odd", "odd", at: mapping.place(of: "a")))
      _ = mapping.string("b")
      return mapping.integer("a")
    }
    #expect(passed == 1)
    #expect(
      problems("a: 1\nb: x\n") { mapping in
        _ = mapping.boolean("b")
        mapping.decoder.report(Diagnostic(.error, "late", "anywhere"))
        mapping.valueIfPresent("a")?.report("odd", "'a' is odd", remedy: "make it even")
        return 1
      } == """
        a.yaml:1:4: error: 'a' is odd [odd]
          help: make it even
        a.yaml:2:4: error: 'b' is x; expected true or false [wrong-type]
        error: anywhere [late]
        """)
  }

  @Test func `a body that gives up in silence is an error all the same`() {
    #expect(
      problems("{}") { _ in Int?.none }
        == "a.yaml:1:1: error: the description cannot be read [not-decoded]")
  }

  @Test func `a mapping that takes no keys`() {
    #expect(
      problems("a: 1") { _ in 1 }
        == "a.yaml:1:1: error: unknown key 'a' in the description; expected no keys [unknown-key]")
  }

  @Test func `merge keys are unknown keys`() {
    #expect(problems("<<: 1") { _ in 1 }.contains("unknown key '<<'"))
  }
}
