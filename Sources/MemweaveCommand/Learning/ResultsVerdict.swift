import Memweave

/// What the tables of the results page say about the published figures, in sentences.
struct ResultsVerdict {
  private static let published = (single: 68.75, sequence: 35.65)

  private let results: ResultsMeasurements
  private var single: ComparisonTable { results.single.float }
  private var sequence: ComparisonTable { results.sequence.float }

  init(_ results: ResultsMeasurements) { self.results = results }

  var text: String {
    [
      "- **One maze.** " + Self.bracket(single, Self.published.single)
        + " \(Self.againstBest(single))",
      "- **A sequence of mazes.** " + Self.bracket(sequence, Self.published.sequence)
        + " \(Self.againstBest(sequence))",
      "- **One device for both?** \(nearest) The device is not stimulated again between the mazes.",
      "- **The literal mapping** (the rate is the relative change itself) "
        + "\(Self.literal(single)). It cannot be otherwise: over 40 plateaus down to 1.9 % the factors 1 - rate "
        + "multiply to 0.019, so their geometric mean is 0.906 and a rate is about 0.094 on average, whatever the curve, as long as the device is "
        + "not stimulated again.",
      "- **The baseline decides.** A reduction of this size says how slow the constant 0.1 is, not how good the "
        + "device is: in these deterministic mazes \(Self.constants(single)).",
      "- **Stuck.** \(stuck)",
      "- **In RTL.** \(inRTL)",
    ].joined(separator: "\n")
  }

  /// Between which rows of the normalised device the published figure lies.
  private static func bracket(_ table: ComparisonTable, _ published: Double) -> String {
    let rows = devices(table, .normalised).sorted { percent($0) < percent($1) }
    guard let below = rows.last(where: { percent($0) <= published }),
      let above = rows.first(where: { percent($0) > published })
    else {
      return "The published \(published) % is outside of what the normalised device reaches here "
        + "against constant 0.1."
    }
    return "Against constant 0.1 the published \(published) % lies between `\(below.strategy)` "
      + "(\(LearningText.text(of: below.againstSlowConstant)) %) and `\(above.strategy)` "
      + "(\(LearningText.text(of: above.againstSlowConstant)) %)."
  }

  /// Which rows come nearest to the published figures.
  private var nearest: String {
    func nearest(_ table: ComparisonTable, _ published: Double) -> String {
      Self.devices(table, .normalised).min {
        abs(Self.percent($0) - published) < abs(Self.percent($1) - published)
      }?.strategy ?? "none"
    }
    let maze = nearest(single, Self.published.single)
    let mazes = nearest(sequence, Self.published.sequence)
    return maze == mazes
      ? "`\(maze)` comes nearest to both figures."
      : "`\(maze)` comes nearest to the figure for one maze, `\(mazes)` to that for the sequence."
  }

  private static func percent(_ row: ComparisonTable.Row) -> Double {
    row.againstSlowConstant?.percent ?? 0
  }

  private static func againstBest(_ table: ComparisonTable) -> String {
    let best = table.bestConstant ?? "none"
    let better = table.rows.filter {
      $0.strategy.hasPrefix("device") && ($0.againstBestConstant?.low ?? 0) > 0
    }
    if better.isEmpty {
      return "Against the best constant rate (\(best)) no device of the table is faster by more "
        + "than chance."
    }
    return "Against the best constant rate (\(best)) these are faster: "
      + better.map { "`\($0.strategy)` (\(LearningText.text(of: $0.againstBestConstant)) %)" }
      .joined(separator: ", ") + "."
  }

  private static func literal(_ table: ComparisonTable) -> String {
    let rows = devices(table, .literal)
    let isSlower = rows.allSatisfy { ($0.againstSlowConstant?.high ?? 0) < 0 }
    let figures = rows.map { "\(LearningText.text(of: $0.againstSlowConstant)) %" }
      .joined(separator: ", ")
    return
      "\(isSlower ? "is slower than constant 0.1 with every exponent" : "does not reach the published figure")"
      + ": \(figures) less"
  }

  private static func constants(_ table: ComparisonTable) -> String {
    let faster = table.rows.filter {
      $0.strategy.hasPrefix("constant") && ($0.againstSlowConstant?.low ?? 0) > published.single
    }
    return "\(faster.count) of the 10 constants alone reduce by more than \(published.single) %"
  }

  /// How many of the runs with a constant rate are given up in the sequence.
  private var stuck: String {
    func share(_ table: ComparisonTable) -> String {
      let rows = table.rows.filter { $0.strategy.hasPrefix("constant") }
      let capped = Double(rows.map(\.capped).reduce(0, +))
      return
        "\(LearningText.decimal(100 * capped / Double(rows.map(\.episodes.count).reduce(0, +)))) %"
    }
    return
      "In the sequence some agents do not come to a good path in a maze: of the runs "
      + "with a constant rate, \(share(results.sequence.float)) in floating point, \(share(results.sequence.golden)) on the crossbar and "
      + "\(share(results.sequence.goldenTable)) on the table engine are given up after 1000 episodes in a maze (golden models). They cost so many "
      + "episodes that they decide the means; read the medians beside them. \(results.stuck.verdict) Updates that are rounded away are not "
      + "the cause at the bits of our engines: with their golden models it is \(fast) of the runs with constants from 0.7 on that are given up, and \(slow) of those up to 0.3."
  }

  /// How many runs of both golden models are given up with the highest constants, and with the lowest.
  private var fast: String { givenUp(LearningStrategy.constants.suffix(4)) }
  private var slow: String { givenUp(LearningStrategy.constants.prefix(3)) }

  private func givenUp(_ strategies: ArraySlice<LearningStrategy>) -> String {
    let names = strategies.map(\.name)
    let rows = [results.sequence.golden, results.sequence.goldenTable].flatMap(\.rows)
      .filter { names.contains($0.strategy) }
    let all = rows.map(\.episodes.count).reduce(0, +)
    return "\(rows.map(\.capped).reduce(0, +)) of \(all)"
  }

  private var inRTL: String {
    let tables =
      results.single.inRTL.map { ("STATIC10", $0.engine, $0.table) }
      + results.sequence.inRTL.map { ("DYN", $0.engine, $0.table) }
    let transactions = tables.flatMap { $0.2.rows.map(\.transactions) }.reduce(0, +)
    let rows = tables.flatMap { task, engine, table in
      table.rows.filter { $0.strategy.hasPrefix("device") }.map {
        "| \(task) | \(engine) | \($0.strategy) | \(LearningText.decimal($0.mean)) | "
          + "\(LearningText.text(of: $0.againstSlowConstant)) | "
          + "\(LearningText.text(of: $0.medianAgainstSlowConstant)) | "
          + "\(LearningText.text(of: $0.againstBestConstant)) | \($0.capped) |"
      }
    }
    return """
      \(results.few) seeds for each strategy, task and engine, \(Summary.grouped(transactions)) transactions in all, 0 mismatches with \
      the golden models. What the devices need, and how much less than constant 0.1 and the best constant of the same table:

      | task | engine | strategy | episodes | % less than constant 0.1 | by medians | % less than the best | given up |
      |---|---|---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private static func devices(
    _ table: ComparisonTable, _ mapping: LearningRateMapping
  ) -> [ComparisonTable.Row] {
    table.rows.filter { $0.strategy.hasPrefix("device, \(mapping.rawValue)") }
  }
}
