import Diagnostics

/// The public variables of a verilated model and their places, from the table of scopes that
/// Verilator wrote.
struct GeneratedProbes {
  /// C++ expressions by the scope's name (`top.u_macro`) and the variable's (`state_q`).
  private let places: [String: [String: String]]

  /// Reads `model__Syms.cpp`: lines such as
  /// `__Vscope_top__u.configure(this, name(), "top.u", …` and
  /// `__Vscope_top__u.varInsert(__Vfinal,"state_q", &(TOP.top__DOT__u__DOT__state_q), …`; newer
  /// versions write `__Vscopep_top__u = new VerilatedScope{this, "top.u", …` and
  /// `__Vscopep_top__u->varInsert("state_q", &(…`, into `model__Syms__Slow.cpp`.
  init(symbols: String) {
    var scopes: [Substring: Substring] = [:]
    var places: [String: [String: String]] = [:]
    for line in symbols.split(separator: "\n") {
      if let match = line.firstMatch(
        of:
          /(__Vscopep?_\w+)(?:\.configure\(this, name\(\), | = new VerilatedScope\{this, )"([^"]*)"/
      ) {
        scopes[match.1] = match.2
      } else if let match = line.firstMatch(
        of: /(__Vscopep?_\w+)(?:\.|->)varInsert\((?:__Vfinal,)?"([^"]*)", &\(([\w.]+)\)/),
        let scope = scopes[match.1]
      {
        places[String(scope), default: [:]][String(match.2)] = String(match.3)
      }
    }
    self.places = places
  }

  func place(of probe: ModelProbe, in top: String) -> String? {
    places[probe.scope(in: top)]?[probe.variable]
  }

  /// A problem for each probe of the description whose variable is not there or not public.
  func missing(from description: ModelDescription) -> [Diagnostic] {
    description.probes.filter { place(of: $0, in: description.top) == nil }.map { probe in
      let name = probe.fullName(in: description.top)
      return Diagnostic(
        .error, "unknown-probe",
        "the probe '\(probe.name)' names '\(name)', which is not a variable marked public",
        remedy: nearest(to: probe, in: description.top).map { "did you mean '\($0)'?" }
          ?? "declare it as: real \(probe.variable) /*verilator public_flat_rd*/;")
    }
  }

  /// The variable of the same scope, or the scope, that was probably meant.
  private func nearest(to probe: ModelProbe, in top: String) -> String? {
    let scope = probe.scope(in: top)
    guard let variables = places[scope] else {
      return Suggestion.nearest(to: scope, among: places.keys.sorted())
    }
    return Suggestion.nearest(to: probe.variable, among: variables.keys.sorted())
  }
}
