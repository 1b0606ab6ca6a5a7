import CircuitSimulator
import Diagnostics
import HDL

/// What can be seen of the first values of registers without a reset.
func unknownAfterReset(counts: [String: String]) throws -> DiagnosticReport {
  var check = ResetCheck(try Circuit(elaborating: Latest()))
  check.cycles = 100
  check.counts = counts
  return try check.report()
}
