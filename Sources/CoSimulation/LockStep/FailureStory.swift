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
      let isConversion = strobe.valid == "trace_conversion_valid_o"
      let bits = activity.moments.map { $0.values[strobe.valid] == 1 }
      rows.append(WaveRow(name: Self.shortName(strobe.valid), .bits(bits)))
      rows += strobe.data.map { port in
        let texts = activity.moments.map {
          $0.values[strobe.valid] == 1 ? Self.text(port, $0) : ""
        }
        return WaveRow(name: Self.shortName(port.name), .data(texts))
      }
      if isConversion {
        rows.append(
          WaveRow(
            name: "bitline current, uA",
            .data(
              activity.moments.map {
                $0.values[strobe.valid] == 1 ? $0.current?.millionths ?? "" : ""
              })))
      }
    }
    rows += Self.cellRows(activity)
    description =
      WavePicture(
        rows, columns: activity.moments.count, focus: focus,
        headline: "from cycle \(began) on, where something happened:"
      ).text
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
    return pulsed.sorted().flatMap { column in
      func row(_ name: String, _ text: (Double) -> String) -> WaveRow {
        WaveRow(
          name: "\(name) of column \(column)",
          .held(
            activity.moments.map { moment in
              column < moment.cells.count ? text(moment.cells[column]) : ""
            }))
      }
      return [
        row("cell", thousandths),
        row("uS") { activity.device.conductance($0).millionths },
      ]
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
