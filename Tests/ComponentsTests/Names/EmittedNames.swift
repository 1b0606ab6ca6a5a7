/// The names that a text declares, read from the forms that the printer writes.
struct EmittedNames {
  /// By module, in the order of the text: `port clk_i`, `wire sum`, `instance u_adder` …
  private(set) var modules: [(name: String, names: [String])] = []
  private var isInEnumeration = false

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
      read(code.split(separator: " "))
    }
  }

  /// One name to a line, under those of their modules.
  var text: String {
    modules.map { module in
      ([module.name] + module.names.map { "  \($0)" }).joined(separator: "\n") + "\n"
    }.joined()
  }

  private mutating func read(_ words: [Substring]) {
    guard let first = words.first, let last = words.last else { return }
    let bare = last.prefix { $0 != "," && $0 != ";" && $0 != ")" }
    switch first {
    case "module": modules.append((String(words[1].prefix { $0 != ";" }), []))
    case "input", "output": add("port", bare)
    case "parameter", "localparam":
      if let sign = words.firstIndex(of: "="), sign > 0 { add(String(first), words[sign - 1]) }
    case "typedef": isInEnumeration = true
    case "}" where isInEnumeration:
      add("type", bare)
      isInEnumeration = false
    case _ where isInEnumeration: add("case", first)
    case "for": add("loop", last)
    case "logic": addVariables(words.dropFirst())
    case _ where first.hasSuffix("_e") && last.hasSuffix(";"): addVariables(words.dropFirst())
    case _ where last == "(" && words.count > 1 && words[words.count - 2].hasPrefix("u_"):
      add("instance", words[words.count - 2])
    default: break
    }
  }

  /// `signed [7:0] sum_d, sum_q;` or `[7:0] words_q [0:15];`
  private mutating func addVariables(_ words: ArraySlice<Substring>) {
    for word in words where word != "signed" && !word.hasPrefix("[") {
      let name = word.prefix { $0 != "," && $0 != ";" }
      add(name.hasSuffix("_q") || name.hasSuffix("_d") ? "register" : "wire", name)
    }
  }

  private mutating func add(_ kind: String, _ name: Substring) {
    guard !modules.isEmpty else { return }
    modules[modules.count - 1].names.append("\(kind) \(name)")
  }
}

/// What became of names that were recorded.
struct NameChanges {
  /// One line for each module that differs; empty where none does.
  let lines: [String]

  /// - Parameters:
  ///   - recorded: As `EmittedNames.text` gives them.
  ///   - present: Likewise.
  init(from recorded: String, to present: String) {
    let (old, new) = (Self.names(in: recorded), Self.names(in: present))
    lines = Set(old.keys).union(new.keys).sorted().compactMap { module in
      guard let before = old[module] else { return "module '\(module)' is new" }
      guard let after = new[module] else { return "module '\(module)' is gone or renamed" }
      let gone = before.filter { !after.contains($0) }
      let added = after.filter { !before.contains($0) }
      guard !gone.isEmpty || !added.isEmpty else { return nil }
      func list(_ names: [String]) -> String {
        names.isEmpty ? "nothing" : names.joined(separator: ", ")
      }
      return "in module '\(module)' gone: \(list(gone)); new: \(list(added))"
    }
  }

  private static func names(in text: String) -> [String: [String]] {
    var names: [String: [String]] = [:]
    var module = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("  ") {
        names[module, default: []].append(String(line.dropFirst(2)))
      } else {
        module = String(line)
        names[module] = []
      }
    }
    return names
  }
}
