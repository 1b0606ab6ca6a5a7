import Characterization
import CoSimulation
import DevicePhysics
import Generation

/// A report as a folder of files, with its picture.
public struct CharacterizationFolder: Sendable {
  public let report: CharacterizationReport
  public let format: CharacterizationReport.PictureFormat

  public init(
    _ report: CharacterizationReport, picture format: CharacterizationReport.PictureFormat = .svg
  ) {
    self.report = report
    self.format = format
  }

  /// A CSV a table, `metrics.csv`, `metrics.json`, `report.txt`, and the script of the picture.
  public var files: [GeneratedText] {
    get throws {
      report.tables.map { GeneratedText(name: "\($0.name).csv", text: $0.csv) } + [
        GeneratedText(name: "metrics.csv", text: report.metricsCSV),
        GeneratedText(name: "metrics.json", text: try report.json),
        GeneratedText(name: "report.txt", text: report.text),
        GeneratedText(
          name: CharacterizationReport.script, text: report.plotScript(format)),
      ]
    }
  }

  /// Writes the files and draws the picture.
  ///
  /// - Returns: false where gnuplot is not installed: then the picture is missing, and the script
  ///   draws it later.
  /// - Throws: `DiagnosticReport` where the folder cannot be written, `ToolFailure` where gnuplot
  ///   fails.
  @discardableResult
  public func write(to folder: String) throws -> Bool {
    try OutputFolder(folder).write(try files)
    return try Gnuplot.draw(CharacterizationReport.script, in: folder)
  }
}
