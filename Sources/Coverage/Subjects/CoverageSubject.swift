import CoSimulation
import HDL
import SystemVerilog

/// Hardware with a test whose coverage can be measured.
public protocol CoverageSubject: Sendable {
  /// As reports call it.
  var title: String { get }
  var circuit: Circuit { get }
  /// The text of every module, as it is compiled.
  var files: [SystemVerilogFile] { get }

  /// Compiles the model that counts, and gives what runs the shipped test on it with a seed and tells
  /// what the run reached.
  ///
  /// - Throws: `ToolFailure` where a tool is missing; the run: what the test finds.
  func shippedTest() throws -> (_ seed: UInt32) throws -> CoverageCounts
}

extension CoverageSubject {
  /// A data base of this hardware without runs.
  public var emptyDatabase: CoverageDatabase { CoverageDatabase(of: title, files: files) }

  /// Runs the shipped test once with each seed, and counts what all of them reach together.
  ///
  /// - Throws: `ToolFailure` where a tool is missing; what the test finds.
  public func measured(seeds: [UInt32]) throws -> CoverageDatabase {
    let run = try shippedTest()
    var database = emptyDatabase
    for seed in seeds { database.add(try run(seed)) }
    return database
  }
}

extension [SystemVerilogFile] {
  /// What a model is compiled from.
  var sources: [ModelSource] {
    map { ModelSource(name: CoverageDatabase.folder + $0.name, text: $0.text) }
  }
}
