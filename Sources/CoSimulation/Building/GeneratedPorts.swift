import Diagnostics

/// The ports of a verilated model, as the header that Verilator wrote declares them.
struct GeneratedPorts {
  /// By name.
  let ports: [String: ModelPort]

  /// Reads lines such as `VL_IN16(&addr_i,10,0);`.
  init(header: String) {
    var ports: [String: ModelPort] = [:]
    for line in header.split(separator: "\n") {
      guard
        let match = line.firstMatch(
          of: /VL_(IN|OUT|INOUT)(?:8|16|64|W)?\(&([A-Za-z0-9_]+),([0-9]+),([0-9]+)/),
        let high = Int(match.3), let low = Int(match.4)
      else { continue }
      let name = String(match.2)
      ports[name] = ModelPort(
        name, width: abs(high - low) + 1, match.1 == "IN" ? .input : .output)
    }
    self.ports = ports
  }

  /// Everything in which the description and the RTL disagree.
  func differences(from description: ModelDescription) -> [Diagnostic] {
    let expected =
      description.clocks.flatMap { [$0.name, $0.reset] }.map { ModelPort($0, width: 1, .input) }
      + description.ports
    var problems: [Diagnostic] = []
    for port in expected {
      guard let found = ports[port.name] else {
        problems.append(
          problem(
            description, "has no port '\(port.name)'; expected an \(Self.words(for: port))",
            remedy: Suggestion.nearest(to: port.name, among: ports.keys.sorted()).map {
              "did you mean '\($0)'?"
            }))
        continue
      }
      if found != port {
        problems.append(
          problem(
            description,
            "has '\(port.name)' as an \(Self.words(for: found)); expected an "
              + Self.words(for: port)))
      }
    }
    let known = Set(expected.map(\.name))
    for name in ports.keys.sorted() where !known.contains(name) {
      problems.append(problem(description, "has a port '\(name)' that the description lacks"))
    }
    return problems
  }

  private func problem(
    _ description: ModelDescription, _ message: String, remedy: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, "port-mismatch", "the RTL module '\(description.top)' \(message)", remedy: remedy)
  }

  private static func words(for port: ModelPort) -> String {
    let bits = port.width == 1 ? "1 bit" : "\(port.width) bits"
    return "\(port.direction == .input ? "input" : "output") of \(bits)"
  }
}
