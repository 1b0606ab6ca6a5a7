/// The gnuplot script that draws the tables of a report, six panels in one picture.
struct CharacterizationPlot {
  let report: CharacterizationReport
  let format: CharacterizationReport.PictureFormat

  private static let colours = ["#1b6ca8", "#d1495b", "#2e933c", "#edae49", "#7b3294", "#333333"]

  /// Runs in the folder of the tables.
  var text: String {
    """
    set encoding utf8
    set datafile separator ","
    set terminal \(format.terminal)
    set output "\(CharacterizationReport.pictureName(format))"
    set key noenhanced
    set grid lc rgb "#dddddd"
    set border lc rgb "#444444"
    set multiplot layout 2,3 title "\(report.name)" noenhanced font ",18"

    \([loops, pulses, retention, levels, switching, endurance].joined(separator: "\n"))
    unset multiplot

    """
  }

  private var loops: String {
    guard let table = report.table("loops") else { return empty("I-V loops", "not measured") }
    let currents = table.column(2).map { abs($0) }.filter { $0 > 0 }
    let greatest = currents.max() ?? 1
    let periods = table.column(0).reduce(into: [Double]()) { if $0.last != $1 { $0.append($1) } }
    let isWide = hasWideRange
    // What the lower end of the conductance has at a hundredth of the voltage.
    let lowest = report.conditions.lowConductance / report.conditions.highConductance / 100
    let scale = isWide ? Scale(factor: 1, prefix: "") : Scale(for: greatest)
    let clauses = periods.enumerated().map { index, period in
      let value = isWide ? "abs($3)" : "$3*\(scale.factor)"
      return "'loops.csv' every ::1 using ($1==\(period) ? $2 : NaN):(\(value)) with lines "
        + "lw 1.5 lc rgb '\(Self.colours[index % 6])' title '\(Figures.label(period, .time))'"
    }
    return panel(
      "I-V loops, by period", x: "voltage (V)",
      y: isWide ? "magnitude of current (A)" : "current (\(scale.prefix)A)",
      logarithmic: isWide ? "y" : "",
      extra: isWide
        ? "set yrange [\(greatest * lowest):\(greatest * 3)]" : "",
      clauses)
  }

  private var pulses: String {
    guard let table = report.table("pulses") else {
      return empty("pulse response", "no small pulses")
    }
    let unit = conductanceScale(table.column(2))
    return panel(
      "pulse response", x: "pulse", y: "conductance (\(unit.prefix)S)",
      logarithmic: unit.logarithmic, extra: "",
      [
        "'pulses.csv' every ::1 using ($2>0 ? $1 : NaN):(($4-$5)*\(unit.factor)):"
          + "(($4+$5)*\(unit.factor)) with filledcurves fs transparent solid 0.25 lc rgb "
          + "'\(Self.colours[0])' notitle",
        "'pulses.csv' every ::1 using ($2<0 ? $1 : NaN):(($4-$5)*\(unit.factor)):"
          + "(($4+$5)*\(unit.factor)) with filledcurves fs transparent solid 0.25 lc rgb "
          + "'\(Self.colours[1])' notitle",
        "'pulses.csv' every ::1 using ($2>0 ? $1 : NaN):($4*\(unit.factor)) with lines lw 2 "
          + "lc rgb '\(Self.colours[0])' title 'potentiation'",
        "'pulses.csv' every ::1 using ($2<0 ? $1 : NaN):($4*\(unit.factor)) with lines lw 2 "
          + "lc rgb '\(Self.colours[1])' title 'depression'",
      ])
  }

  private var retention: String {
    guard let table = report.table("retention") else { return empty("retention", "not measured") }
    let unit = conductanceScale((1...3).flatMap(table.column))
    let names = ["high", "middle", "low"]
    return panel(
      "retention at 0 V", x: "time (s)", y: "conductance (\(unit.prefix)S)",
      logarithmic: "x" + unit.logarithmic,
      extra: "set format x '10^{%L}'",
      (0..<3).map {
        "'retention.csv' every ::2 using 1:($\($0 + 2)*\(unit.factor)) with lines lw 2 "
          + "lc rgb '\(Self.colours[$0])' title '\(names[$0])'"
      })
  }

  private var levels: String {
    guard let table = report.table("levels") else {
      return empty("programmed levels", report.missing["levels"] ?? "not measured")
    }
    let conductances = table.column(4)
    let scale = Scale(for: conductances.max() ?? 1)
    let width = ((conductances.max() ?? 1) - (conductances.min() ?? 0)) / 100
    let bin = max(width, (conductances.max() ?? 1) * 1e-6) * scale.factor
    return panel(
      "programmed levels", x: "conductance (\(scale.prefix)S)", y: "readings", logarithmic: "",
      extra: "set boxwidth \(bin)\nset style fill solid 0.7 noborder\nset yrange [0:*]\nunset key",
      (0..<report.settings.levels).map {
        "'levels.csv' every ::1 using ($1==\($0) ? \(bin)*floor($5*\(scale.factor)/\(bin))+"
          + "\(bin)/2 : NaN):(1) smooth frequency with boxes lc rgb '\(Self.colours[$0 % 6])'"
      })
  }

