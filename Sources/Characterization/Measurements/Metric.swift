import YAML

/// One figure of a device, or why it has none.
public struct Metric: Sendable, Hashable {
  /// What a figure is about. The families never stand for each other: a device with a large on/off
  /// ratio may be useless for training, and the other way round.
  public enum Family: String, Sendable, Hashable, CaseIterable {
    case digitalReadMargin = "digital read margin"
    case analogueTraining = "analogue training"
    case behaviour
  }

  public enum Unit: String, Sendable, Hashable {
    case siemens = "S"
    case joules = "J"
    case seconds = "s"
    case millivoltsPerDecade = "mV/decade"
    /// A plain ratio.
    case factor = ""
    /// 1 is all.
    case share = "1"
    case count
    case sigmas = "sigma"
    case cycles
  }

  public enum Outcome: Sendable, Hashable {
    case value(Double)
    /// The measurement ended before it was reached.
    case atLeast(Double)
    case atMost(Double)
    /// The reason, as the end of "does not apply: …".
    case notApplicable(String)
  }

  /// Lower-case words with hyphens; the same in every version.
  public let key: String
  public let title: String
  public let family: Family
  public let unit: Unit
  public let outcome: Outcome
  /// What the reader must know beside it.
  public let note: String?

  init(
    _ key: String, _ title: String, _ family: Family, _ unit: Unit, _ outcome: Outcome,
    note: String? = nil
  ) {
    self.key = key
    self.title = title
    self.family = family
    self.unit = unit
    self.outcome =
      switch outcome {
      case .value(let value) where !value.isFinite:
        .notApplicable("it would divide by a range or a step of 0")
      default: outcome
      }
    self.note = note
  }

  /// The number; `nil` where there is none.
  public var value: Double? {
    switch outcome {
    case .value(let value), .atLeast(let value), .atMost(let value): value
    case .notApplicable: nil
    }
  }

  /// The figure as it is read: `12.3 uS`, `at least 1000 cycles`, `does not apply: …`.
  public var text: String {
    switch outcome {
    case .value(let value): shown(value)
    case .atLeast(let value): "at least \(shown(value))"
    case .atMost(let value): "at most \(shown(value))"
    case .notApplicable(let reason): "does not apply: \(reason)"
    }
  }

  private func shown(_ value: Double) -> String {
    switch unit {
    case .siemens: Figures.text(value, .conductance)
    case .joules: Figures.text(value, .energy)
    case .seconds: Figures.text(value, .time)
    case .share: "\(Figures.text(value * 100, .number)) %"
    case .factor, .count: Figures.text(value, .number)
    case .sigmas, .millivoltsPerDecade, .cycles:
      "\(Figures.text(value, .number)) \(unit.rawValue)"
    }
  }
}

/// What was measured, as columns of numbers; an empty field is `nil`.
public struct MeasurementTable: Sendable, Hashable {
  /// The file's name without its ending.
  public let name: String
  /// With units in brackets.
  public let columns: [String]
  public private(set) var rows: [[Double?]]

  init(_ name: String, _ columns: [String], _ rows: [[Double?]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  mutating func append(_ row: [Double?]) {
    rows.append(row)
  }

  /// The values of a column that are there.
  func column(_ index: Int) -> [Double] { rows.compactMap { $0[index] } }

  /// Comma-separated values with a head.
  public var csv: String {
    let lines =
      [columns.joined(separator: ",")]
      + rows.map { $0.map { $0.map { "\($0)" } ?? "" }.joined(separator: ",") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A table and the figures that were read off it.
struct Measurement: Sendable {
  var table: MeasurementTable
  var metrics: [Metric]
}
