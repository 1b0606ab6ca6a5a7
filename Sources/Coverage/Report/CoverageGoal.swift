/// How much of the lines and bits of every module has to be reached, or explained.
public struct CoverageGoal: Sendable, Hashable {
  /// 0…1.
  public var lines: Double
  /// 0…1.
  public var toggles: Double

  public init(lines: Double, toggles: Double) {
    self.lines = lines
    self.toggles = toggles
  }

  /// 95 % of the lines and 90 % of the bits.
  public static let usual = CoverageGoal(lines: 0.95, toggles: 0.9)

  public func isReached(by module: ModuleCoverage) -> Bool {
    module.linesAccountedFor.share >= lines && module.togglesAccountedFor.share >= toggles
  }

  public func isReached(by report: CoverageReport) -> Bool {
    report.modules.allSatisfy(isReached(by:))
  }
}
