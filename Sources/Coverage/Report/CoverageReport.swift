import CoSimulation
import Components
import HDL
import SystemVerilog

/// How much of a module was reached.
public struct ModuleCoverage: Sendable, Hashable, Codable {
  public var name: String
  /// Lines of the emitted text that come of a statement or declaration in Swift.
  public var lines: CoverageRatio
  /// Bits of the signals that are declared in Swift.
  public var toggles: CoverageRatio
  /// `cover` statements.
  public var covers: CoverageRatio
  public var holes: [CoverageHole]

  /// Holes that nobody explains.
  public var open: [CoverageHole] { holes.filter { $0.explanation == nil } }

  /// The lines that run, and those whose hole is explained.
  public var linesAccountedFor: CoverageRatio { accounted(lines, .line) }

  /// The bits that change both ways, and those whose hole is explained.
  public var togglesAccountedFor: CoverageRatio { accounted(toggles, .toggle) }

  private func accounted(_ ratio: CoverageRatio, _ kind: CoverageHole.Kind) -> CoverageRatio {
    let open = open.filter { $0.kind == kind }.reduce(0) { $0 + $1.count }
    return CoverageRatio(reached: ratio.all - open, all: ratio.all)
  }
}

/// How much of a circuit its tests reach, module by module.
public struct CoverageReport: Sendable, Encodable {
  /// The accelerator or component.
  public var subject: String
  public var runs: Int
  /// Children before their parents.
  public var modules: [ModuleCoverage]
  /// What the explanations explained.
  let explanations: Explanations

  private enum CodingKeys: CodingKey {
    case subject, runs, modules
  }

  /// - Parameters:
  ///   - database: of the subject.
  ///   - explanations: of holes.
  public init(
    _ database: CoverageDatabase, of subject: any CoverageSubject,
    explanations: [UnreachedHardware] = UnreachedHardware.all
  ) {
    self.subject = subject.title
    var found = Explanations(explanations, for: subject.title)
    runs = database.runs
    var counts: [String: [CoveragePoint: UInt64]] = [:]
    for (point, count) in database.counts.counts { counts[point.file, default: [:]][point] = count }
    modules = subject.files.compactMap { file in
      guard let module = subject.circuit.modules.first(where: { "\($0.name).sv" == file.name })
      else { return nil }
      let points = counts[CoverageDatabase.folder + file.name] ?? [:]
      let measurement = ModuleMeasurement(module, file, points, found)
      found = measurement.explanations
      let coverage = measurement.coverage
      let all = [coverage.lines, coverage.toggles, coverage.covers].map(\.all)
      // Nothing is left of a module that is a proof's.
      return all == [0, 0, 0] ? nil : coverage
    }
    self.explanations = found
  }

  /// All modules together.
  public var total: ModuleCoverage {
    ModuleCoverage(
      name: subject, lines: modules.map(\.lines).reduce(.init(), +),
      toggles: modules.map(\.toggles).reduce(.init(), +),
      covers: modules.map(\.covers).reduce(.init(), +), holes: modules.flatMap(\.holes))
  }
}
