import Foundation

extension CharacterizationReport {
  /// Conditions, settings and all figures, the families apart; keys in alphabetical order.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      let families = Metric.Family.allCases.map { family in
        (Self.key(family), metrics(of: family).map(EncodedMetric.init))
      }
      let content = Content(
        device: name, summary: summary, conditions: conditions, settings: settings,
        imperfections: imperfections, metrics: Dictionary(uniqueKeysWithValues: families))
      return String(decoding: try encoder.encode(content), as: UTF8.self) + "\n"
    }
  }

  /// All figures, a row each.
  public var metricsCSV: String {
    let lines =
      ["family,key,value,relation,unit,note"]
      + metrics.map { metric in
        let relation =
          switch metric.outcome {
          case .value: "="
          case .atLeast: ">="
          case .atMost: "<="
          case .notApplicable: "does not apply"
          }
        let note = [metric.value == nil ? metric.text : nil, metric.note].compactMap(\.self)
          .joined(separator: "; ")
        return [
          metric.family.rawValue, metric.key, metric.value.map { "\($0)" } ?? "", relation,
          metric.unit.rawValue, "\"\(note.replacing("\"", with: "\"\""))\"",
        ].joined(separator: ",")
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func key(_ family: Metric.Family) -> String {
    family.rawValue.replacing(" ", with: "-")
  }

  private struct Content: Encodable {
    var device: String
    var summary: String
    var conditions: BenchConditions
    var settings: CharacterizationSettings
    var imperfections: ImperfectionChoice
    var metrics: [String: [EncodedMetric]]
  }

  /// A figure has either a value or the reason why there is none.
  private struct EncodedMetric: Encodable {
    var key: String
    var title: String
    var unit: String
    var value: Double?
    var relation: String?
    var doesNotApply: String?
    var note: String?

    init(_ metric: Metric) {
      key = metric.key
      title = metric.title
      unit = metric.unit.rawValue
      value = metric.value
      note = metric.note
      switch metric.outcome {
      case .value: relation = "="
      case .atLeast: relation = ">="
      case .atMost: relation = "<="
      case .notApplicable(let reason): doesNotApply = reason
      }
    }
  }
}
