import Specifications

/// The course of a layer's signals before a mismatch of a matrix engine, as text: a column for each cycle in which
/// something happened. Analogue rows show what the sample-and-hold circuits hold of the bitlines, and the voltage and
/// the conductances of a row that take part in it.
public struct MatrixFailureStory: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ activity: MatrixActivity, mismatch: MatrixMismatch) {
    let moments = activity.moments
    typealias Moment = MatrixActivity.Moment
    func bits(_ name: String, _ isOne: KeyPath<Moment, Bool>) -> WaveRow {
      WaveRow(name: name, .bits(moments.map { $0[keyPath: isOne] }))
    }
    func data(
      _ name: String, where isValid: KeyPath<Moment, Bool>, _ text: (Moment) -> String
    ) -> WaveRow {
      WaveRow(name: name, .data(moments.map { $0[keyPath: isValid] ? text($0) : "" }))
    }
    var rows = [
      WaveRow(name: "cycle", .numbers(moments.map { "\($0.cycle)" })),
      bits("input", \.isInput), data("input element", where: \.isInput) { "\($0.input)" },
      bits("sampled", \.isSampled), data("plane, column", where: \.isSampled) { $0.place },
      data("row \(activity.row), mV", where: \.isSampled) { ($0.voltage * 1e-3).millionths },
    ]
    for (index, place) in activity.lanes.enumerated() {
      let name = "tile \(place.tile), lane \(place.lane)"
      rows.append(
        data("\(name), uS of row \(activity.row)", where: \.isSampled) {
          $0.conductances[index].millionths
        })
      rows.append(
        data("\(name), bitline uA", where: \.isSampled) { $0.currents[index].millionths })
    }
    rows.append(bits("converted", \.isConverted))
    for (index, place) in activity.lanes.enumerated() {
      rows.append(
        data("tile \(place.tile), lane \(place.lane), code", where: \.isConverted) {
          "\($0.codes[index])"
        })
    }
    rows += [
      bits("output", \.isOutput), data("sum", where: \.isOutput) { "\($0.sum)" },
      data("result", where: \.isOutput) { "\($0.result)" },
    ]
    description =
      WavePicture(
        rows, columns: moments.count, focus: moments.firstIndex { $0.cycle == mismatch.cycle },
        headline: "layer \(activity.layerName), where something happened:"
      ).text
  }
}
