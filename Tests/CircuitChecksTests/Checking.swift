import CircuitChecks
import Diagnostics
import HDL

/// The text of all findings, with lines counted from `origin` so that tests do not change when
/// lines move.
func findings(in hardware: some Hardware, from origin: Int) throws -> String {
  text(of: CircuitChecks.check(try Circuit(elaborating: hardware)), from: origin)
}

func text(of report: DiagnosticReport, from origin: Int) -> String {
  func moved(_ place: Place?) -> Place? {
    place.map { Place(file: "Example.swift", line: $0.line - origin) }
  }
  return DiagnosticReport(
    report.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.place = moved(diagnostic.place)
      diagnostic.notes = diagnostic.notes.map { .init($0.message, at: moved($0.place)) }
      return diagnostic
    }
  ).description
}
