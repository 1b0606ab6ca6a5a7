import Memweave

/// The file that `memweave cosim` is to add to what it reaches.
struct CoverageRequest {
  private let path: String
  private let empty: CoverageDatabase

  /// `nil` when none is named.
  ///
  /// - Throws: `Diagnostic` where the hardware is of a folder, whose lines come of no Swift lines,
  ///   `coverage-rtl`, or the file holds something else.
  init?(_ options: Invocation.CosimulationOptions, of subject: any CoverageSubject) throws {
    guard let path = options.coverage else { return nil }
    guard options.rtl == nil else {
      throw Diagnostic(
        .error, "coverage-rtl",
        "coverage is told by the Swift lines of the hardware that is generated, and '--rtl' takes another",
        remedy: "leave out --rtl, or --coverage")
    }
    self.path = path
    empty = subject.emptyDatabase
    try empty.check(against: path)
  }

  /// Adds what a run reached.
  ///
  /// - Returns: how many runs the file has now.
  func add(_ counts: CoverageCounts) throws -> Int {
    var database = empty
    database.add(counts)
    return try database.added(to: path).runs
  }
}
