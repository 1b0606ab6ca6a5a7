import Diagnostics
import TestSupport
import Testing

@testable import YAML

@Suite struct ParseTests {
  @Test func `every node and key knows its place`() throws {
    let root = try YAMLNode.parse(
      "name: a\nlayers:\n  - 8\n  - { x: 'é', y: \"2\" }\n", file: "dir/a.yaml")
    func at(_ line: Int, _ column: Int) -> Place {
      Place(file: "dir/a.yaml", line: line, column: column)
    }
    func scalar(_ text: String, _ style: YAMLScalar.Style, _ place: Place) -> YAMLNode {
      YAMLNode(.scalar(YAMLScalar(text, style: style)), at: place)
    }
    let inner = YAMLNode(
      .mapping([
        YAMLEntry("x", at: at(4, 7), value: scalar("é", .quoted, at(4, 10))),
        YAMLEntry("y", at: at(4, 15), value: scalar("2", .quoted, at(4, 18))),
      ]), at: at(4, 5))
    let layers = YAMLNode(.sequence([scalar("8", .plain, at(3, 5)), inner]), at: at(3, 3))
    let expected = YAMLNode(
      .mapping([
        YAMLEntry("name", at: at(1, 1), value: scalar("a", .plain, at(1, 7))),
        YAMLEntry("layers", at: at(2, 1), value: layers),
      ]), at: at(1, 1))
    #expect(root == expected)
  }

  @Test(arguments: ["a: 1", "\u{FEFF}a: 1", "---\na: 1\n...\n", "a: 1\r\n", "# é\r\n\r\na: 1\r\n"])
  func `what a good file may look like`(text: String) {
    #expect(problemsParsing(text) == "")
  }

