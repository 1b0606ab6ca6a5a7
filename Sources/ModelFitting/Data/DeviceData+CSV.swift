import Diagnostics
import YAML

extension DeviceData {
  /// Reads comma-separated values.
  ///
  /// The head names the columns, each with its unit in brackets, such as `width [us]`; without
  /// brackets it is the SI unit. Lines that are empty or begin with `#` are left aside.
  ///
  /// - Pulses: `voltage`, `width`, and `conductance`, or `current` with `read-voltage`. A row is a
  ///   pulse and the reading after it; a width of 0 is a reading alone. `gap` is the time between.
  /// - A sweep: `time`, `voltage` and `current`. A row's voltage acts from the time of the row
  ///   before.
  ///
  /// `run`, a whole number, tells devices or repetitions apart: where it changes, a fresh device
  /// begins.
  ///
  /// - Parameters:
  ///   - file: what the messages call it.
  ///   - readVoltage: volts that conductances were read at where no column says so.
  /// - Throws: `DiagnosticReport` with the places of up to 20 problems.
  public init(
    csv text: String, file: String, readVoltage: Double = 0.1
  ) throws(DiagnosticReport) {
    let table = try MeasuredTable(
      text, file: file,
      columns: [
        .init(name: "time", dimension: .time), .init(name: "voltage", dimension: .voltage),
        .init(name: "width", dimension: .time), .init(name: "gap", dimension: .time),
        .init(name: "conductance", dimension: .conductance),
        .init(name: "current", dimension: .current),
        .init(name: "read-voltage", dimension: .voltage), .init(name: "run", dimension: .number),
      ])
    try Self.refuseCombinations(table.names, file)
    self.init(runs: [])
    var (run, time, problems): (Double?, Double?, [Diagnostic]) = (nil, nil, [])
    for row in table.rows {
      func value(_ name: String) -> Double? { row.fields[name]?.value }
      func report(_ identifier: String, _ message: String, _ name: String, _ remedy: String) {
        problems.append(
          Diagnostic(
            .error, identifier, message,
            at: Place(file: file, line: row.line, column: row.fields[name]?.column),
            remedy: remedy))
      }
      let isNew = runs.isEmpty || value("run") != run
      if isNew {
        runs.append([])
        (run, time) = (value("run"), nil)
      }
      for name in ["width", "gap"] where (value(name) ?? 0) < 0 {
        report("bad-number", "'\(name)' is negative", name, "a time is at least 0 s")
      }
      if let now = value("time"), let before = time, now <= before {
        report(
          "time-order", "the time does not go on: \(now) s after \(before) s", "time",
          "sort the rows by time, or tell the runs apart in a column 'run'")
      }
      let read = value("read-voltage") ?? (value("time") == nil ? readVoltage : value("voltage"))
      let seconds = value("width") ?? (value("time") ?? 0) - (time ?? value("time") ?? 0)
      time = value("time")
      runs[runs.count - 1].append(
        Sample(
          volts: value("voltage") ?? 0, seconds: seconds, gap: value("gap") ?? 0,
          readVolts: read ?? 0,
          amperes: value("current") ?? (value("conductance") ?? 0) * (read ?? 0), line: row.line))
    }
    let report = DiagnosticReport(Array(problems.prefix(20)))
    if report.hasErrors { throw report }
  }

  private static func refuseCombinations(
    _ names: [String], _ file: String
  ) throws(DiagnosticReport) {
    let has = Set(names)
    let isSweep = has.isSuperset(of: ["time", "voltage", "current"])
    let isPulses =
      has.isSuperset(of: ["voltage", "width", "conductance"])
      || has.isSuperset(of: ["voltage", "width", "current", "read-voltage"])
    let isBoth =
      has.isSuperset(of: ["time", "width"]) || has.isSuperset(of: ["conductance", "current"])
    let isMixed = has.contains("time") && !has.isDisjoint(with: ["gap", "read-voltage"])
    guard isSweep != isPulses, !isBoth, !isMixed else {
      throw DiagnosticReport(
        Diagnostic(
          .error, "column-set",
          "the columns \(names.joined(separator: ", ")) are neither pulses nor a sweep",
          at: Place(file: file, line: 1),
          remedy: "write voltage, width and conductance (or current and read-voltage) for pulses; "
            + "time, voltage and current for a sweep"))
    }
  }
}
