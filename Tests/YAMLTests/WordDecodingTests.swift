import Diagnostics
import Testing

@testable import YAML

@Suite struct WordDecodingTests {
  @Test(arguments: [("true", true), ("false", false)])
  func `booleans`(text: String, value: Bool) {
    #expect(decoded("on: \(text)") { $0.boolean("on") } == value)
    #expect(decoded("on: \(text)") { $0.boolean("on", default: !value) } == value)
  }

  @Test(arguments: [
    ("yes", "true"), ("On", "true"), ("TRUE", "true"), ("1", "true"), ("no", "false"),
    ("off", "false"), ("False", "false"), ("0", "false"),
  ])
  func `what looks like a boolean`(text: String, meant: String) {
    #expect(
      problems("on: \(text)") { $0.boolean("on") } == """
        a.yaml:1:5: error: 'on' is \(text); expected true or false [wrong-type]
          help: write \(meant)
        """)
  }

  @Test func `what is no boolean`() {
    #expect(
      problems("on: maybe") { $0.boolean("on") }
        == "a.yaml:1:5: error: 'on' is maybe; expected true or false [wrong-type]")
    #expect(
      problems("on: 'true'") { $0.boolean("on") } == """
        a.yaml:1:5: error: 'on' is a text in quotes; expected true or false [wrong-type]
          help: write it without quotes
        """)
  }

  @Test func `texts`() {
    #expect(decoded("title: A b") { $0.string("title") } == "A b")
    #expect(decoded("title: ''") { $0.string("title") } == "")
    #expect(decoded("title: '~'") { $0.string("title") } == "~")
    #expect(decoded("title: é") { $0.string("title", default: "x") } == "é")
    #expect(
      problems("title: \"a\\nb\"") { $0.string("title") } == """
        a.yaml:1:8: error: 'title' is a\\nb; expected a text on one line [wrong-type]
          help: leave line breaks and other control characters out
        """)
    #expect(
      problems("title: abcd") { $0.string("title", longest: 3) }
        == "a.yaml:1:8: error: 'title' has 4 characters; expected a text of at most 3 "
        + "[out-of-range]")
  }

  @Test func `choices`() {
    #expect(decoded("r: truncate") { $0.choice("r", of: Rounding.self) } == .truncate)
    #expect(
      decoded("r: truncate") { $0.choice("r", of: Rounding.self, default: .nearest) } == .truncate)
    #expect(
      problems("r: nearst") { $0.choice("r", of: Rounding.self) } == """
        a.yaml:1:4: error: 'r' is nearst; expected one of 'nearest', 'truncate', 'stochastic' \
        [unknown-choice]
          help: did you mean 'nearest'?
        """)
    #expect(
      problems("r: x") { $0.choice("r", of: Rounding.self) }
        == "a.yaml:1:4: error: 'r' is x; expected one of 'nearest', 'truncate', 'stochastic' "
        + "[unknown-choice]")
  }

  @Test(arguments: ["a", "tile-8x8", "a-", String(repeating: "a", count: 48)])
  func `legal names`(name: String) {
    #expect(decoded("name: \(name)") { $0.identifier("name") } == name)
  }

  @Test(arguments: [("Maze Walker", "maze-walker"), ("a_b", "a-b"), ("A", "a")])
  func `names in another spelling`(name: String, meant: String) {
    #expect(
      problems("name: \(name)") { $0.identifier("name") } == """
        a.yaml:1:7: error: 'name' is \(name); expected a name of lower-case letters, digits and '-' \
        that begins with a letter [illegal-name]
          help: write \(meant)
        """)
  }

  @Test(arguments: ["8a", "-a", "é", "aé", "a.b", "a/b", "8_a"])
  func `illegal names`(name: String) {
    #expect(
      problems("name: \(name)") { $0.identifier("name") }
        == "a.yaml:1:7: error: 'name' is \(name); expected a name of lower-case letters, digits "
        + "and '-' that begins with a letter [illegal-name]")
  }

  @Test func `a name that is too long`() {
    #expect(
      problems("name: \(String(repeating: "a", count: 49))") { $0.identifier("name") } == """
        a.yaml:1:7: error: 'name' has 49 characters; expected a name of at most 48 [illegal-name]
          help: shorten the name
        """)
  }

  @Test func `a name that is refused by the caller`() {
    let problem = problems("name: wire") { mapping in
      mapping.identifier("name") { name in
        name == "wire" ? "is a reserved word of SystemVerilog" : nil
      }
    }
    #expect(
      problem == """
        a.yaml:1:7: error: 'name' is wire, which is a reserved word of SystemVerilog [illegal-name]
          help: choose another name
        """)
  }

  @Test func `long texts are cut in messages`() {
    #expect(
      problems("r: \(String(repeating: "x", count: 90))") { $0.boolean("r") }
        .contains("'r' is \(String(repeating: "x", count: 40))…; expected"))
    #expect(Excerpt.of("a\u{A0}\u{200B}b c") == "a\\u{A0}\\u{200B}b c")
    #expect(Excerpt.of("a\n\r\t\u{1B}\u{9F}é") == "a\\n\\r\\t\\u{1B}\\u{9F}é")
  }
}