  @Test func `windows line ends count as one line`() {
    #expect(
      problemsParsing("a: 1\r\nb: \t2\r\n") == """
        a.yaml:2:4: error: a tab stands here; expected spaces [tab-character]
          help: replace every tab with spaces
        """)
  }

  @Test(arguments: [
    ("", "a.yaml:1:1: error: the description is empty; expected keys and values [file-empty]"),
    (
      "# only a comment\n",
      "a.yaml:1:1: error: the description is empty; expected keys and values [file-empty]"
    ),
    ("---\n", "a.yaml:1:1: error: the description is empty; expected keys and values [file-empty]"),
    ("~", "a.yaml:1:1: error: the description is empty; expected keys and values [file-empty]"),
    (
      "a: 1\n---\nb: 2\n",
      """
      a.yaml:2:1: error: a second document begins here; expected one document in a file \
      [several-documents]
        help: remove the '---', or move what follows to a file of its own
      """
    ),
    (
      "a: 1\nb: 2\na: 3\n",
      """
      a.yaml:3:1: error: the key 'a' stands twice in one mapping [duplicate-key]
        a.yaml:1:1: note: it stands here first
        help: remove one of the two
      """
    ),
    (
      "a: &x 1\nb: *x\nc: !!int 3\n",
      """
      a.yaml:1:4: error: the anchor '&x' stands here; a description has no anchors [anchor]
        help: remove it, or put a text that begins with '&' in quotes
      a.yaml:2:4: error: the alias '*x' stands here; a description has no aliases [alias]
        help: write the value out, or put a text that begins with '*' in quotes
      a.yaml:3:4: error: the tag 'tag:yaml.org,2002:int' stands here; a description has no tags \
      [tag]
        help: remove it, or put a text that begins with '!' in quotes
      """
    ),
    (
      "a:\n\tb: 1\n\tc: 2\n",
      """
      a.yaml:2:1: error: a tab stands here; expected spaces [tab-character]
        note: the same on 1 further line
        help: replace every tab with spaces
      """
    ),
    (
      "a: \u{7}\n",
      """
      a.yaml:1:4: error: a character that cannot be seen stands here; expected plain text \
      [control-character]
        help: remove the character
      """
    ),
    (
      "? [1, 2]\n: 3\n",
      """
      a.yaml:1:3: error: this key is no word; expected a key such as 'name' [key-not-a-word]
        help: write 'key: value', the key a single word
      """
    ),
    (
      "'': 3\n",
      """
      a.yaml:1:1: error: this key is no word; expected a key such as 'name' [key-not-a-word]
        help: write 'key: value', the key a single word
      """
    ),
  ])
  func `what is refused`(text: String, problems: String) {
    #expect(problemsParsing(text) == problems)
  }

  @Test(arguments: [
    (
      "a: b: c\n",
      """
      a.yaml:1:5: error: not well-formed YAML: mapping values are not allowed in this context \
      [yaml-syntax]
        help: start each key on a line of its own, and put a text that holds ': ' in quotes
      """
    ),
    (
      "a: - 1\n",
      """
      a.yaml:1:4: error: not well-formed YAML: block sequence entries are not allowed in this \
      context [yaml-syntax]
        help: start each '- ' on a line of its own, and put a text that begins with '- ' in quotes
      """
    ),
    (
      "a: [1, 2\nb: 3\n",
      """
      a.yaml:2:2: error: not well-formed YAML: did not find expected ',' or ']' [yaml-syntax]
        a.yaml:1:4: note: while parsing a flow sequence
        help: close the list with ']', its elements apart by ','
      """
    ),
    (
      "a: {x: 1\nb: 3\n",
      """
      a.yaml:2:2: error: not well-formed YAML: did not find expected ',' or '}' [yaml-syntax]
        a.yaml:1:4: note: while parsing a flow mapping
        help: close the mapping with '}', its keys apart by ','
      """
    ),
    (
      "a: 1\nb\nc: 1\n",
      """
      a.yaml:3:1: error: not well-formed YAML: could not find expected ':' [yaml-syntax]
        a.yaml:2:1: note: while scanning a simple key
        help: write 'key: value' with a space after the colon
      """
    ),
    (
      "a: 'x\n",
      """
      a.yaml:2:1: error: not well-formed YAML: found unexpected end of stream [yaml-syntax]
        a.yaml:1:4: note: while scanning a quoted scalar
        help: close the text with the quotation mark it began with
      """
    ),
    (
      "a: @x\n",
      """
      a.yaml:1:4: error: not well-formed YAML: found character that cannot start any token \
      [yaml-syntax]
        a.yaml:1:4: note: while scanning for the next token
        help: put a text that begins with this character in quotes
      """
    ),
    (
      "a: \"\\q\"\n",
      """
      a.yaml:1:5: error: not well-formed YAML: found unknown escape character [yaml-syntax]
        a.yaml:1:4: note: while parsing a quoted scalar
        help: write the text in single quotes, or '\\' as '\\\\'
      """
    ),
    (
      "a:\n   b: 1\n  c: 2\n",
      """
      a.yaml:3:3: error: not well-formed YAML: did not find expected key [yaml-syntax]
        a.yaml:1:1: note: while parsing a block mapping
        help: start all keys of one mapping in the same column
      """
    ),
  ])
  func `bad syntax is told with a remedy`(text: String, problems: String) {
    #expect(problemsParsing(text) == problems)
  }

  @Test func `what was found before bad syntax is told too`() {
    let found = problemsParsing("a: &x 1\na: 2\nb: [\n")
    #expect(found.contains("[anchor]"))
    #expect(found.contains("[duplicate-key]"))
    #expect(found.contains("[yaml-syntax]"))
  }

  @Test func `text that is not UTF-8 is refused where it ceases to be`() {
    let bytes = Array("a: 1\nb: é".utf8) + [0xFF, 0xFE]
    let report = #expect(throws: DiagnosticReport.self) {
      try YAMLNode.parse(bytes: bytes, file: "a.yaml")
    }
    #expect(
      report?.description == """
        a.yaml:2:5: error: the file is not UTF-8 text from here on [invalid-utf8]
          help: save the description as UTF-8
        """)
  }

  @Test func `UTF-16 is refused`() {
    #expect(throws: DiagnosticReport.self) {
      try YAMLNode.parse(bytes: [0xFF, 0xFE, 0x61, 0, 0x3A, 0], file: "a.yaml")
    }
  }

  @Test func `64 deep is read, 65 is refused`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(problemsParsing(nested(64)) == "")
    #expect(
      problemsParsing(nested(65)) == """
        a.yaml:1:65: error: lists and mappings stand more than 64 deep in one another here \
        [too-deep]
          help: write the description flatter
        """)
    #expect(problemsParsing(String(repeating: "[", count: 1 << 20)).contains("[too-deep]"))
    #expect(problemsParsing(String(repeating: "- ", count: 1 << 19)).contains("[too-deep]"))
    #expect(problemsParsing(String(repeating: "{a: ", count: 1 << 18)).contains("[too-deep]"))
  }

  @Test func `one MiB is read, one byte more is refused`() {
    let limit = YAMLLimits.fileSize
    let text = "a: " + String(repeating: "x", count: limit - 3)
    #expect(problemsParsing(text) == "")
    #expect(
      problemsParsing(text + "x") == """
        a.yaml:1:1: error: the description is larger than 1048576 bytes, the most that is read \
        [file-too-large]
          help: give a description file, not a data file
        """)
  }

  @Test(
    arguments: [
      "x", "a: 1\n", "? ", ": ", "[],", "- a\n", "k: &a\n", "&a ", "!!a ", "*a\n", "\"\\u0041\" ",
      "'", "#", "{", "|\n", "%YAML 1.1\n", "---\n", "a\n", "{a: [", "é", "\t\n", "a,", "- - ",
    ])
  func `a long file of one thing is read or refused, and soon`(piece: String) {
    let text = String(repeating: piece, count: YAMLLimits.fileSize / 8 / piece.utf8.count)
    let seconds = processorSeconds {
      _ = problemsParsing(text)
      _ = problemsParsing("[" + text.dropLast(piece.count))
    }
    #expect(seconds < 60)
  }

  @Test func `random bytes never end the process`() {
    var generator = LinearCongruentialGenerator(state: 1)
    let alphabet = Array("ab:-[]{}#&*!|>'\"%@`,?\\ \n\t~10.é\u{0}".utf8) + [0xC3, 0xFF]
    for _ in 0..<3000 {
      let length = Int.random(in: 0...60, using: &generator)
      let bytes = (0..<length).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      _ = try? YAMLNode.parse(bytes: bytes, file: "random")
    }
  }
}

/// Knuth's MMIX generator, so that each run reads the same bytes.
private struct LinearCongruentialGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 32) ^ (state << 32)
  }
}
