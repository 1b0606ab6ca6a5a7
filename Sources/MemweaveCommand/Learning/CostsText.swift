import Memweave

/// What trainings cost with each engine, side by side.
struct CostsText {
  let costs: [(engine: String, costs: TrainingCosts, clock: Double)]

  /// A table, a column for each engine; means over the trainings.
  var markdown: String {
    let head = "| mean of a training | \(costs.map(\.engine).joined(separator: " | ")) |"
    let line = "|---|\(String(repeating: "---:|", count: costs.count))"
    return ([head, line] + Self.rows.map(row)).joined(separator: "\n")
  }

  private typealias Training = TrainingCosts.Training
  private typealias Figure = (
    name: String, value: (Training, _ clock: Double) -> Double, text: (Double) -> String
  )

  private static var rows: [Figure] {
    [
      ("transactions", { training, _ in Double(training.transactions) }, count),
      ("clock cycles", { training, _ in Double(training.cycles) }, count),
      ("time of the logic", { Double($0.cycles) / $1 }, { quantity($0, .time) }),
      (
        "clock cycles a transaction",
        { training, _ in Double(training.cycles) / Double(training.transactions) }, decimal
      ),
      (
        "pulses of program-verify", { training, _ in Double(training.costs.programmingPulses) },
        count
      ),
      (
        "their duration in device time", { training, _ in training.costs.programmingTime },
        { quantity($0, .time) }
      ),
      ("their energy", { training, _ in training.costs.programmingEnergy }, energy),
      ("conversions of the crossbar", { training, _ in Double(training.costs.readings) }, count),
      ("energy of the cells read", { training, _ in training.costs.readingEnergy }, energy),
      (
        "pulses of the second-order memristor",
        { training, _ in Double(training.costs.ratePulses) }, count
      ),
      ("their energy", { training, _ in training.costs.rateEnergy }, energy),
      (
        "energy of the memristors a transaction",
        { training, _ in training.costs.energy / Double(training.transactions) }, energy
      ),
    ]
  }

  private func row(_ figure: Figure) -> String {
    let cells = costs.map { entry in
      figure.text(entry.costs.mean { figure.value($0, entry.clock) })
    }
    return "| \(figure.name) | \(cells.joined(separator: " | ")) |"
  }

  private static func count(_ value: Double) -> String { Summary.grouped(Int(value.rounded())) }

  private static func decimal(_ value: Double) -> String { LearningText.decimal(value) }

  /// Three digits with a unit.
  private static func quantity(_ value: Double, _ dimension: PhysicalDimension) -> String {
    "\(Quantity(Summary.threeDigits(value), dimension))"
  }

  /// Joules, with a prefix.
  static func energy(_ joules: Double) -> String {
    let scales = [
      (1.0, "J"), (1e-3, "mJ"), (1e-6, "uJ"), (1e-9, "nJ"), (1e-12, "pJ"), (1e-15, "fJ"),
    ]
    guard joules > 0, let scale = scales.first(where: { joules >= $0.0 }) ?? scales.last else {
      return "0"
    }
    return "\(Summary.threeDigits(joules / scale.0)) \(scale.1)"
  }
}
