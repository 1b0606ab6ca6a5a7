import DevicePhysics
import Foundation
import YAML

/// A fit as it is read.
public struct FitReport: Sendable, Codable {
  public struct Row: Sendable, Codable {
    public var name: String
    public var value: Double
    /// `nil` for a parameter that the data do not determine.
    public var standardError: Double?
    public var confusedWith: [String]
  }

  public let model: String
  public let data: String
  public let samples: Int
  /// 0.01 is 1 %.
  public let residual: Double
  public let greatestResidual: Double
  public let greatestResidualLine: Int
  public let isConverged: Bool
  public let isGood: Bool
  public let searchesThatAgree: Int
  public let searches: Int
  public let parameters: [Row]

  public init<Device>(_ fitted: FittedModel<Device>, model: String, data: String) {
    self.model = model
    self.data = data
    samples = fitted.samples
    residual = fitted.residual
    greatestResidual = fitted.greatestResidual
    greatestResidualLine = fitted.greatestResidualLine
    isConverged = fitted.isConverged
    isGood = fitted.isGood
    searchesThatAgree = fitted.agreeing
    searches = fitted.tried
    parameters = fitted.parameters.map {
      Row(
        name: $0.name, value: $0.value, standardError: $0.standardError,
        confusedWith: $0.confusedWith)
    }
  }

  /// Keys in alphabetical order; ends with a line break.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  /// For a terminal; ends with a line break.
  ///
  /// - Parameter preset: the file that the device was written into; `nil` for none.
  public func text(preset: String?) -> String {
    let determined = parameters.filter { $0.standardError != nil }.map { row in
      let error = row.standardError ?? 0
      let relative = row.value == 0 ? "" : "  (\(percent(error / abs(row.value))))"
      return "  \(padded(row.name))  \(number(row.value)) +- \(number(error))\(relative)"
    }
    let loose = parameters.filter { $0.standardError == nil }.map { row in
      let others = row.confusedWith.joined(separator: ", ")
      return "  \(padded(row.name))  \(number(row.value))"
        + (others.isEmpty ? "" : "; \(others) can make up for it")
    }
    var lines = [
      "\(model), fitted to \(data): \(samples) samples",
      "  residual             \(percent(residual)) root mean square, "
        + "\(percent(greatestResidual)) at most (line \(greatestResidualLine))",
      "  searches that agree  \(searchesThatAgree) of \(searches)", "",
    ]
    lines += determined
    if !loose.isEmpty { lines += ["", "not determined by these data:"] + loose }
    if !isGood {
      lines += ["", "the model does not describe these data: it is off by \(percent(residual))"]
    }
    if let preset { lines += ["", "written into \(preset)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private func padded(_ name: String) -> String {
    let width = parameters.map(\.name.count).max() ?? 0
    return name + String(repeating: " ", count: width - name.count)
  }

  private func percent(_ share: Double) -> String { "\(number(share * 100)) %" }

  /// Four digits.
  private func number(_ value: Double) -> String {
    let rounded = Double(String(format: "%.3e", value)) ?? value
    return "\(Quantity(rounded, .number))"
  }
}
