/// What came of all mutants of one design.
public struct MutationReport: Sendable, Codable {
  /// The accelerator or component.
  public var subject: String
  /// How many mutants the design has, tried or not.
  public var mutants: Int
  public var results: [MutantResult]
  /// The tried ones module by module, and all together.
  public var modules: [MutationScore]
  public var total: MutationScore

  public init(subject: String, mutants: Int, results: [MutantResult]) {
    self.subject = subject
    self.mutants = mutants
    self.results = results
    let groups = Dictionary(grouping: results, by: \.mutant.module)
    modules = groups.map { MutationScore($0.key, $0.value) }.sorted { $0.name < $1.name }
    total = MutationScore(subject, results)
  }

  public var survivors: [MutantResult] { results.filter { $0.fate == .survived } }
}

/// How many mutants were noticed.
public struct MutationScore: Sendable, Hashable, Codable {
  public var name: String
  public var killed: Int
  public var survived: Int
  public var equivalent: Int

  init(_ name: String, _ results: [MutantResult]) {
    self.name = name
    killed = results.count { $0.fate == .killed }
    survived = results.count { $0.fate == .survived }
    equivalent = results.count { $0.fate == .equivalent }
  }

  public var tried: Int { killed + survived + equivalent }

  /// The part of those that a test can notice which a test noticed, 0…1; 1 where there is none.
  public var score: Double {
    killed + survived == 0 ? 1 : Double(killed) / Double(killed + survived)
  }

  /// `97.3 %`, rounded down, so that 100 % is all of them.
  public var percentage: String {
    let tenths = Int((score * 1000).rounded(.down))
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
