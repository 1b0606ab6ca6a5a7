/// The course of the signals around a mismatch, as text: a column for each cycle in which something
/// happened, counted from the begin of the transaction.
///
/// ```text
/// cycle                 0    32   34   81
/// observation_valid_i   /--\______________
/// conversion_valid      _____/--\______/--\_
/// conversion_code            |37       |112
/// cell of column 4      |0.310
///                                      ^ here
/// ```
/// A signal of one bit is a line below (0) or, in the cycle of the column, above (1). Data stand
/// where their strobe is 1, the cells' states where they change.
public struct FailureStory: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  private static let pageWidth = 100
  /// Columns that are shown behind the mismatch.
  private static let columnsBehind = 2
  /// Ports that hold numbers in two's complement.
  private static let signedPorts: Set<String> = [
    "trace_value_o", "trace_update_error_o", "trace_update_value_o",
  ]

  init(_ activity: Activity, mismatch: Mismatch) {
    let focus = Self.focus(activity, mismatch: mismatch)
    let began = activity.began ?? 0
    var rows = [
      WaveRow(name: "cycle", .numbers(activity.moments.map { "\($0.cycle - began)" }))
    ]
    for name in activity.handshakes {
      rows.append(WaveRow(name: name, .bits(activity.moments.map { $0.values[name] == 1 })))
    }
    for strobe in activity.strobes {
      let bits = activity.moments.map { $0.values[strobe.valid] == 1 }
      rows.append(WaveRow(name: Self.shortName(strobe.valid), .bits(bits)))
      rows += strobe.data.map { port in
        let texts = activity.moments.map {
          $0.values[strobe.valid] == 1 ? Self.text(port, $0) : ""
        }
        return WaveRow(name: Self.shortName(port.name), .data(texts))
      }
    }
    rows += Self.cellRows(activity)
    let width = (rows.map(\.widest).max() ?? 0) + 1
    let margin = (rows.map(\.name.count).max() ?? 0) + 2
    let count = max(1, (Self.pageWidth - margin) / width)
    let end = min(
      activity.moments.count, (focus ?? activity.moments.count) + Self.columnsBehind + 1)
    let columns = max(0, end - count)..<end
    var lines = ["from cycle \(began) on, where something happened:"]
    lines += rows.filter { $0.isActive(in: columns) }.map {
      $0.drawn(columns, margin: margin, width: width)
    }
    if let focus, columns.contains(focus) {
      let place = margin + (focus - columns.lowerBound) * width
      lines.append(String(repeating: " ", count: place) + "^ here")
    }
    description = lines.joined(separator: "\n")
  }

  /// The column of the strobe that showed the difference.
  private static func focus(_ activity: Activity, mismatch: Mismatch) -> Int? {
    guard let moment = mismatch.moment else { return nil }
    let beats = activity.moments.indices.filter {
      activity.moments[$0].values[moment.strobe] == 1
    }
    return moment.beat < beats.count ? beats[moment.beat] : nil
  }

  /// The states of the cells that were pulsed, where they change.
  private static func cellRows(_ activity: Activity) -> [WaveRow] {
    let pulsed = Set(
      activity.moments.filter { $0.values["trace_pulse_valid_o"] == 1 }
        .compactMap { $0.values["trace_pulse_column_o"].map(Int.init) })
    return pulsed.sorted().map { column in
      let states = activity.moments.map { moment in
        column < moment.cells.count ? thousandths(moment.cells[column]) : ""
      }
      return WaveRow(name: "cell of column \(column)", .held(states))
    }
  }

  /// A state from 0 to 1 with three decimals.
  private static func thousandths(_ state: Double) -> String {
    let digits = String(Int((state * 1000).rounded()) + 1000)
    return "\(digits.first == "2" ? 1 : 0).\(digits.suffix(3))"
  }

  private static func text(_ port: ModelPort, _ moment: Activity.Moment) -> String {
    let value = moment.values[port.name] ?? 0
    return signedPorts.contains(port.name)
      ? "\(value.signed(width: port.width))" : "\(value)"
  }

  /// Without the words that all ports of the trace share.
  private static func shortName(_ port: String) -> String {
    var name = port[...]
    if name.hasPrefix("trace_") { name = name.dropFirst(6) }
    if name.hasSuffix("_o") { name = name.dropLast(2) }
    return String(name)
  }
}
