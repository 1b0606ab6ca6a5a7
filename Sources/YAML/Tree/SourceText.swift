import Diagnostics

/// The bytes of a description, checked before they are parsed.
///
/// Lines and columns count from 1; a column is one Unicode scalar, as libyaml counts.
struct SourceText {
  /// Valid UTF-8 without a byte order mark, tabs or control characters.
  let bytes: [UInt8]

  /// Refuses a text that is too large, is not UTF-8, or holds tabs or control characters.
  init(_ bytes: [UInt8], file: String) throws(DiagnosticReport) {
    guard bytes.count <= YAMLLimits.fileSize else {
      throw DiagnosticReport(Self.tooLarge(file: file))
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    let problems = Self.problems(in: self.bytes, file: file)
    if !problems.isEmpty { throw DiagnosticReport(problems) }
  }

  static func tooLarge(file: String) -> Diagnostic {
    Diagnostic(
      .error, "file-too-large",
      "the description is larger than \(YAMLLimits.fileSize) bytes, the most that is read",
      at: Place(file: file, line: 1, column: 1),
      remedy: "give a description file, not a data file")
  }

  private static func problems(in bytes: [UInt8], file: String) -> [Diagnostic] {
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var tabs = Findings()
    var controls = Findings()
    var place = Place(file: file, line: 1, column: 1)
    var column = 1
    var previous: Unicode.Scalar = " "
    while true {
      place.column = column
      switch parser.parseScalar(from: &input) {
      case .emptyInput:
        return [tabs.diagnostic(tabProblem), controls.diagnostic(controlProblem)].compactMap { $0 }
      case .error:
        return [invalidText(at: place)]
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        if scalar == "\n" || scalar == "\r" {
          if !(scalar == "\n" && previous == "\r") { place.line += 1 }
          column = 1
        } else {
          if scalar == "\t" { tabs.note(place) }
          if isRefused(scalar) { controls.note(place) }
          column += 1
        }
        previous = scalar
      }
    }
  }

  /// Control characters, the line breaks an editor does not show as such, and non-characters.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func invalidText(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "invalid-utf8", "the file is not UTF-8 text from here on", at: place,
      remedy: "save the description as UTF-8")
  }

  private static func tabProblem(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "tab-character", "a tab stands here; expected spaces", at: place,
      remedy: "replace every tab with spaces")
  }

  private static func controlProblem(at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "control-character",
      "a character that cannot be seen stands here; expected plain text",
      at: place, remedy: "remove the character")
  }
}

/// The first of several like places, and on how many further lines there are more.
private struct Findings {
  private var first: Place?
  private var lastLine = 0
  private var lines = 0

  mutating func note(_ place: Place) {
    if first == nil { first = place }
    if place.line != lastLine { lines += 1 }
    lastLine = place.line
  }

  func diagnostic(_ make: (Place) -> Diagnostic) -> Diagnostic? {
    guard let first else { return nil }
    var diagnostic = make(first)
    if lines > 1 {
      diagnostic.notes.append(
        .init("the same on \(lines - 1) further line\(lines == 2 ? "" : "s")"))
    }
    return diagnostic
  }
}
