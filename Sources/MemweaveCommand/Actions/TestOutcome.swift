import Memweave

/// What came of co-simulating one description.
struct TestOutcome: Sendable {
  /// The description's file.
  let name: String
  let status: ExitStatus
  let transactions: Int
  /// Building the model included.
  let seconds: Double
  /// What is to be told of a failure.
  let detail: String

  /// For the terminal: one line, and the details of a failure below it.
  var line: String {
    let time = "\((seconds * 10).rounded() / 10) s"
    switch status {
    case .success: return "\(name): good, \(Summary.grouped(transactions)) transactions, \(time)"
    case .mismatch: return "\(name): differs, \(time)\n\(detail)"
    case .badInput, .toolFailure: return "\(name): not run, \(time)\n\(detail)"
    }
  }
}

/// The outcomes in the XML that continuous-integration servers read.
///
/// A mismatch is a `failure`; a description or a tool that is not good is an `error`.
struct JUnitReport {
  let text: String

  init(suite: String, outcomes: [TestOutcome]) {
    let failures = outcomes.count { $0.status == .mismatch }
    let errors = outcomes.count { $0.status == .badInput || $0.status == .toolFailure }
    let seconds = outcomes.map(\.seconds).reduce(0, +)
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(
      "<testsuite name=\(Self.quoted(suite)) tests=\"\(outcomes.count)\" failures=\"\(failures)\" "
        + "errors=\"\(errors)\" time=\"\(Self.time(seconds))\">")
    for outcome in outcomes {
      let head =
        "  <testcase name=\(Self.quoted(outcome.name)) classname=\"memweave.cosim\" "
        + "time=\"\(Self.time(outcome.seconds))\""
      guard outcome.status != .success else {
        lines.append(head + "/>")
        continue
      }
      let kind = outcome.status == .mismatch ? "failure" : "error"
      let message = outcome.detail.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      lines += [
        head + ">",
        "    <\(kind) message=\(Self.quoted(message))>\(Self.escaped(outcome.detail))</\(kind)>",
        "  </testcase>",
      ]
    }
    text = (lines + ["</testsuite>", ""]).joined(separator: "\n")
  }

  /// Seconds with milliseconds.
  private static func time(_ seconds: Double) -> String {
    "\((seconds * 1000).rounded() / 1000)"
  }

  private static func quoted(_ text: String) -> String {
    "\"\(escaped(text).replacing("\"", with: "&quot;"))\""
  }

  /// Without the characters that XML cannot hold.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\n", "\t": result.unicodeScalars.append(character)
      default: if character.value >= 32 { result.unicodeScalars.append(character) }
      }
    }
    return result
  }
}
