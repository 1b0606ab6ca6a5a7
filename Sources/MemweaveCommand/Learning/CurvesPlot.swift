import Memweave

/// The gnuplot script that draws `curves.csv` and `learning-rates.csv`, and its run.
struct CurvesPlot {
  static let script = "curves.gp"
  /// One for each constant rate.
  private static let colours = [
    "#7b3294", "#c51b7d", "#d73027", "#f46d43", "#dfa000", "#66a61e", "#1a9850", "#1b9e9e",
    "#2b83ba", "#333333",
  ]

  let strategies: [LearningStrategy]

  /// Draws in a folder that holds the script; without gnuplot it says so and leaves the files.
  static func draw(in folder: String) throws {
    if try Gnuplot.draw(script, in: folder) { return }
    Console.printError(
      "gnuplot is not here: \(folder) has the curves as CSV only "
        + "(apt-get install \(Tool.gnuplot.package))")
  }

  /// Two panels of curves, constant rates above, all others below, and a picture of the rates.
  var text: String {
    let constants = strategies.indices.filter { strategies[$0].isConstant }
    let others = strategies.indices.filter { !strategies[$0].isConstant }
    return """
      set datafile separator ","
      set terminal svg size 900,900 font "sans,13" background "white"
      set key inside right top noenhanced
      set grid
      set style fill transparent solid 0.2 noborder
      set xlabel "episode"

      set output "curves.svg"
      set multiplot layout 2,1
      set ylabel "steps to the goal, mean and 95 % band"
      set logscale y
      set title "constant learning rates"
      \(plot(constants.map { (curve($0), strategies[$0]) }))
      set title "decays and device"
      \(plot(others.map { (curve($0), strategies[$0]) }))
      unset multiplot

      set output "learning-rates.svg"
      set terminal svg size 900,450 font "sans,13" background "white"
      set title "learning rate"
      unset logscale y
      set yrange [0:1]
      set ylabel "learning rate"
      \(plot(others.filter { strategies[$0] != .visits }.map { (rate($0), strategies[$0]) }))

      """
  }

  /// One `plot` command; the colours are as far apart as there are strategies.
  private func plot(_ parts: [([String], LearningStrategy)]) -> String {
    let distance = max(1, Self.colours.count / max(1, parts.count))
    let clauses = parts.enumerated().flatMap { index, part in
      let colour = Self.colours[index * distance % Self.colours.count]
      return part.0.map { $0.replacing("COLOUR", with: "lc rgb '\(colour)'") }
    }
    return "plot " + clauses.joined(separator: ", \\\n  ")
  }

  private func curve(_ index: Int) -> [String] {
    let column = 3 * index + 2
    return [
      "'curves.csv' every ::1 using 1:\(column + 1):\(column + 2) with filledcurves COLOUR notitle",
      "'curves.csv' every ::1 using 1:\(column) with lines COLOUR title '\(strategies[index].name)'",
    ]
  }

  private func rate(_ index: Int) -> [String] {
    [
      "'learning-rates.csv' every ::1 using 1:\(index + 2) with lines lw 2 COLOUR "
        + "title '\(strategies[index].name)'"
    ]
  }
}
