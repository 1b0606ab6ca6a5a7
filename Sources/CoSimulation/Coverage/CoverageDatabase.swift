import Diagnostics
import SystemVerilog

/// What all runs of a design reached together, in a file that every run adds to.
///
/// The file is in Verilator's own format, so that `verilator_coverage` and what comes after it read it
/// too. A line of comment tells of which text it is: points of another text would stand at wrong lines.
public struct CoverageDatabase: Sendable, Hashable {
  /// The design's name.
  public let design: String
  /// How many runs are in it.
  public private(set) var runs = 0
  public private(set) var counts = CoverageCounts()
  /// The hash of the measured text.
  private let digest: String
  /// The files that are measured; `nil` where it was read from a file.
  private let files: Set<String>?

  /// One without runs.
  ///
  /// - Parameter files: the design's modules; what else is compiled with them does not count.
  public init(of design: String, files: [SystemVerilogFile]) {
    self.design = design
    self.files = Set(files.map { "\(Self.folder)\($0.name)" })
    var hash = SHA256()
    for file in files {
      hash.add(file.name)
      hash.add(file.text)
    }
    digest = String(hash.finalized().prefix(32))
  }

  /// The folder in whose name the modules are compiled.
  public static let folder = "rtl/"

  /// Adds a run.
  public mutating func add(_ run: CoverageCounts) {
    counts.merge(files.map { run.limited(to: $0) } ?? run)
    runs += 1
  }

  /// Adds all runs of another data base. The order does not matter.
  ///
  /// - Throws: `Diagnostic` where the other is of another text: `coverage-of-other-design`.
  public mutating func merge(_ other: CoverageDatabase, from path: String) throws(Diagnostic) {
    guard other.design == design, other.digest == digest else {
      throw Diagnostic(
        .error, "coverage-of-other-design",
        other.design == design
          ? "the coverage is of another text of '\(design)', whose lines are not these"
          : "the coverage is of '\(other.design)', not of '\(design)'",
        at: Place(file: path, line: 2), remedy: "name another file, or remove this one")
    }
    counts.merge(other.counts)
    runs += other.runs
  }
}

extension CoverageDatabase {
  /// What is in the file.
  public var text: String {
    let head = ["# SystemC::Coverage-3", "\(Self.mark)\(digest) \(runs) \(design)"]
    return (head + counts.lines).map { $0 + "\n" }.joined()
  }

  /// Begins the line that tells the hash of the text, how many runs there are, and the design's name.
  private static let mark = "# Memweave: "

  /// Reads a file.
  ///
  /// - Throws: `Diagnostic` with the line of the first mistake: `coverage-missing`, `coverage-head`,
  ///   `coverage-line`.
  public init(contentsOf path: String) throws(Diagnostic) {
    guard let text = FileSystem.contents(of: path) else {
      throw Diagnostic(
        .error, "coverage-missing", "the coverage cannot be read: \(FileSystem.lastError())",
        at: Place(file: path, line: 1),
        remedy: "measure some with: memweave cosim DESCRIPTION --coverage FILE")
    }
    try self.init(text, file: path)
  }

  init(_ text: [UInt8], file: String) throws(Diagnostic) {
    let head = text.split(separator: UInt8(ascii: "\n"), maxSplits: 2).dropFirst().first.map {
      String(decoding: $0, as: UTF8.self)
    }
    let words = (head ?? "").dropFirst(Self.mark.count).split(separator: " ", maxSplits: 2)
    guard head?.hasPrefix(Self.mark) == true, words.count == 3, let runs = Int(words[1]), runs >= 0
    else {
      throw Diagnostic(
        .error, "coverage-head",
        "the second line does not tell of which design the coverage is; expected "
          + "'\(Self.mark)HASH RUNS NAME'",
        at: Place(file: file, line: 2),
        remedy: "name a file that memweave wrote, or one that is not there yet")
    }
    design = String(words[2])
    digest = String(words[0])
    files = nil
    counts = try CoverageCounts(text, file: file)
    self.runs = runs
  }

  /// Tells before a long run whether what it reaches can be added to a file.
  ///
  /// - Throws: `Diagnostic` where the file holds something else, as `init(contentsOf:)` and `merge`.
  public func check(against path: String) throws(Diagnostic) {
    guard let text = FileSystem.contents(of: path), !text.isEmpty else { return }
    var copy = self
    try copy.merge(CoverageDatabase(text, file: path), from: path)
  }

  /// Adds the runs to those in a file, which is made where it is missing, and is replaced as a whole.
  /// Several processes may do so at once.
  ///
  /// - Returns: all that is in the file then.
  /// - Throws: `Diagnostic` where the file holds something else, as `init(contentsOf:)` and `merge`, or
  ///   cannot be written: `coverage-not-writable`.
  public func added(to path: String) throws -> CoverageDatabase {
    try SharedFile(path).replaced { old in
      var all = self
      if let old, !old.isEmpty {
        try all.merge(CoverageDatabase(old, file: path), from: path)
      }
      return (Array(all.text.utf8), all)
    }
  }
}
