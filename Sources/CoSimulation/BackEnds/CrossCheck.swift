import Generation

/// The runs of one list of transactions on several back ends, held against the golden model and
/// against each other.
public struct CrossCheck: Sendable {
  /// Where a back end differs from the first one.
  public struct Difference: Sendable, Hashable {
    public let expected: SimulationBackEnd
    public let found: SimulationBackEnd
    public let mismatch: Mismatch
  }

  public let list: TransactionList
  /// In the order in which the back ends were named.
  public let runs: [(backEnd: SimulationBackEnd, run: HardwareRun)]

  /// Runs the list on several back ends, one after the other.
  ///
  /// - Parameter sources: the RTL and macros in the order in which they are read; `nil` for the
  ///   design's.
  /// - Throws: what a back end throws.
  public init(
    _ list: TransactionList, on backEnds: [SimulationBackEnd], design: GeneratedDesign,
    sources: [ModelSource]? = nil, builder: ModelBuilder = ModelBuilder()
  ) throws {
    self.list = list
    runs = try backEnds.map { backEnd in
      (backEnd, try backEnd.run(list, on: design, sources: sources, builder: builder))
    }
  }

  /// The first difference of a back end's run from the golden model.
  public func mismatch(of run: HardwareRun) -> Mismatch? { list.firstMismatch(in: run) }

  /// The first difference of every back end from the first one: records, cycles of the strobes,
  /// cells and counters.
  public var differences: [Difference] {
    guard let first = runs.first else { return [] }
    return runs.dropFirst().compactMap { other in
      list.firstDifference(from: first.run, in: other.run).map {
        Difference(expected: first.backEnd, found: other.backEnd, mismatch: $0)
      }
    }
  }

  /// Nothing differs, and nothing was unknown.
  public var isClean: Bool {
    differences.isEmpty
      && runs.allSatisfy { mismatch(of: $0.run) == nil && $0.run.unknowns.outputs.isEmpty }
  }

  /// What came of it, to be written as JSON.
  public var report: CrossCheckReport {
    CrossCheckReport(
      design: list.specification.title, seed: list.seed, transactions: list.transactions.count,
      backEnds: runs.map {
        .init(
          name: $0.backEnd.rawValue, cycles: $0.run.cycles, mismatch: mismatch(of: $0.run),
          unknowns: $0.run.unknowns)
      },
      differences: differences.map {
        .init(from: $0.expected.rawValue, name: $0.found.rawValue, mismatch: $0.mismatch)
      })
  }
}

/// What came of a cross-check.
public struct CrossCheckReport: Sendable, Hashable, Codable {
  public struct BackEnd: Sendable, Hashable, Codable {
    public var name: String
    /// Clock cycles from the beginnings to the ends of all operations.
    public var cycles: Int
    /// The first difference from the golden model.
    public var mismatch: Mismatch?
    public var unknowns: UnknownValues
  }

  public struct Difference: Sendable, Hashable, Codable {
    /// The back end that counts as expected.
    public var from: String
    public var name: String
    public var mismatch: Mismatch
  }

  public var design: String
  public var seed: UInt32
  public var transactions: Int
  public var backEnds: [BackEnd]
  public var differences: [Difference]
}
