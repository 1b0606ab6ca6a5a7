import Foundation
import Memweave

/// What is printed of a run.
enum Summary {
  /// `maze-walker: 100 states x 4 actions, 1200 cells in 100 rows x 12 columns`
  static func headline(_ specification: QLearningAcceleratorSpecification) -> String {
    let size =
      "\(specification.title): \(specification.states) states x \(specification.actions) actions, "
    if let table = specification.table {
      return size
        + "\(table.tables * table.states * table.actions) values of \(table.valueBits) bits "
        + "in on-chip memory, \(table.algorithm.rawValue)"
    }
    let tile = specification.tile
    let cells = size + "\(tile.cells) cells in \(tile.rows) rows x \(tile.columns) columns"
    return tile.tiles == 1 ? cells : cells + " in \(tile.tiles) tiles of \(tile.rowsPerTile) rows"
  }

  /// What several back ends came to beside each other.
  ///
  /// - Parameters:
  ///   - agreement: what is said where none differs.
  ///   - backEnds: the first is the one the others are held against.
  static func crossCheck(
    _ agreement: String, differences: Int, of backEnds: [SimulationBackEnd]
  ) -> String {
    row(
      "cross-check",
      differences == 0
        ? agreement
        : "\(differences) of \(backEnds.count - 1) differ from \(backEnds[0].rawValue)")
  }

  /// The figures of a run on hardware, a line each.
  static func figures(
    _ report: RunReport, specification: QLearningAcceleratorSpecification
  ) -> [String] {
    [transactions(report), row("mismatches", "\(report.mismatches)")]
      + course(report, specification: specification)
  }

  /// The figures of a run of the golden model alone, which has nothing to differ from.
  static func goldenFigures(
    _ report: RunReport, specification: QLearningAcceleratorSpecification
  ) -> [String] {
    [transactions(report)] + course(report, specification: specification)
      + (report.costs.map(costs) ?? [])
  }

  /// What the memristors cost by their models.
  private static func costs(_ costs: DeviceCosts) -> [String] {
    var rows: [String] = []
    if costs.programmingPulses > 0 {
      rows.append(
        row(
          "programming pulses",
          "\(grouped(costs.programmingPulses)), \(CostsText.energy(costs.programmingEnergy)), "
            + "\(Quantity(threeDigits(costs.programmingTime), .time)) of device time"))
    }
    if costs.readings > 0 {
      rows.append(
        row(
          "conversions",
          "\(grouped(costs.readings)), \(CostsText.energy(costs.readingEnergy)) in the cells"))
    }
    return rows + [
      row(
        "learning-rate pulses",
        "\(grouped(costs.ratePulses)), \(CostsText.energy(costs.rateEnergy))")
    ]
  }

  /// A number to three digits.
  static func threeDigits(_ value: Double) -> Double { rounded(value, digits: 3) }

  private static func rounded(_ value: Double, digits: Int) -> Double {
    guard value != 0, value.isFinite else { return value }
    let exponent = Int(log10(value.magnitude).rounded(.down)) - (digits - 1)
    return Double("\((value / pow(10, Double(exponent))).rounded())e\(exponent)") ?? value
  }

  private static func transactions(_ report: RunReport) -> String {
    row("transactions", grouped(report.transactions))
  }

  private static func course(
    _ report: RunReport, specification: QLearningAcceleratorSpecification
  ) -> [String] {
    [
      row("episodes to converge", convergence(report)),
      row(
        "clock cycles",
        "\(grouped(report.cycles)), \(time(Double(report.cycles) / specification.clock)) at "
          + "\(Quantity(specification.clock, .frequency))"),
    ]
  }

  static func convergence(_ report: RunReport) -> String {
    report.episodesToConvergence.map { "\($0)" } ?? "not within \(report.episodes)"
  }

  static func row(_ name: String, _ value: String) -> String {
    "  \(name.padding(toLength: max(22, name.count), withPad: " ", startingAt: 0)) \(value)"
  }

  /// `1904997` as `1,904,997`.
  static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }

  /// `19.05 ms`: four digits are enough for a time.
  static func time(_ seconds: Double) -> String {
    "\(Quantity(rounded(seconds, digits: 4), .time))"
  }

  static func json<Report: Encodable>(_ report: Report) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
