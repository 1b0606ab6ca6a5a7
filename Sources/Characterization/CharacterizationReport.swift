/// What the bench found out about a device.
public struct CharacterizationReport: Sendable {
  /// Lower-case words with hyphens.
  public let name: String
  /// One line.
  public let summary: String
  public let conditions: BenchConditions
  public let settings: CharacterizationSettings
  public let imperfections: ImperfectionChoice
  public let metrics: [Metric]
  public let tables: [MeasurementTable]
  /// Why a table is not there, by its name.
  let missing: [String: String]

  /// The figure of a key.
  public func metric(_ key: String) -> Metric? { metrics.first { $0.key == key } }

  /// The table of a name.
  public func table(_ name: String) -> MeasurementTable? { tables.first { $0.name == name } }

  /// The figures of a family, in their order.
  public func metrics(of family: Metric.Family) -> [Metric] {
    metrics.filter { $0.family == family }
  }
}