  private var switching: String {
    guard report.table("switching-time") != nil else {
      return empty("switching time", report.missing["switching-time"] ?? "no voltage switches it")
    }
    return panel(
      "switching time to the middle of the range", x: "magnitude of voltage (V)", y: "time (s)",
      logarithmic: "y", extra: "set format y '10^{%L}'",
      [(2, "up (SET)"), (3, "down (RESET)")].map {
        "'switching-time.csv' every ::1 using (abs($1)):\($0.0) with linespoints pt 7 ps 0.5 "
          + "lc rgb '\(Self.colours[$0.0 - 2])' title '\($0.1)'"
      })
  }

  private var endurance: String {
    guard let table = report.table("endurance") else {
      return empty("endurance", report.missing["endurance"] ?? "not measured")
    }
    let unit = conductanceScale((1...2).flatMap(table.column))
    return panel(
      "endurance", x: "cycle", y: "conductance (\(unit.prefix)S)",
      logarithmic: "x" + unit.logarithmic, extra: "",
      [(2, "high"), (3, "low")].map {
        "'endurance.csv' every ::1 using 1:($\($0.0)*\(unit.factor)) with linespoints pt 7 ps 0.4 "
          + "lc rgb '\(Self.colours[($0.0 - 2) * 2])' title '\($0.1)'"
      })
  }

  private func panel(
    _ title: String, x: String, y: String, logarithmic: String, extra: String, _ clauses: [String]
  ) -> String {
    """
    set title "\(title)"
    set xlabel "\(x)"
    set ylabel "\(y)"
    set autoscale
    unset logscale
    set format "%g"
    set key default
    set key above horizontal noenhanced
    \(logarithmic.isEmpty ? "" : "set logscale \(logarithmic)")
    \(logarithmic.contains("y") ? "set format y '10^{%L}'" : "")
    \(y.hasPrefix("conductance") && logarithmic.contains("y") ? conductanceRange : "")
    \(extra)
    plot \(clauses.joined(separator: ", \\\n  "))

    """
  }

  /// A panel that says why it is empty.
  private func empty(_ title: String, _ reason: String) -> String {
    let words = reason.replacing("does not apply: ", with: "").split(separator: " ")
    var lines = [""]
    for word in words {
      if (lines[lines.count - 1] + word).count > 36 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return """
      set title "\(title)"
      unset logscale
      unset key
      unset xlabel
      unset ylabel
      unset tics
      unset grid
      set label 1 "does not apply:\\n\(lines.joined(separator: "\\n"))" at graph 0.5,0.6 center
      plot [0:1][0:1] NaN notitle
      unset label 1
      set tics
      set grid lc rgb "#dddddd"

      """
  }

  /// Some room around the ends of the conductance.
  private var conductanceRange: String {
    "set yrange [\(report.conditions.lowConductance / 3):\(report.conditions.highConductance * 5)]"
  }

  /// Whether the conductance goes over more than a factor of 30.
  private var hasWideRange: Bool {
    report.conditions.highConductance > 30 * report.conditions.lowConductance
  }

  private func conductanceScale(
    _ values: [Double]
  ) -> (factor: Double, prefix: String, logarithmic: String) {
    if hasWideRange, values.allSatisfy({ $0 > 0 }) { return (1, "", "y") }
    let scale = Scale(for: values.map { abs($0) }.max() ?? 1)
    return (scale.factor, scale.prefix, "")
  }

  /// The factor that makes a number of ordinary size, and its prefix.
  private struct Scale {
    var factor: Double
    var prefix: String

    init(factor: Double, prefix: String) {
      self.factor = factor
      self.prefix = prefix
    }

    init(for value: Double) {
      let steps: [(Double, Double, String)] = [
        (1, 1, ""), (1e-3, 1e3, "m"), (1e-6, 1e6, "µ"), (1e-9, 1e9, "n"), (1e-12, 1e12, "p"),
      ]
      let step = steps.first { value >= $0.0 } ?? steps[steps.count - 1]
      (factor, prefix) = (step.1, step.2)
    }
  }
}

extension CharacterizationReport {
  /// The file type of the picture.
  public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case svg, png

    fileprivate var terminal: String {
      switch self {
      case .svg: "svg size 1500,900 font \"sans,13\" background \"white\""
      case .png: "pngcairo size 1500,900 font \"sans,11\" background \"white\""
      }
    }
  }

  /// The name of the gnuplot script among the files.
  public static let script = "characterization.gp"

  /// The name of the picture that the script draws.
  public static func pictureName(_ format: PictureFormat) -> String {
    "characterization.\(format.rawValue)"
  }

  /// The script that draws the picture, to be run in the folder of the tables.
  public func plotScript(_ format: PictureFormat) -> String {
    CharacterizationPlot(report: self, format: format).text
  }
}
