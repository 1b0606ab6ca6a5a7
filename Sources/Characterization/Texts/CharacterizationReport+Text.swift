extension CharacterizationReport {
  /// The report as it is read in a terminal, a line a figure; ends with a line break.
  public var text: String {
    var lines = ["\(name)\(summary.isEmpty ? "" : ": \(summary)")", ""]
    lines += conditionLines.map { Self.row($0.0, $0.1) }
    for family in Metric.Family.allCases {
      lines += ["", family.rawValue]
      var last = ""
      for metric in metrics(of: family) {
        let isRepeated = metric.value == nil && metric.text == last
        let text = isRepeated ? "does not apply, for the same reason" : metric.text
        lines.append(
          Self.row(metric.title, text) + (metric.note.map { "  (\($0))" } ?? ""))
        last = metric.text
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The pulses of the bench, in words.
  var conditionLines: [(String, String)] {
    [
      ("read at", Figures.text(conditions.readVoltage, .voltage)),
      (
        "range",
        "\(Figures.text(conditions.lowConductance, .conductance)) to "
          + Figures.text(conditions.highConductance, .conductance)
      ),
      ("potentiation", Self.words(conditions.potentiation)),
      ("depression", Self.words(conditions.depression)),
    ] + (conditions.recoveryTime.map { [("goes back within", Figures.text($0, .time))] } ?? [])
  }

  private static func words(_ drive: BenchConditions.Drive?) -> String {
    guard let drive else { return "no pulse" }
    let whole =
      drive.full == drive.pulse
      ? "" : "; the whole way at once: \(drive.full)"
    return "\(drive.count) x \(drive.pulse)\(whole)"
  }

  private static func row(_ title: String, _ value: String) -> String {
    let gap = String(repeating: " ", count: max(1, 50 - title.count))
    return "  \(title)\(gap)\(value)"
  }
}
