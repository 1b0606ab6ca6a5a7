import Memweave

/// Why agents get stuck in the sequence of mazes: how many runs with constant rates are given up, by fraction bits,
/// rounding, and the rule for equal values.
struct StuckAgents: Codable {
  /// Those of one fraction, by rounding: to nearest, stochastic. Shares, 0...1.
  struct Row: Codable {
    let fractionBits: Int
    /// The float model with values of so many bits, one of equal ones taken at random.
    var floatUniform: [Double] = []
    /// The same, that of the lowest index taken.
    var floatLowest: [Double] = []
    /// The golden model of the table engine.
    var golden: [Double] = []
  }

  private static let fractionBits = [10, 12, 14, 16, 20, 24]
  private static let roundings: [Rounding] = [.nearest, .stochastic]

  /// What is measured, in words.
  static let formats = "\(fractionBits) fraction bits, \(roundings)"

  private(set) var rows: [Row] = []
  /// The float model with values of `Double`.
  private(set) var uniform: Double
  private(set) var lowest: Double

  /// - Parameters:
  ///   - study: of the float model.
  ///   - table: the table engine with so many fraction bits and this rounding.
  init(
    _ study: ResolutionStudy,
    table: (_ fractionBits: Int, _ rounding: Rounding) throws -> QLearningAcceleratorSpecification
  ) async throws {
    uniform = try await study.givenUp(by: .float(nil, ties: .uniform))
    lowest = try await study.givenUp(by: .float(nil, ties: .lowestIndex))
    for fractionBits in Self.fractionBits {
      var row = Row(fractionBits: fractionBits)
      for rounding in Self.roundings {
        let number = StoredNumber(fractionBits: fractionBits, rounding: rounding)
        row.floatUniform.append(
          try await study.givenUp(by: .float(number, ties: .uniform)))
        row.floatLowest.append(
          try await study.givenUp(by: .float(number, ties: .lowestIndex)))
        row.golden.append(
          try await study.givenUp(by: .golden(try table(fractionBits, rounding))))
      }
      rows.append(row)
    }
  }

  /// What follows, in a sentence.
  var verdict: String {
    guard let few = rows.first, let many = rows.last else { return "" }
    func range(_ shares: [Double]) -> String {
      let (low, high) = (Self.percent(shares.min() ?? 0), Self.percent(shares.max() ?? 0))
      return low == high ? "\(low) %" : "\(low) to \(high) %"
    }
    return
      "The cause is the rule for equal values together with few bits: the hardware takes the lowest index, "
      + "the float model one of the equal ones at random, and values of few bits are often equal. With ties at random, "
      + "\(rows[1].fractionBits) to \(many.fractionBits) fraction bits give up in \(range(rows.dropFirst().flatMap(\.floatUniform))), "
      + "`Double` in \(Self.percent(uniform)) %; with the lowest index, \(few.fractionBits) bits give up in "
      + "\(Self.percent(few.floatLowest[0])) % rounded to nearest and \(Self.percent(few.floatLowest[1])) % rounded at random, "
      + "\(many.fractionBits) bits in \(range(many.floatLowest)), `Double` in \(Self.percent(lowest)) %."
  }

  var markdown: String {
    let lines = rows.map { row in
      "| \(row.fractionBits) | "
        + (row.floatUniform + row.floatLowest + row.golden).map(Self.percent)
        .joined(separator: " | ") + " |"
    }
    return """
      | fraction bits | float, ties at random: nearest | stochastic | float, lowest index: nearest | stochastic | table engine, golden: nearest | stochastic |
      |---:|---:|---:|---:|---:|---:|---:|
      \(lines.joined(separator: "\n"))
      | `Double` | \(Self.percent(uniform)) | - | \(Self.percent(lowest)) | - | - | - |
      """
  }

  private static func percent(_ share: Double) -> String { LearningText.decimal(100 * share) }
}
