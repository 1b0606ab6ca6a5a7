extension Command {
  /// Where a line of help breaks.
  private static let lineWidth = 80
  /// Where the explanations begin.
  private static let explanationColumn = 26

  /// `memweave cosim <description> [--seed <seed>] [--json]`
  ///
  /// - Parameter path: The names from the root to this command, `memweave cosim`.
  func usage(path: String) -> String {
    var words = [path]
    words += arguments.map(\.usage)
    words += options.map { $0.isRequired ? $0.usage : "[\($0.usage)]" }
    words += flags.map { "[--\($0.name)]" }
    if !subcommands.isEmpty { words.append("<subcommand>") }
    return words.joined(separator: " ")
  }

  /// The whole help text, with a line break at its end.
  func help(path: String) -> String {
    var sections = [wrapped("OVERVIEW: \(summary)", indentation: 0)]
    if !discussion.isEmpty { sections.append(wrapped(discussion, indentation: 0)) }
    sections.append(wrapped("USAGE: \(usage(path: path))", indentation: 7))
    if !arguments.isEmpty {
      sections.append(table("ARGUMENTS", arguments.map { ("<\($0.name)>", $0.help) }))
    }
    sections.append(table("OPTIONS", optionRows))
    if !subcommands.isEmpty {
      let rows = subcommands.map { ($0.name, $0.summary) }
      sections.append(
        table("SUBCOMMANDS", rows) + "\n\n  See '\(path) help <subcommand>' for detailed help.")
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  private var optionRows: [(String, String)] {
    options.map { option in
      (option.short.map { "-\($0), \(option.usage)" } ?? option.usage, option.help)
    } + flags.map { ("--\($0.name)", $0.help) } + [
      ("--version", "Show the version."),
      ("-h, --help", "Show help information."),
    ]
  }

  private func table(_ title: String, _ rows: [(name: String, help: String)]) -> String {
    let lines = rows.map { row in
      let indentation = String(repeating: " ", count: Self.explanationColumn)
      let explanation = wrapped(indentation + row.help, indentation: Self.explanationColumn)
      let name = "  \(row.name)"
      guard name.count < Self.explanationColumn else { return "\(name)\n\(explanation)" }
      return name + explanation.dropFirst(name.count)
    }
    return (["\(title):"] + lines).joined(separator: "\n")
  }

  /// Breaks lines between words; lines after the first of a paragraph are indented.
  private func wrapped(_ text: String, indentation: Int) -> String {
    let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false)
    return paragraphs.map { paragraph in
      var lines: [String] = []
      var line = String(paragraph.prefix { $0 == " " })
      var isEmpty = true
      for word in paragraph.split(separator: " ") {
        if !isEmpty, line.count + 1 + word.count > Self.lineWidth {
          lines.append(line)
          line = String(repeating: " ", count: indentation)
          isEmpty = true
        }
        line += isEmpty ? String(word) : " \(word)"
        isEmpty = false
      }
      return (lines + [line]).joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
