import Diagnostics

extension ModelDescription {
  /// Everything wrong with the description in itself, before Verilator sees the sources.
  func validate() throws(DiagnosticReport) {
    let problems = sourceProblems() + portProblems() + probeProblems() + recorderProblems()
    if !problems.isEmpty { throw DiagnosticReport(problems) }
  }

  private func sourceProblems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if sources.isEmpty {
      problems.append(Self.problem("model-sources", "the model '\(top)' has no source file"))
    }
    var seen: Set<String> = []
    for source in sources + headers {
      let parts = source.name.split(separator: "/", omittingEmptySubsequences: false)
      if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
        || source.name.hasPrefix("-") || source.name.hasPrefix("+")
      {
        problems.append(
          Self.problem(
            "model-sources",
            "the source name '\(source.name)' is not a plain path relative to the RTL folder"))
      }
      if !seen.insert(source.name).inserted {
        problems.append(Self.problem("model-sources", "'\(source.name)' is listed twice"))
      }
    }
    return problems
  }

  private func portProblems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var seen: Set<String> = []
    for name in [top] + clocks.flatMap({ [$0.name, $0.reset] }) + ports.map(\.name) {
      if !Self.isPlainName(name) {
        problems.append(
          Self.problem(
            "model-name",
            "'\(name)' is not a plain name: letters, digits and single underscores",
            remedy: "rename it in the RTL; Verilator mangles other names"))
      }
      if name != top, !seen.insert(name).inserted {
        problems.append(
          Self.problem(
            "model-port", "the port '\(name)' is listed twice",
            remedy: "clock and reset are not listed among the ports"))
      }
    }
    if clocks.count > 64 {
      problems.append(
        Self.problem("model-clocks", "the model '\(top)' has \(clocks.count) clocks, not 1…64"))
    }
    for port in ports where !(1...65_536).contains(port.width) {
      problems.append(
        Self.problem(
          "model-port", "the port '\(port.name)' is \(port.width) bits wide, not 1…65536"))
    }
    return problems
  }

  private func probeProblems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var seen: Set<String> = []
    for probe in probes {
      if !seen.insert(probe.name).inserted {
        problems.append(Self.problem("model-probe", "two probes are called '\(probe.name)'"))
      }
      if probe.count < 1 {
        problems.append(
          Self.problem("model-probe", "the probe '\(probe.name)' has \(probe.count) elements"))
      }
      let path = probe.instancePath + [probe.variable]
      if let wrong = path.first(where: { !Self.isInstanceName($0) }) {
        problems.append(
          Self.problem(
            "model-probe", "'\(wrong)' in the probe '\(probe.name)' is not an instance name",
            remedy: "write one instance per element, such as \"gen_tile[3]\", \"u_tile\""))
      }
    }
    return problems
  }

  private func recorderProblems() -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for recorder in recorders {
      for name in [recorder.valid] + recorder.fields where port(named: name) == nil {
        problems.append(unknownPort(name))
      }
      for port in recorder.fields.compactMap(port(named:)) where port.width > 64 {
        problems.append(
          Self.problem(
            "model-recorder",
            "the recorder's field '\(port.name)' is \(port.width) bits wide, not 1…64"))
      }
      if let valid = port(named: recorder.valid), valid.width != 1 {
        problems.append(
          Self.problem(
            "model-recorder",
            "the recorder's valid port '\(valid.name)' is \(valid.width) bits wide, not 1"))
      }
    }
    return problems
  }

  func port(named name: String) -> ModelPort? {
    ports.first { $0.name == name }
  }

  /// That there is no such port, with the name that was probably meant.
  func unknownPort(_ name: String) -> Diagnostic {
    Self.problem(
      "unknown-port", "the model '\(top)' has no port '\(name)'",
      remedy: Suggestion.nearest(to: name, among: ports.map(\.name)).map { "did you mean '\($0)'?" }
    )
  }

  private static func problem(
    _ identifier: String, _ message: String, remedy: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, identifier, message, remedy: remedy)
  }

  private static func isPlainName(_ name: String) -> Bool {
    isInstanceName(name) && !name.contains("[") && !name.contains("__")
  }

  /// A name, perhaps with an index in brackets.
  private static func isInstanceName(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*(\[[0-9]+\])*/) != nil
  }
}
